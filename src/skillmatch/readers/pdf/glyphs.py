"""The glyphs that a page draws, by the direction in which they are written, and those that nobody sees."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from operator import eq, neg, sub
from typing import Any, NamedTuple

from skillmatch.readers.pdf.characters import Drawn, drawn_on, is_blank
from skillmatch.readers.pdf.visibility import PdfVisibility

_UPRIGHT = 3
_LOWEST = 0.1
_MOST_LETTERS = 4


class Glyph(NamedTuple):
    """A character (several for a ligature) and its place in points: x, and y downwards to the baseline."""

    char: str
    x0: float
    x1: float
    y: float
    height: float


PlainGlyph = tuple[str, float, float, float, float]
"""What a ``Glyph`` is, with or without the names."""
_Columns = tuple[Sequence[str], Sequence[float], Sequence[float], Sequence[float], Sequence[float]]


class Frame(NamedTuple):
    """Glyphs written in one direction, in degrees anticlockwise."""

    angle: int
    glyphs: list[PlainGlyph]


class Glyphs(NamedTuple):
    """The glyphs of a page.

    Attributes:
        frames: by direction of writing, the commonest first.
        unmapped: how many had no character.
        hidden: those that nobody sees, by the reason why.
    """

    frames: tuple[Frame, ...]
    unmapped: int
    hidden: dict[str, list[PlainGlyph]]

    def with_typed(self, typed: Sequence[PlainGlyph]) -> Glyphs:
        """These with what was typed onto the page."""
        first, *others = self.frames or (Frame(0, []),)
        return self._replace(frames=(Frame(first.angle, [*first.glyphs, *typed]), *others))


def read_glyphs(textpage: Any, unseen: PdfVisibility) -> Glyphs:
    """The glyphs of a pypdfium2 text page in the order in which they are drawn."""
    drawn, unmapped = drawn_on(textpage, unseen.all_upright(textpage.count_chars()))
    angles = list(map(_angle, drawn.turn)) if any(drawn.turn) else []
    columns = _turned(drawn, angles) if any(angles) else _upright(drawn)
    # Plain tuples: to make an object of each takes longer than to ask pdfium for it.
    glyphs = list(zip(*columns, strict=True))
    reasons = unseen.reasons(drawn, list(map(sub, columns[2], columns[1])), columns[4])
    if not reasons and not any(angles):
        return Glyphs((Frame(0, _with_ligatures(glyphs)),) if glyphs else (), unmapped, {})
    return _sorted(glyphs, angles or [0] * len(glyphs), reasons, unmapped)


def _sorted(glyphs: Sequence[PlainGlyph], angles: Sequence[int], reasons: Mapping[int, str], unmapped: int) -> Glyphs:
    """The glyphs by direction, and apart from them those that nobody sees, by the reason why."""
    turned: dict[int, list[PlainGlyph]] = {}
    hidden: dict[str, list[PlainGlyph]] = {}
    for at, (glyph, angle) in enumerate(zip(glyphs, angles, strict=True)):
        how = reasons.get(at)
        (hidden.setdefault(how, []) if how else turned.setdefault(angle, [])).append(glyph)
    frames = [Frame(angle, _with_ligatures(found)) for angle, found in turned.items()]
    frames.sort(key=lambda frame: len(frame.glyphs), reverse=True)
    return Glyphs(tuple(frames), unmapped, {how: _with_ligatures(found) for how, found in hidden.items()})


def _with_ligatures(glyphs: list[PlainGlyph]) -> list[PlainGlyph]:
    """Letters in one and the same place are those of a ligature: one glyph of several characters."""
    begins = [glyph[1] for glyph in glyphs]
    found: list[PlainGlyph] = []
    done = 0
    for at in [at for at, is_same in enumerate(map(eq, begins, begins[1:]), 1) if is_same]:
        found += glyphs[done:at]
        last, glyph = found[-1], glyphs[at]
        if last[1:4] == glyph[1:4] and not is_blank(glyph[0]) and len(last[0]) < _MOST_LETTERS:
            found[-1] = (last[0] + glyph[0], *last[1:])
        else:
            found.append(glyph)
        done = at + 1
    return found + glyphs[done:] if found else glyphs


def _angle(turn: float) -> int:
    angle = round(math.degrees(turn)) % 360
    return 0 if angle < _UPRIGHT or angle > 360 - _UPRIGHT else angle


def _upright(drawn: Drawn) -> _Columns:
    heights = list(map(sub, drawn.top, drawn.bottom))
    if min(heights, default=1) < _LOWEST:
        heights = [max(height, _LOWEST) for height in heights]
    return drawn.chars, drawn.left, drawn.right, list(map(neg, drawn.y)), heights


def _turned(drawn: Drawn, angles: Iterable[int]) -> _Columns:
    chars, x0, x1, y, heights = zip(*map(_glyph, *drawn[1:8], angles), strict=True)
    return chars, x0, x1, y, heights


def _glyph(char: str, left: float, top: float, right: float, bottom: float, x: float, y: float, angle: int) -> Glyph:
    if not angle:
        return Glyph(char, left, right, -y, max(top - bottom, _LOWEST))
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    corners = [(cx, cy) for cx in (left, right) for cy in (bottom, top)]
    xs = [cx * cos - cy * sin for cx, cy in corners]
    ys = [cx * sin + cy * cos for cx, cy in corners]
    return Glyph(char, min(xs), max(xs), -(x * sin + y * cos), max(max(ys) - min(ys), _LOWEST))
