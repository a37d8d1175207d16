"""What a PDF page holds and nobody sees: off the page, without size, or drawn so that it leaves no mark.

Whether words leave a mark is not guessed from their colour: where some may not, the page is drawn with and without
them, and what looks the same either way is hidden.
"""

from __future__ import annotations

import ctypes
import math
from typing import Any, NamedTuple

from skillmatch.readers.hidden.collect import TINY
from skillmatch.readers.hidden.contrast import BLACK, SMALLEST, Colour, alike

OFF_PAGE = "off the page"
NO_WIDTH = "without any width"
NO_MARK = "drawn so that it cannot be seen"
_NEVER_DRAWN = (3, 7)
_LIGHT = 190
"""In every channel: text as light as this may be on white."""
_FAINT = 64
"""Of 255: text as transparent as this may not show."""
_NARROW = 0.02
_FLAT = 4.0
_DEEPEST = 6
_MOST_OBJECTS = 20_000
_MOST_PIXELS = 60_000_000
"""Of all pictures on a page: to draw more takes more memory than it tells."""
_BAND = 20
_MOST_COMPARED = 300_000
"""Texts with the shapes at their height: where there are more, to draw the page is quicker."""
_FAR = 20_000
"""Points: beyond this nothing is on any page."""
_TALL = 200
"""Bands: a shape that is in more of them, taller than any page, is looked at for every text."""
_THIN = 1.5
"""Points: a line so thin hides no words."""
_COVERS = 0.5
"""Share of the page that a picture covers which may be the scan of a page."""


class _Text(NamedTuple):
    """A piece of text, as many as there are glyphs with some producers.

    Attributes:
        at: its place in the order of drawing.
        inside: whether it is in a form, whose own coordinates are not the page's.
    """

    handle: Any
    at: int
    colour: Colour
    seen: bool
    inside: bool


class _Shape(NamedTuple):
    """A filled shape, or a picture, which has no colour of its own."""

    at: int
    colour: Colour | None
    inside: bool
    left: float
    bottom: float
    right: float
    top: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.top - self.bottom)

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class PdfVisibility:
    """Why a glyph of a page is not seen.

    Attributes:
        scanned: whether a picture covers the page.
        unchecked: whether there are words that may leave no mark, and nobody looked.
    """

    def __init__(self, page: Any, textpage: Any, may_draw: bool = True) -> None:
        import pypdfium2.raw as raw

        self._raw = raw
        self._textpage = textpage.raw
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page.raw, box)
        self._box = (box.left, box.bottom, box.right, box.top)
        drawn = _Drawing(raw)
        drawn.collect(page.raw, 0)
        doubtful = drawn.doubtful()
        self.unchecked = bool(doubtful) and (not may_draw or drawn.pixels > _MOST_PIXELS)
        doubtful = [] if self.unchecked else doubtful
        self.scanned = _is_scanned(drawn.shapes, self._box)
        self._marks = _marks(page, doubtful) if doubtful else None
        self._doubtful = {_address(one.handle) for one in doubtful}

    def why(self, index: int, box: Any, width: float, height: float) -> str:
        """How the glyph is hidden, or nothing."""
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        left, bottom, right, top = self._box
        if not (left <= x <= right and bottom <= y <= top):
            return OFF_PAGE
        if height < _FLAT and self._points(index) < SMALLEST:
            return TINY
        if width <= _NARROW * height:
            return NO_WIDTH
        if self._marks and _address(self._raw.FPDFText_GetTextObject(self._textpage, index)) in self._doubtful:
            return "" if self._marks.any_in(box) else NO_MARK
        return ""

    def _points(self, index: int) -> float:
        """The size of a glyph as it is seen, whatever its font was told and scaled to."""
        matrix = self._raw.FS_MATRIX()
        self._raw.FPDFText_GetMatrix(self._textpage, index, matrix)
        return float(self._raw.FPDFText_GetFontSize(self._textpage, index)) * math.hypot(matrix.c, matrix.d)


