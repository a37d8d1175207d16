"""What a PDF page holds and nobody sees: off the page, without size, or drawn so that it leaves no mark.

Whether words leave a mark is not guessed from their colour: where some may not, the page is drawn with and without
them, and what looks the same either way is hidden.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import Any

from skillmatch.readers.hidden.collect import STRUCK, SWITCHED_OFF, TINY
from skillmatch.readers.hidden.contrast import SMALLEST
from skillmatch.readers.pdf.calls import each, handle
from skillmatch.readers.pdf.characters import Drawn, is_blank
from skillmatch.readers.pdf.drawing import Drawing, Shape
from skillmatch.readers.pdf.struck import Mark, struck_by_lines, struck_in_boxes

OFF_PAGE = "off the page"
NO_WIDTH = "without any width"
NO_MARK = "drawn so that it cannot be seen"
_NARROW = 0.02
_FLAT = 4.0
_MOST_PIXELS = 60_000_000
"""Of all pictures on a page: to draw more takes more memory than it tells."""
_COVERS = 0.5
"""Share of the page that a picture covers which may be the scan of a page."""


class PdfVisibility:
    """Why a glyph of a page is not seen.

    Attributes:
        scanned: whether a picture covers the page.
        unchecked: whether there are words that may leave no mark, and nobody looked.
    """

    def __init__(
        self,
        page: Any,
        textpage: Any,
        may_draw: bool = True,
        strikes: Sequence[Mark] = (),
        switched_off: bool = False,
    ) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._strikes = strikes
        self._textpage = textpage.raw
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        self._box = (box.left, box.bottom, box.right, box.top)
        drawing = Drawing(raw)
        drawing.collect(handle(page.raw), 0)
        doubtful = drawing.doubtful()
        plain = {one.value for one in doubtful}
        if switched_off:
            doubtful = drawing.all_texts
        self.unchecked = bool(doubtful) and (not may_draw or drawing.pixels > _MOST_PIXELS)
        doubtful = [] if self.unchecked else doubtful
        self.scanned = _is_scanned(drawing.shapes, self._box)
        self._page = page
        self._drawing = drawing
        self._doubtful = {one.value: one for one in doubtful}
        self._layered = self._doubtful.keys() - plain

    def all_upright(self, count: int) -> bool:
        """Whether all text is upright for certain, where it takes less to tell than to ask of ``count`` characters."""
        return 2 * self._drawing.texts < count and self._drawing.is_upright()

    def reasons(self, drawn: Drawn, widths: Sequence[float], heights: Sequence[float]) -> dict[int, str]:
        """How those of the characters that nobody sees are hidden, by their place among all.

        Args:
            widths: of each in the direction of its line.
            heights: across it.
        """
        doubtful, layered = self._doubtful_among(drawn)
        places = {*doubtful, *self._odd(drawn, widths, heights)}
        found = {}
        looked_at = []
        for at in sorted(places):
            how = "" if is_blank(drawn.chars[at]) else self._why(drawn, at, widths[at], heights[at])
            if how:
                found[at] = how
            elif at in doubtful and not is_blank(drawn.chars[at]):
                looked_at.append(at)
        for at in self._unmarked(drawn, looked_at):
            found[at] = SWITCHED_OFF if at in layered else NO_MARK
        return self._struck(drawn) | found

    def _struck(self, drawn: Drawn) -> dict[int, str]:
        """The characters with a line through them."""
        lines = self._drawing.lines()
        if not lines and not self._strikes:
            return {}
        return dict.fromkeys(struck_by_lines(drawn, lines) | struck_in_boxes(drawn, self._strikes), STRUCK)

    def _unmarked(self, drawn: Drawn, places: Sequence[int]) -> Iterable[int]:
        """Those of the characters, all of texts that may leave no mark, that leave none."""
        if not places:
            return []
        from skillmatch.readers.pdf.marks import unmarked

        boxes = [(drawn.left[at], drawn.bottom[at], drawn.right[at], drawn.top[at]) for at in places]
        return compress(places, unmarked(self._page, list(self._doubtful.values()), boxes))

    def _doubtful_among(self, drawn: Drawn) -> tuple[set[int], set[int]]:
        """Which characters are of a text that may leave no mark, and which of them only since it may be on a layer."""
        if not self._doubtful:
            return set(), set()
        texts = each("FPDFText_GetTextObject", handle(self._textpage), drawn.indexes, ctypes.c_void_p)
        found = {at for at, text in enumerate(texts) if text in self._doubtful}
        return found, {at for at in found if texts[at] in self._layered} if self._layered else set()

    def _odd(self, drawn: Drawn, widths: Sequence[float], heights: Sequence[float]) -> Iterator[int]:
        """The characters that are near the edge of the page or small, which on most pages is none of them."""
        if self._none_is_odd(drawn, widths, heights):
            return
        for at, (width, height) in enumerate(zip(widths, heights, strict=True)):
            if height < _FLAT or width <= _NARROW * height or self._is_off(drawn, at):
                yield at

    def _none_is_odd(self, drawn: Drawn, widths: Sequence[float], heights: Sequence[float]) -> bool:
        """Whether all characters are large enough and on the page, told by the most extreme of them."""
        if any(drawn.turn):
            return False
        if not widths:
            return True
        left, bottom, right, top = self._box
        if min(heights) < _FLAT or min(widths) <= _NARROW * max(heights):
            return False
        across = left <= min(drawn.left) and max(drawn.right) <= right
        return bool(across and bottom <= min(drawn.bottom) and max(drawn.top) <= top)

    def _is_off(self, drawn: Drawn, at: int) -> bool:
        x, y = (drawn.left[at] + drawn.right[at]) / 2, (drawn.bottom[at] + drawn.top[at]) / 2
        left, bottom, right, top = self._box
        return not (left <= x <= right and bottom <= y <= top)

    def _why(self, drawn: Drawn, at: int, width: float, height: float) -> str:
        """How a character is hidden by its place and size, or nothing."""
        if self._is_off(drawn, at):
            return OFF_PAGE
        if height < _FLAT and self._points(drawn.indexes[at]) < SMALLEST:
            return TINY
        return NO_WIDTH if width <= _NARROW * height else ""

    def _points(self, index: int) -> float:
        """The size of a glyph as it is seen, whatever its font was told and scaled to."""
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(self._textpage, index, matrix)
        return float(self._raw.FPDFText_GetFontSize(self._textpage, index)) * math.hypot(matrix.c, matrix.d)


def _is_scanned(shapes: Sequence[Shape], box: tuple[float, float, float, float]) -> bool:
    """Whether one picture covers most of the page."""
    area = (box[2] - box[0]) * (box[3] - box[1])
    return any(one.colour is None and one.area > _COVERS * area for one in shapes)
