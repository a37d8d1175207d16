"""Runs: the glyphs that are together on a line, with the spaces that their producer left out."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, pairwise
from operator import sub, truediv
from statistics import median
from typing import NamedTuple

from skillmatch.readers.pdf.characters import is_blank
from skillmatch.readers.pdf.glyphs import PlainGlyph
from skillmatch.text.characters import BULLETS

_SPACE_GAP = 0.13
"""Share of the line height: a wider gap between two glyphs is a space that the producer left out."""
_MOST_OVERLAP = -0.3
_OVERLAPPING = -0.01
_RUN_GAP = 1.0
"""Share of the line height: a wider gap parts columns, cells, or a date at the right from what it dates."""
_BULLET_GAP = 4.0
_BACK = 0.6
_SAME_LINE = 0.35
_FEW_GAPS = 4
_EVEN = 0.04
"""Share of the line height by which the gaps in a word set apart may differ."""
_MOST_OF_BULLET = 4
_STOPS = ",.;:)]"
_BEFORE_STOP = 2.5
"""How much wider a gap must be to be a space before a stop, where nobody types one."""


class GlyphRun(NamedTuple):
    """Glyphs on one line with no gap between them wider than a space.

    Attributes:
        head: x at which the first word ends; what must fit on a line for the word to be there.
        edges: the left edge of each character.
        at: how many runs of the page were drawn before.
    """

    text: str
    x0: float
    x1: float
    y: float
    height: float
    head: float
    edges: tuple[float, ...] = ()
    at: int = 0


class _Part:
    """Glyphs that become a run, those that show, column by column.

    Attributes:
        spaced: which of them come after a blank; one more than there are, where the last is a blank.
        steps: from the end of each glyph to the next one.
        gaps: those steps that no blank is in, as shares of the line height.
    """

    def __init__(self, glyphs: Sequence[PlainGlyph], spaced: set[int]) -> None:
        self.chars, self.x0, self.x1, self.y, self.heights = zip(*glyphs, strict=True)
        self.spaced = spaced
        self.steps = list(map(sub, self.x0[1:], self.x1))
        self.gaps = list(map(truediv, self.steps, self.heights))
        for at in sorted(spaced, reverse=True):
            del self.gaps[at - 1 : at]

    def before_gaps(self) -> Sequence[str]:
        """The glyph before each of the gaps."""
        if not self.spaced:
            return self.chars[:-1]
        return [char for at, char in enumerate(self.chars[:-1], 1) if at not in self.spaced]


def runs_of(glyphs: Sequence[PlainGlyph]) -> list[GlyphRun]:
    """The runs of one frame in drawing order; what is drawn twice to look bold counts once."""
    parts = list(_parts(glyphs))
    overlaps = _overlaps(parts)
    seen: set[tuple[str, int, int]] = set()
    found = []
    for at, part in enumerate(parts):
        run = _run(part, overlaps, at)
        key = (run.text, round(run.x0 / 2), round(run.y / 2))
        if key not in seen:
            seen.add(key)
            found.append(run)
    return found


def _parts(glyphs: Sequence[PlainGlyph]) -> Iterator[_Part]:
    blanks = {char for char in {glyph[0] for glyph in glyphs} if is_blank(char)}
    part: list[PlainGlyph] = []
    spaced: set[int] = set()
    end = last_y = last_height = 0.0
    back = math.inf
    for glyph in glyphs:
        char, x0, x1, y, height = glyph
        if y == last_y and height == last_height and back < x0 - end <= height and char not in blanks:
            part.append(glyph)  # as most do, so that nothing else is asked of them
            end = x1
            continue
        blank = char in blanks
        if part:
            tall, gap = height if height > last_height else last_height, x0 - end
            on_line = abs(y - last_y) <= _SAME_LINE * tall
            near = gap > -_RUN_GAP * tall if blank else -_BACK * tall < gap <= _RUN_GAP * tall
            if not on_line or not (near or (not blank and _is_after_bullet(part, spaced, gap, tall))):
                yield _Part(part, spaced)
                part, spaced, back = [], set(), math.inf
        if not blank:
            part.append(glyph)
            end, last_y, last_height, back = x1, y, height, -_BACK * height
        elif part and len(part) not in spaced:
            spaced.add(len(part))
            last_y, last_height, back = y, height, -_BACK * height
    if part:
        yield _Part(part, spaced)


def _is_after_bullet(part: Sequence[PlainGlyph], spaced: Set[int], gap: float, tall: float) -> bool:
    """Whether all that is before a gap is the sign of a list, after which a gap may be wide."""
    if not _RUN_GAP * tall < gap <= _BULLET_GAP * tall or len(part) + len(spaced) >= _MOST_OF_BULLET:
        return False
    return "".join(f" {char}" if at in spaced else char for at, (char, *_) in enumerate(part)).strip() in BULLETS


def _overlaps(parts: Sequence[_Part]) -> dict[str, float]:
    """How far each character reaches into the next one, as a share of the line height, 0 or less.

    Some producers declare wider glyphs than they step (Qt sets "m" and "f" a whole space closer), so that a
    space they left out shows only against what is usual after that character: the lowest quarter of its gaps.
    Elsewhere glyphs touch, and a smaller gap is kerning, which says nothing about the next one.
    """
    count = sum(len(part.gaps) for part in parts)
    # The median is above a bound for certain where most are: to count is quicker than to sort.
    if not count or 2 * sum(_above(_OVERLAPPING, part.gaps) for part in parts) >= count + 2:
        return {}
    middle = median(chain.from_iterable(part.gaps for part in parts))
    if middle > _OVERLAPPING:
        return {}
    gaps: defaultdict[str, list[float]] = defaultdict(list)
    for part in parts:
        for char, gap in zip(part.before_gaps(), part.gaps, strict=True):
            gaps[char].append(gap)
    usual = {char: sorted(found)[len(found) // 4] for char, found in gaps.items()}
    for char, gap in usual.items():
        if gap > middle + _SPACE_GAP:  # a comma: what follows it is a space, and its own reach is not seen
            usual[char] = middle
    return {char: max(min(gap, 0.0), _MOST_OVERLAP) for char, gap in usual.items()}


def _run(part: _Part, overlaps: Mapping[str, float], at: int) -> GlyphRun:
    chars, x0, x1 = part.chars, part.x0, part.x1
    height = part.heights[0]
    if part.heights.count(height) < len(part.heights):
        height = median(part.heights)
    begins = _words(part, overlaps, height)
    ends = [x1[begin - 1] for begin in begins]
    words = ["".join(chars[begin:end]) for begin, end in pairwise((0, *begins, len(chars)))]
    text = " ".join(words)
    edges = _edges(part, begins, ends, len(text) > len(chars) + len(ends))
    return GlyphRun(text, x0[0], x1[-1], part.y[0], height, next(filter(None, ends), 0.0) or x1[-1], edges, at)


def _words(part: _Part, overlaps: Mapping[str, float], height: float) -> list[int]:
    """Which glyphs begin a word but for the first: those after a blank, and after a gap that is one."""
    widest = _widest_in_word(part, overlaps) * height
    gaps = part.steps
    if overlaps:
        gaps = [gap - overlaps.get(char, 0.0) * height for gap, char in zip(gaps, part.chars, strict=False)]
    apart = [(at, gap) for at, gap in enumerate(gaps, 1) if gap > widest] if max(gaps, default=0) > widest else []
    found = {at for at, gap in apart if gap > widest * _BEFORE_STOP or not _stops(part, at)}
    return sorted(found | part.spaced - {len(part.chars)})


def _edges(part: _Part, begins: Sequence[int], ends: Sequence[float], ligatures: bool) -> tuple[float, ...]:
    """Where each character begins, and each space between words; those of a ligature share its room."""
    edges: list[float] = []
    done = 0
    for begin, end in zip((*begins, len(part.chars)), (*ends, None), strict=True):
        if not ligatures:
            edges += part.x0[done:begin]
        else:
            for char, x0, x1 in zip(part.chars[done:begin], part.x0[done:begin], part.x1[done:begin], strict=True):
                edges += [x0] if len(char) == 1 else (x0 + (x1 - x0) * at / len(char) for at in range(len(char)))
        if end is not None:
            edges.append(end)
        done = begin
    return tuple(edges)


def _stops(part: _Part, at: int) -> bool:
    """Whether a stop or comma is there, and not the point of ".NET"."""
    if part.chars[at] not in _STOPS:
        return False
    return at + 1 == len(part.chars) or at + 1 in part.spaced or not part.chars[at + 1].isalnum()


def _widest_in_word(part: _Part, overlaps: Mapping[str, float]) -> float:
    """The widest gap inside a word: more where letters are set apart, as headings sometimes are."""
    gaps = part.gaps
    if overlaps:
        gaps = [gap - overlaps.get(char, 0.0) for gap, char in zip(gaps, part.before_gaps(), strict=True)]
    if 1 < len(gaps) <= _FEW_GAPS and _are_tracked(part, gaps):
        return _SPACE_GAP + float(median(gaps))
    if len(gaps) <= _FEW_GAPS or 2 * _above(_SPACE_GAP / 2, gaps) <= len(gaps) - 2:
        return _SPACE_GAP
    usual = median(gaps)
    return _SPACE_GAP + (usual if usual > _SPACE_GAP / 2 else 0.0)


def _are_tracked(part: _Part, gaps: Sequence[float]) -> bool:
    """Whether the letters of a short word are all set as far apart: no spaces between words are so even."""
    even = min(gaps) > _SPACE_GAP / 2 and max(gaps) - min(gaps) < _EVEN and max(gaps) > _SPACE_GAP
    return even and not part.spaced and all(map(str.isalpha, part.chars))


def _above(bound: float, gaps: Sequence[float]) -> int:
    """How many of the gaps are above a bound."""
    if max(gaps, default=bound) <= bound:
        return 0
    return len(gaps) if min(gaps) > bound else len([gap for gap in gaps if gap > bound])
