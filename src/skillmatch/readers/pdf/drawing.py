"""The objects on a PDF page in the order of drawing, and which of its texts may leave no mark."""

from __future__ import annotations

import ctypes
import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from ctypes import byref
from itertools import pairwise
from operator import add, itemgetter
from typing import Any, NamedTuple

from skillmatch.readers.hidden.contrast import BLACK, WHITE, Colour, alike
from skillmatch.readers.pdf.calls import BOUNDS, COLOURS, MATRICES, Handle, each, function
from skillmatch.readers.pdf.struck import Mark, lines_among

_NEVER_DRAWN = (3, 7)
_LIGHT = 190
"""In every channel: text as light as this may be on white."""
_FAINT = 64
"""Of 255: text as transparent as this may not show."""
_DEEPEST = 6
_MOST_OBJECTS = 20_000
_MOST_COMPARED = 300_000
"""Texts with the shapes at their height: where there are more, to draw the page is quicker."""
_LINE = 3.0
_THIN = 1.5
"""Points: a line so thin hides no words."""
_DOT = 6.0
"""Points across, at most: the sign of a list, which hides no word but together with others beside it."""
_height = itemgetter(2)


class Shape(NamedTuple):
    """A filled shape, or a picture, which has no colour of its own.

    Attributes:
        at: its place in the order of drawing.
        inside: whether it is in a form, whose own coordinates are not the page's.
    """

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

    @property
    def hides(self) -> bool:
        """Whether it is broad enough to hide a letter."""
        return min(self.right - self.left, self.top - self.bottom) > _THIN

    @property
    def is_dot(self) -> bool:
        """Whether it is too small to hide a word, as the sign of a list is."""
        return max(self.right - self.left, self.top - self.bottom) <= _DOT


class _Look(NamedTuple):
    """How a text is drawn: a page has few looks, and with some producers as many texts as glyphs.

    Attributes:
        fill: whether it is filled, and with how much red, green, blue and opacity.
    """

    inside: bool
    mode: int
    fill: tuple[int, tuple[int, int, int, int]]

    @property
    def colour(self) -> Colour:
        filled, (red, green, blue, _) = self.fill
        return Colour(red, green, blue) if filled else BLACK

    @property
    def seen(self) -> bool:
        filled, (*_, opacity) = self.fill
        return (not filled or opacity > _FAINT) and self.mode not in _NEVER_DRAWN


class Drawing:
    """Everything on a page, texts and shapes in the order of drawing.

    Attributes:
        pixels: of all pictures.
        shapes: and pictures.
        strokes: paths that are only drawn along, outside of forms.
    """

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._parts = [ctypes.c_uint() for _ in range(4)]
        self._count = 0
        # The texts column by column: their handles, their places in the order, whether they are in a form.
        self._handles: list[Handle] = []
        self._places: list[int] = []
        self._inside: list[bool] = []
        self._modes: list[int] = []
        self.has_forms = False
        self.pixels = 0
        self.shapes: list[Shape] = []
        self.strokes: list[Handle] = []

    def collect(self, parent: Handle, depth: int) -> None:
        """Take in all objects of a page, or, deeper, of a form on it."""
        objects = _objects(parent, depth, _MOST_OBJECTS - self._count)
        # Only of a text there is a way in which it is drawn.
        modes = list(map(function("FPDFTextObj_GetTextRenderMode"), objects))
        begin = 0
        for at in [at for at, mode in enumerate(modes) if mode < 0]:
            self._take_texts(objects[begin:at], modes[begin:at], depth > 0)
            self._take_other(objects[at], depth)
            begin = at + 1
        self._take_texts(objects[begin:], modes[begin:], depth > 0)

    def _take_texts(self, texts: Sequence[Handle], modes: Sequence[int], inside: bool) -> None:
        self._handles += texts
        self._modes += modes
        self._places += range(self._count + 1, self._count + 1 + len(texts))
        self._inside += [inside] * len(texts)
        self._count += len(texts)

    def _take_other(self, one: Handle, depth: int) -> None:
        self._count += 1
        kind = function("FPDFPageObj_GetType")(one)
        if kind == self._raw.FPDF_PAGEOBJ_FORM:
            self.has_forms = True
            if depth < _DEEPEST:
                self.collect(one, depth + 1)
        elif kind != self._raw.FPDF_PAGEOBJ_PATH or _is_filled(one):
            self.shapes.append(self._shape(one, kind, depth > 0))
        elif not depth:
            self.strokes.append(one)

    @property
    def all_texts(self) -> list[Handle]:
        """All texts, in the order of drawing."""
        return self._handles

    def lines(self) -> list[Mark]:
        """Thin level lines that can be seen on white, however they are drawn."""
        thin = [
            Mark(*one[3:])
            for one in self.shapes
            if one.colour and not one.inside and one.top - one.bottom < _LINE and not alike(one.colour, WHITE)
        ]
        if self.strokes:
            _, sides = BOUNDS.of_handles("FPDFPageObj_GetBounds", self.strokes)
            thin += [Mark(*box) for box in zip(*sides, strict=True) if box[3] - box[1] < _LINE]
        return lines_among(thin) if thin else []

    @property
    def texts(self) -> int:
        """How many pieces the text of the page is in."""
        return len(self._handles)

    def is_upright(self) -> bool:
        """Whether all text is for certain written from left to right: told by the texts, where they are few."""
        if self.has_forms or self._count >= _MOST_OBJECTS:
            return False
        _, (a, _, c, *_) = MATRICES.of_handles("FPDFPageObj_GetMatrix", self._handles)
        return not any(c) and min(a, default=1) > 0

    def doubtful(self) -> list[Handle]:
        """The texts that may leave no mark: faint, light, in the colour of a shape below, or with something on top."""
        told = self._looks()
        looks = {look: _Look._make(look) for look in set(told)}
        doubted = {look for look, how in looks.items() if self._is_doubtful(how)}
        found = {at for at, look in enumerate(told) if look in doubted} if doubted else set()
        shapes = _hiding(self.shapes)
        like = {look: {shape.at for shape in shapes if _alike(shape.colour, how.colour)} for look, how in looks.items()}
        most = len(told)
        if not any(like.values()):
            # What is drawn after all shapes, in a colour that none of them has, is on top of them and can be seen.
            most = bisect_left(self._places, max((shape.at for shape in shapes), default=0))
        for shape, at in _meetings(self._handles[:most], shapes):
            look = told[at]
            if not look[0] and (shape is None or self._places[at] < shape.at or shape.at in like[look]):
                found.add(at)
        return [self._handles[at] for at in sorted(found)]

    def _looks(self) -> list[tuple[Any, ...]]:
        """How each text is drawn, as plain tuples of what a ``_Look`` has."""
        fills = COLOURS.rows_of_handles("FPDFPageObj_GetFillColor", self._handles)
        return list(zip(self._inside, self._modes, fills, strict=True))

    def _is_doubtful(self, look: _Look) -> bool:
        """Whether texts of a look may leave no mark wherever they are."""
        if not look.seen or min(look.colour) > _LIGHT:
            return True
        # Of these shapes it is not known where they are: those in a form, and all of them for a text in one.
        return any(_alike(shape.colour, look.colour) for shape in self.shapes if shape.inside or look.inside)

    def _shape(self, one: Handle, kind: int, inside: bool) -> Shape:
        red, green, blue, _ = self._parts
        colour = None
        if kind == self._raw.FPDF_PAGEOBJ_IMAGE:
            if function("FPDFImageObj_GetImagePixelSize")(one, byref(red), byref(green)):
                self.pixels += red.value * green.value
        elif function("FPDFPageObj_GetFillColor")(one, *map(byref, self._parts)):
            colour = Colour(red.value, green.value, blue.value)
        function("FPDFPageObj_GetBounds")(one, *map(byref, self._edges))
        left, bottom, right, top = (edge.value for edge in self._edges)
        return Shape(self._count, colour, inside, left, bottom, right, top)