class _Drawing:
    """Everything on a page, texts and shapes in the order of drawing."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._parts = [ctypes.c_uint() for _ in range(4)]
        self._get_colour, self._get_mode = raw.FPDFPageObj_GetFillColor, raw.FPDFTextObj_GetTextRenderMode
        self._count = self._compared = 0
        self.pixels = 0
        self.texts: list[_Text] = []
        self.shapes: list[_Shape] = []

    def collect(self, parent: Any, depth: int) -> None:
        """Take in all objects of a page, or, deeper, of a form on it."""
        raw = self._raw
        get, count = raw.FPDFPage_GetObject, raw.FPDFPage_CountObjects
        if depth:
            get, count = raw.FPDFFormObj_GetObject, raw.FPDFFormObj_CountObjects
        kind_of, a_text = raw.FPDFPageObj_GetType, raw.FPDF_PAGEOBJ_TEXT
        for index in range(min(count(parent), _MOST_OBJECTS - self._count)):
            handle = get(parent, index)
            kind = kind_of(handle)
            self._count += 1
            if kind == a_text:
                self.texts.append(self._text(handle, depth > 0))
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                if depth < _DEEPEST:
                    self.collect(handle, depth + 1)
            elif kind != raw.FPDF_PAGEOBJ_PATH or self._is_filled(handle):
                self.shapes.append(self._shape(handle, kind, depth > 0))

    def doubtful(self) -> list[_Text]:
        """The texts that may leave no mark: faint, light, in the colour of a shape below, or with something on top."""
        bands: dict[int | None, list[_Shape]] = {}
        for shape in self.shapes:
            if min(shape.right - shape.left, shape.top - shape.bottom) > _THIN:
                low, high = map(_band, (shape.bottom, shape.top))
                for band in range(low, high + 1) if high - low < _TALL else (None,):
                    bands.setdefault(band, []).append(shape)
        elsewhere = {shape.colour for shape in self.shapes if shape.colour and shape.inside}
        anywhere = {shape.colour for shape in self.shapes if shape.colour}
        return [text for text in self.texts if self._is_doubtful(text, bands, anywhere if text.inside else elsewhere)]

    def _is_doubtful(self, text: _Text, bands: dict[int | None, list[_Shape]], colours: set[Colour]) -> bool:
        """Whether a text may leave no mark; ``colours`` are those of shapes of which it is not known where they are."""
        if not text.seen or min(text.colour) > _LIGHT or any(alike(one, text.colour) for one in colours):
            return True
        if not bands or text.inside:
            return False
        left, bottom, right, top = self._bounds(text.handle)
        x, y = (left + right) / 2, (bottom + top) / 2
        shapes = (*bands.get(_band(y), ()), *bands.get(None, ()))
        self._compared += len(shapes)
        if self._compared > _MOST_COMPARED:
            return True
        for shape in shapes:
            covers = shape.at > text.at or (shape.colour and alike(shape.colour, text.colour))
            if covers and not shape.inside and shape.holds(x, y):
                return True
        return False

    def _text(self, handle: Any, inside: bool) -> _Text:
        red, green, blue, opacity = self._parts
        filled = self._get_colour(handle, red, green, blue, opacity)
        colour = Colour(red.value, green.value, blue.value) if filled else BLACK
        seen = (not filled or opacity.value > _FAINT) and self._get_mode(handle) not in _NEVER_DRAWN
        return _Text(handle, self._count, colour, seen, inside)

    def _shape(self, handle: Any, kind: int, inside: bool) -> _Shape:
        colour = None
        if kind == self._raw.FPDF_PAGEOBJ_IMAGE:
            width, height = self._parts[:2]
            if self._raw.FPDFImageObj_GetImagePixelSize(handle, width, height):
                self.pixels += width.value * height.value
        elif self._get_colour(handle, *self._parts):
            colour = Colour(*(part.value for part in self._parts[:3]))
        return _Shape(self._count, colour, inside, *self._bounds(handle))

    def _bounds(self, handle: Any) -> tuple[float, float, float, float]:
        edges = self._edges
        self._raw.FPDFPageObj_GetBounds(handle, *edges)
        return edges[0].value, edges[1].value, edges[2].value, edges[3].value

    def _is_filled(self, path: Any) -> bool:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        return bool(self._raw.FPDFPath_GetDrawMode(path, mode, stroke) and mode.value)


def _band(height: float) -> int:
    """The band at a height of the page, wherever and whatever that is."""
    return int(max(-_FAR, min(_FAR, height)) // _BAND)


def _is_scanned(shapes: list[_Shape], box: tuple[float, float, float, float]) -> bool:
    """Whether one picture covers most of the page."""
    area = (box[2] - box[0]) * (box[3] - box[1])
    return any(one.colour is None and one.area > _COVERS * area for one in shapes)


def _marks(page: Any, doubtful: list[_Text]) -> Any:
    from skillmatch.readers.pdf.marks import marks_of

    return marks_of(page, [one.handle for one in doubtful])


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
