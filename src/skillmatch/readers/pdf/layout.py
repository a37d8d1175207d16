"""Reading order: from runs of glyphs to the lines of a page, side bars and columns one after the other."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from skillmatch.readers.pdf.cells import whole_cells, with_whole_dates
from skillmatch.readers.pdf.runs import GlyphRun

_GUTTER = 0.6
"""Share of the line height: columns are at least this far apart."""
_SAME_ROW = 0.35
_LEVEL = 0.15
"""Share of the line height: baselines closer than this were set as one row, not by chance."""
_FEWEST_LINES = 4
_FEWEST_LETTERS = 30
_BY_CHANCE = 0.6
"""Where a larger share of the shorter side is level with the other, the sides are the cells of one table."""
_AS_DENSE = 0.6
"""Share of the lines beside it that the shorter side must have to be text, not its dates."""
_BROAD = 0.3
"""Share of the width of both sides: lines at least this long are running text, not cells."""
_LARGER = 1.1
_MUCH_LARGER = 1.2
_ALIGNED = 2
_THINNEST = 5.0
"""Line heights from one line to the next, on average: what is set further apart is no column of text."""
_NEARLY = 0.12
_FULL_LINES = 2
_WIDER = 1.5
"""So many times as wide as a side bar at the left is the main column."""
_TAB = 1.5
_MOST_OF_SIGN = 5
"""Characters before a list's item: "(xii)"."""
_BY_PLACE, _BY_X = attrgetter("y", "x0"), attrgetter("x0")
_NAME_LINES = 2
_MOST_RUNS = 500
_MOST_EDGES = 80
"""Beyond this a page is no page that anybody laid out, and is read line by line."""
_DEEPEST = 6
_FEW_STEPS_BACK = 3
_MANY_STEPS_BACK = 0.15
"""Share of the lines."""


class Line(NamedTuple):
    """A line of text in the order of reading.

    Attributes:
        right: the x at which the lines of its block end, where they have text enough.
        gap: whether it is apart from the line above: further down, in larger letters, in another block.
        y: downwards to its baseline.
        angle: the direction in which it is written.
        edges: the left edge of each character of ``text``, then the right edge of the last.
        at: how many runs of the page were drawn before its first.
        goes_on: whether it is a further line of one cell of a grid.
    """

    text: str
    x0: float
    x1: float
    height: float
    head: float
    right: float
    gap: bool
    y: float = 0.0
    angle: int = 0
    edges: tuple[float, ...] = ()
    at: int = 0
    goes_on: bool = False


class Layout(NamedTuple):
    """The lines of a page in the order of reading.

    Attributes:
        columns: how many were read one after the other, 1 where there is one.
        sure: whether the file draws them one after the other as well; where it goes to and fro between them, only
            their places tell what belongs together.
    """

    lines: list[Line]
    columns: int
    sure: bool = True


class _Cut(NamedTuple):
    """The runs on both sides of the gutter before ``edge``."""

    edge: float
    left: list[GlyphRun]
    right: list[GlyphRun]


def lay_out(runs: Sequence[GlyphRun]) -> Layout:
    """The lines of ``runs`` (of one page, one direction of writing) as a person reads them."""
    lines: list[Line] = []
    columns = _read(list(runs), lines, 0)
    return Layout(lines, columns, columns == 1 or not _to_and_fro(lines))


def _to_and_fro(lines: list[Line]) -> bool:
    """Whether the order of drawing goes back, against that of reading, more often than columns and margins explain."""
    places = [place for _, place in sorted((line.at, place) for place, line in enumerate(lines))]
    back = sum(other < one for one, other in pairwise(places))
    return back > max(_FEW_STEPS_BACK, len(lines) * _MANY_STEPS_BACK)


def _read(runs: list[GlyphRun], lines: list[Line], depth: int) -> int:
    if not runs:
        return 1
    cut = _best_cut(runs) if depth < _DEEPEST and len(runs) <= _MOST_RUNS else None
    if cut is None:
        lines.extend(_lines(runs))
        return 1
    aside = {id(run) for run in (*cut.left, *cut.right)}
    rest = [run for run in runs if id(run) not in aside]
    top = min(run.y for run in (*cut.left, *cut.right))
    above = _read([run for run in rest if run.y < top], lines, depth + 1)
    beside = sum(_read(side, lines, depth + 1) for side in (cut.left, cut.right))
    below = _read([run for run in rest if run.y >= top], lines, depth + 1)
    return max(above, beside, below)