def _objects(parent: Handle, depth: int, most: int) -> list[Handle]:
    """At most so many objects of a page, or, deeper, of a form."""
    of = "FPDFFormObj" if depth else "FPDFPage"
    indexes = range(min(function(f"{of}_CountObjects")(parent), most))
    # Of a form, its function takes numbers twice as long.
    return each(f"{of}_GetObject", parent, list(map(ctypes.c_ulong, indexes)) if depth else indexes, Handle)


def _is_filled(path: Handle) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(function("FPDFPath_GetDrawMode")(path, byref(mode), byref(stroke)) and mode.value)


def _hiding(shapes: Sequence[Shape]) -> list[Shape]:
    """The shapes on the page itself that may hide a word: each dot only where another one is beside it."""
    near = [shape for shape in shapes if not shape.inside and shape.hides]
    lone = {shape.at for shape in near if shape.is_dot}
    if not lone:
        return near
    dots = [shape for shape in near if shape.is_dot]
    # Of two that are level, at least one of two grids has both in one row.
    for shift in (0.0, _DOT / 2):
        dots.sort(key=lambda dot: ((dot.bottom + shift) // _DOT, dot.left))
        for dot, other in pairwise(dots):
            if abs(other.bottom - dot.bottom) <= _DOT and other.left - dot.right <= _DOT:
                lone -= {dot.at, other.at}
    return [shape for shape in near if shape.at not in lone]


def _meetings(texts: Sequence[Handle], shapes: Sequence[Shape]) -> Iterator[tuple[Shape | None, int]]:
    """Each shape with the texts that are where it is; all texts with none, where it takes too long to tell."""
    if not shapes or not texts:
        return
    _, (left, bottom, right, top) = BOUNDS.of_handles("FPDFPageObj_GetBounds", texts)
    first, last = 2 * min(shape.left for shape in shapes), 2 * max(shape.right for shape in shapes)
    near = [at for at, sides in enumerate(map(add, left, right)) if first <= sides <= last]
    middles = ((at, (left[at] + right[at]) / 2, (bottom[at] + top[at]) / 2) for at in near)
    upwards = sorted((one for one in middles if not math.isnan(one[2])), key=_height)
    heights = list(map(_height, upwards))
    compared = 0
    for shape in shapes:
        beside = upwards[bisect_left(heights, shape.bottom) : bisect_right(heights, shape.top)]
        compared += len(beside)
        if compared > _MOST_COMPARED:
            yield from ((None, at) for at in range(len(texts)))
            return
        yield from ((shape, at) for at, x, _ in beside if shape.left <= x <= shape.right)


def _alike(one: Colour | None, other: Colour) -> bool:
    return one is not None and alike(one, other)
