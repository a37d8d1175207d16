"""A PDF page drawn with and without some of its words: where the two differ, the words can be seen."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from typing import Any

from skillmatch.readers.pdf.calls import Handle, function

_SCALE = 2.0
_MOST_PIXELS = 4_000_000
_LEAST = 24
"""Of 255: a smaller difference of colour nobody sees."""
_CHANNELS = 4


class Marks:
    """Two drawings of a page."""

    def __init__(self, textpage_to_pixels: Any, one: bytes, other: bytes, width: int, height: int) -> None:
        self._to_pixels = textpage_to_pixels
        self._one, self._other = one, other
        self._width, self._height = width, height

    def any_in(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Whether the drawings differ inside a box of the page."""
        corners = [self._to_pixels(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        first, last = max(0, min(xs)), min(self._width, max(xs) + 1)
        for row in range(max(0, min(ys)), min(self._height, max(ys) + 1)):
            start, end = _CHANNELS * (row * self._width + first), _CHANNELS * (row * self._width + last)
            one, other = self._one[start:end], self._other[start:end]
            if one != other and any(abs(a - b) > _LEAST for a, b in zip(one, other, strict=True)):
                return True
        return False


def marks_of(page: Any, words: Sequence[Handle]) -> Marks:
    """The page drawn with ``words``, which are text objects, and then without."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    scale = min(_SCALE, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
    across, down = max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale))
    one = _drawing(raw, page, across, down)
    for paint in map(function, ("FPDFPageObj_SetFillColor", "FPDFPageObj_SetStrokeColor")):
        for word in words:
            paint(word, 0, 0, 0, 0)
    other = _drawing(raw, page, across, down)

    def to_pixels(x: float, y: float) -> tuple[int, int]:
        at_x, at_y = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page.raw, 0, 0, across, down, 0, x, y, at_x, at_y)
        return at_x.value, at_y.value

    return Marks(to_pixels, one, other, across, down)


def _drawing(raw: Any, page: Any, across: int, down: int) -> bytes:
    buffer = (ctypes.c_ubyte * (_CHANNELS * across * down))()
    bitmap = raw.FPDFBitmap_CreateEx(across, down, raw.FPDFBitmap_BGRx, buffer, _CHANNELS * across)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page.raw, 0, 0, across, down, 0, raw.FPDF_ANNOT | raw.FPDF_NO_CATCH)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return bytes(buffer)