def _best_cut(runs: list[GlyphRun]) -> _Cut | None:
    """The gutter with most text beside it on its poorer side, if any parts columns."""
    height = median(run.height for run in runs)
    edges = [edge for edge, _ in Counter(round(run.x0) for run in runs).most_common(_MOST_EDGES)]
    best: _Cut | None = None
    most = 0.0
    for edge in sorted(edges)[1:]:
        for cut in _cuts_at(runs, edge, height):
            weight = _weight(cut)
            if weight > most and _parts_columns(cut, height):
                best, most = cut, weight
    return best


def _cuts_at(runs: list[GlyphRun], edge: float, height: float) -> list[_Cut]:
    """The stretches of the page in which nothing reaches across the white before ``edge``."""
    left = [run for run in runs if run.x1 <= edge - _GUTTER * height]
    right = [run for run in runs if run.x0 >= edge - 1]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return []
    across = sorted(run.y for run in runs if run.x1 > edge - _GUTTER * height and run.x0 < edge - 1)
    beside: dict[int, tuple[list[GlyphRun], list[GlyphRun]]] = {}
    for side, members in enumerate((left, right)):
        for run in members:
            if not _is_level(run.y, across, _SAME_ROW * height):
                beside.setdefault(bisect_left(across, run.y), ([], []))[side].append(run)
    cuts = []
    for _, (one, other) in sorted(beside.items()):
        if min(len(one), len(other)) >= _FEWEST_LINES:
            is_last = not across or max(run.y for run in other) > across[-1]
            cuts.append(_Cut(edge, *_trimmed(one, other, height, is_last=is_last)))
    return cuts


def _trimmed(
    left: list[GlyphRun], right: list[GlyphRun], height: float, *, is_last: bool
) -> tuple[list[GlyphRun], list[GlyphRun]]:
    """Both sides without what would be read too early or too late: it is beside nothing, beyond a gap.

    A name above a side bar comes before both; what goes on at the left below the right side comes after both, but for
    the rest of a side bar, or of what is beside one, where nothing on the page reaches across below (``is_last``).
    """
    top = min(run.y for run in left)
    ends = max(run.y for run in right)
    above = [y for y, _ in _rows(right, height)][: _NAME_LINES + 1]
    begin = max((y for y in _after_gaps(right, height) if y <= top and y in above), default=float("-inf"))
    end = min((y for y in _after_gaps(left, height) if y > ends), default=float("inf"))
    # Beside a side bar, at the left or the right, is one column as long as the page.
    narrow, wide = sorted((_width(left), _width(right)))
    is_side_bar = is_last and narrow * _WIDER <= wide
    if is_side_bar or _fills_column([run for run in left if run.y >= end], left):
        end = float("inf")
    return [run for run in left if run.y < end], [run for run in right if run.y >= begin]


def _width(runs: list[GlyphRun]) -> float:
    return max(run.x1 for run in runs) - min(run.x0 for run in runs)


def _fills_column(below: list[GlyphRun], column: list[GlyphRun]) -> bool:
    """Whether what is below the other side was set as wide as the column above it, and so is the rest of it."""
    left, right = min(run.x0 for run in column), max(run.x1 for run in column)
    return sum(run.x1 > right - _NEARLY * (right - left) for run in below) >= _FULL_LINES


def _after_gaps(runs: list[GlyphRun], height: float) -> list[float]:
    """Baselines of the lines that are further down from the one above than most are."""
    rows = [y for y, _ in _rows(runs, height)]
    return [row for row, wide in zip(rows[1:], _gaps(rows, height), strict=True) if wide]


