"""A PDF page drawn with and without some of its words: where the two differ, the words can be seen."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from skillmatch.readers.pdf.calls import Handle, function, handle

_SCALE = 2.0
_MOST_PIXELS = 4_000_000
_LEAST = 24
"""Of 255: a smaller difference of colour nobody sees."""
_CHANNELS = 4
_NEAR = 16
"""Rows between two places that are drawn together."""


Box = tuple[float, float, float, float]
"""Left, bottom, right and top on the page."""
_Pixels = tuple[int, int, int, int]
"""First column, first row, and the ones after the last, of a drawing."""


def unmarked(page: Any, words: Sequence[Handle], boxes: Sequence[Box]) -> list[bool]:
    """For each of ``boxes``, whether the page looks the same there without ``words``, which are text objects.

    These have no colour afterwards.
    """
    import pypdfium2.raw as raw

    width, height = page.get_size()
    scale = min(_SCALE, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
    size = max(1, math.ceil(width * scale)), max(1, math.ceil(height * scale))
    places = list(_in_pixels(handle(page.raw), size, boxes))
    # No more is drawn than is looked at: to draw a page takes many times as long as to read it.
    parts = _parts(places)
    ones = [_drawing(raw, page, size, part) for part in parts]
    for paint in map(function, ("FPDFPageObj_SetFillColor", "FPDFPageObj_SetStrokeColor")):
        for word in words:
            paint(word, 0, 0, 0, 0)
    others = [_drawing(raw, page, size, part) for part in parts]
    drawn = list(zip(ones, others, parts, strict=True))
    tops = [part[1] for part in parts]
    return [not any(_differ(*drawn[at], place) for at in _part_of(place, tops)) for place in places]


def _in_pixels(page: Handle, size: tuple[int, int], boxes: Sequence[Box]) -> Iterator[_Pixels]:
    """Where the boxes are on a drawing of the whole page, as far as they are on it."""
    x, y = ctypes.c_int(), ctypes.c_int()
    pointers, to_device = (ctypes.byref(x), ctypes.byref(y)), function("FPDF_PageToDevice")
    for left, bottom, right, top in boxes:
        xs, ys = [], []
        for across, up in ((left, bottom), (left, top), (right, bottom), (right, top)):
            to_device(page, 0, 0, *size, 0, ctypes.c_double(across), ctypes.c_double(up), *pointers)
            xs.append(x.value)
            ys.append(y.value)
        yield max(0, min(xs)), max(0, min(ys)), min(size[0], max(xs) + 1), min(size[1], max(ys) + 1)


def _parts(places: Iterable[_Pixels]) -> list[_Pixels]:
    """Parts of a drawing, from its top, that have all of the places on it, each place in one of them."""
    parts: list[_Pixels] = []
    for left, top, right, bottom in sorted((place for place in places if _is_on(place)), key=itemgetter(1)):
        if parts and top <= parts[-1][3] + _NEAR:
            last = parts.pop()
            parts.append((min(left, last[0]), last[1], max(right, last[2]), max(bottom, last[3])))
        else:
            parts.append((left, top, right, bottom))
    return parts


def _part_of(place: _Pixels, tops: Sequence[int]) -> Sequence[int]:
    """The number of the part, of those that begin at ``tops``, that a place is in; none for one off the drawing."""
    return [bisect_right(tops, place[1]) - 1] if _is_on(place) else []


def _is_on(place: _Pixels) -> bool:
    return place[0] < place[2] and place[1] < place[3]


def _differ(one: bytes, other: bytes, part: _Pixels, place: _Pixels) -> bool:
    """Whether two drawings of a part of the page differ at a place in it."""
    width = part[2] - part[0]
    for row in range(place[1] - part[1], place[3] - part[1]):
        start, end = (_CHANNELS * (row * width + column - part[0]) for column in (place[0], place[2]))
        here, there = one[start:end], other[start:end]
        if here != there and any(abs(a - b) > _LEAST for a, b in zip(here, there, strict=True)):
            return True
    return False


def _drawing(raw: Any, page: Any, size: tuple[int, int], part: _Pixels) -> bytes:
    across, down = part[2] - part[0], part[3] - part[1]
    buffer = (ctypes.c_ubyte * (_CHANNELS * across * down))()
    bitmap = raw.FPDFBitmap_CreateEx(across, down, raw.FPDFBitmap_BGRx, buffer, _CHANNELS * across)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        flags = raw.FPDF_ANNOT | raw.FPDF_NO_CATCH
        raw.FPDF_RenderPageBitmap(bitmap, page.raw, -part[0], -part[1], *size, 0, flags)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return bytes(buffer)