def _gaps(rows: list[float], height: float) -> list[bool]:
    """Whether each step from one baseline to the next is wider than usual."""
    steps = [b - a for a, b in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    return [step > max(1.35 * usual, usual + 0.3 * height) for step in steps]


def _weight(cut: _Cut) -> float:
    """How much text the poorer side holds; more where the right side begins at the edge, as columns do."""
    begin = sum(abs(run.x0 - cut.edge) <= _ALIGNED for run in cut.right) / len(cut.right)
    return min(_letters(cut.left), _letters(cut.right)) * (1 + begin)


def _parts_columns(cut: _Cut, height: float) -> bool:
    if min(len(cut.left), len(cut.right)) < _FEWEST_LINES:
        return False
    if min(_letters(cut.left), _letters(cut.right)) < _FEWEST_LETTERS:
        return False
    sides = [_rows(side, height) for side in (cut.left, cut.right)]
    few, many = sorted(([y for y, _ in side] for side in sides), key=len)
    if len(few) < _FEWEST_LINES or (few[-1] - few[0]) / (len(few) - 1) > _THINNEST * height:
        return False
    if sum(_is_level(y, many, _LEVEL * height) for y in few) <= _BY_CHANCE * len(few):
        return True
    beside = sum(few[0] - height <= y <= few[-1] + height for y in many)
    if len(few) < _AS_DENSE * beside:
        return False
    return all(_is_broad(side, cut) for side in sides) or all(map(_is_headed, sides))


def _is_level(y: float, others: list[float], within: float) -> bool:
    at = bisect_left(others, y)
    return any(abs(other - y) <= within for other in others[max(0, at - 1) : at + 1])


def _is_broad(side: list[tuple[float, list[GlyphRun]]], cut: _Cut) -> bool:
    both = (*cut.left, *cut.right)
    width = max(run.x1 for run in both) - min(run.x0 for run in both)
    return median(row[-1].x1 - row[0].x0 for _, row in side) >= _BROAD * width


def _is_headed(side: list[tuple[float, list[GlyphRun]]]) -> bool:
    """Whether the first row looks like a column's heading: in capitals or in larger letters than the rest."""
    first, rest = side[0][1], [run for _, row in side[1:] for run in row]
    capitals = "".join(run.text for run in first)
    larger = max(run.height for run in first) >= _LARGER * median(run.height for run in rest)
    return larger or (capitals.isupper() and not all(run.text.isupper() for run in rest))


def _letters(runs: list[GlyphRun]) -> int:
    return sum(len(run.text) for run in runs)


def _rows(runs: list[GlyphRun], height: float) -> list[tuple[float, list[GlyphRun]]]:
    """Runs by baseline from the top, each row from left to right."""
    rows: list[tuple[float, list[GlyphRun]]] = []
    near = _SAME_ROW * height
    for run in sorted(runs, key=_BY_PLACE):
        below = run.y - rows[-1][0] if rows else math.inf
        if below <= near or (rows and below <= _SAME_ROW * min(run.height, rows[-1][1][0].height)):
            rows[-1][1].append(run)
        else:
            rows.append((run.y, [run]))
    for _, row in rows:
        if len(row) > 1:
            row.sort(key=_BY_X)
    return rows


def _lines(runs: list[GlyphRun]) -> list[Line]:
    height = median(run.height for run in runs)
    rows = with_whole_dates(_rows(runs, height), _is_wide)
    columns = _begins(rows)
    right = _right_edge([row for _, row in rows])
    told = whole_cells(rows, _is_wide)
    wide = dict(zip([y for y, _ in rows], [True, *_gaps([y for y, _ in rows], height)], strict=True))
    found = []
    for y, row, goes_on in told:
        tallest = max(run.height for run in row)
        gap = (wide[y] and not goes_on) or tallest > _MUCH_LARGER * height
        text, edges = _joined(row, columns)
        found.append(
            Line(
                text,
                row[0].x0,
                row[-1].x1,
                tallest,
                row[0].head,
                right,
                gap,
                row[0].y,
                0,
                edges,
                min(run.at for run in row),
                goes_on,
            )
        )
    return found


def _right_edge(rows: list[list[GlyphRun]]) -> float:
    """Where lines of running text end, but for one in ten that sticks out; rows of cells do not count."""
    plain = [row for row in rows if not any(_is_wide(a, b) for a, b in pairwise(row))] or rows
    return sorted(row[-1].x1 for row in plain)[-1 - len(plain) // 10]


def _is_wide(before: GlyphRun, run: GlyphRun) -> bool:
    return run.x0 - before.x1 > _TAB * run.height


def _begins(rows: Sequence[tuple[float, list[GlyphRun]]]) -> frozenset[int]:
    """Where the runs of several rows begin: at a column, be the white before it no wider than a long space."""
    begins = Counter(round(run.x0) for _, row in rows for run in row)
    return frozenset(x for x, count in begins.items() if count >= _FEWEST_LINES)


def _joined(row: list[GlyphRun], columns: frozenset[int]) -> tuple[str, tuple[float, ...]]:
    """Runs of one row with their edges; a tab where a wide gap parts them, or a column begins."""
    parts = [row[0].text]
    edges = [*row[0].edges]
    for before, run in pairwise(row):
        # A run ends at a gap wider than any space; what is short is the sign or number of an item.
        at_column = len(before.text) > _MOST_OF_SIGN and round(run.x0) in columns and run.x0 - before.x1 > run.height
        parts += ["\t" if at_column or _is_wide(before, run) else " ", run.text]
        edges += [before.x1, *run.edges]
    return "".join(parts), (*edges, row[-1].x1)
