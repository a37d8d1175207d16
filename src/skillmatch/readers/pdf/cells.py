"""Cells of several lines: the rows of a grid whose cells were wrapped, each cell read to its end.

Only where the page tells: lines of one cell are nearer to each other than to those of the next row, and some of them
begin small, as the rest of a sentence does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from skillmatch.readers.pdf.runs import GlyphRun

Row = tuple[float, list[GlyphRun]]
"""A baseline, and the runs on it from left to right."""
Cell = list[GlyphRun]
_ALIGNED = 2.5
_FURTHER = 1.2
"""How many times the step inside a cell the step to the next row is at least."""
_OPEN_DATE = re.compile(r"\d{2}\s?[-–—]$")
_LONGEST_DATE = 20
_NEXT_LINE = 2.0
"""Line heights to the next line, at most."""
_SMALL = 0.25
"""Share of the further lines of cells that begin small."""
_FEWEST_COLUMNS = 2


def whole_cells(rows: Sequence[Row], is_wide: Callable[[GlyphRun, GlyphRun], bool]) -> list[tuple[float, Cell, bool]]:
    """The rows as lines to be read one after the other: baseline, runs, and whether it goes on with the one before."""
    cells = [_cells(row, is_wide) for _, row in rows]
    found: list[tuple[float, Cell, bool]] = []
    at = 0
    while at < len(rows):
        after = _table_end(cells, at)
        groups = _full(cells[at:after], _groups([y for y, _ in rows[at:after]]))
        after = at + groups[-1][-1] + 1 if groups else after
        if after - at > 2 and groups and _are_wrapped(cells, [[at + one for one in group] for group in groups]):
            for group in groups:
                found += _by_cell(rows, cells, [at + one for one in group])
        else:
            found += [(y, row, False) for y, row in rows[at:after]]
        at = after
    return found


def with_whole_dates(rows: Sequence[Row], is_wide: Callable[[GlyphRun, GlyphRun], bool]) -> list[Row]:
    """The rows, the first cell of each whole where it ends with a dash and goes on below, as dates do in a narrow
    column at the left: "June 2020 –" above "present"."""
    found = list(rows)
    for at, ((y, row), (y_below, below)) in enumerate(pairwise(rows)):
        if len(row) < _FEWEST_COLUMNS or not (_OPEN_DATE.search(row[0].text) and row is found[at][1]):
            continue
        first = below[0]
        if first.x1 >= row[1].x0 or len(first.text) > _LONGEST_DATE or first.height > 1.2 * row[0].height:
            continue
        if y_below - y > _NEXT_LINE * first.height or (len(below) > 1 and below[1].x0 < row[1].x0 - _ALIGNED):
            continue
        # The sign and what follows it are as far apart as words are.
        joined = first._replace(x0=row[0].x1, x1=row[0].x1, edges=(row[0].x1,) * len(first.edges), y=y)
        found[at] = (y, [row[0], joined, *row[1:]])
        found[at + 1] = (y_below, below[1:])
    return [row for row in found if row[1]]


def _cells(row: Sequence[GlyphRun], is_wide: Callable[[GlyphRun, GlyphRun], bool]) -> list[Cell]:
    found = [[row[0]]]
    for before, run in pairwise(row):
        if is_wide(before, run):
            found.append([run])
        else:
            found[-1].append(run)
    return found


def _table_end(cells: Sequence[list[Cell]], at: int) -> int:
    """The row after those whose cells begin where those of the row at ``at`` do."""
    columns = [cell[0].x0 for cell in cells[at]]
    end = at + 1
    if len(columns) < _FEWEST_COLUMNS:
        return end
    while end < len(cells) and all(_is_inside(columns, cell) for cell in cells[end]):
        end += 1
    return end


def _is_inside(columns: Sequence[float], cell: Cell) -> bool:
    """Whether a cell begins where a column does, and ends before the next."""
    at = _column(columns, cell)
    return at is not None and (at + 1 == len(columns) or cell[-1].x1 < columns[at + 1])


def _column(columns: Sequence[float], cell: Cell) -> int | None:
    return next((at for at, x in enumerate(columns) if abs(cell[0].x0 - x) <= _ALIGNED), None)


def _groups(ys: Sequence[float]) -> list[list[int]]:
    """The rows, by number, in groups that are apart; none where all are as far from each other."""
    steps = [b - a for a, b in pairwise(ys)]
    if len(steps) < 2 or max(steps) < _FURTHER * min(steps):
        return []
    groups = [[0]]
    for number, step in enumerate(steps, 1):
        if step >= _FURTHER * min(steps):
            groups.append([number])
        else:
            groups[-1].append(number)
    return groups


def _full(cells: Sequence[list[Cell]], groups: Sequence[list[int]]) -> list[list[int]]:
    """The groups up to the first that begins with a line of text, and no cells."""
    return list(takewhile(lambda group: len(cells[group[0]]) >= _FEWEST_COLUMNS, groups))


def _are_wrapped(cells: Sequence[list[Cell]], groups: Sequence[Sequence[int]]) -> bool:
    """Whether the further lines of each group go on with cells of its first."""
    further = [cell for group in groups for row in group[1:] for cell in cells[row]]
    small = sum(cell[0].text[:1].islower() for cell in further)
    return bool(further) and small >= max(1, _SMALL * len(further))


def _by_cell(rows: Sequence[Row], cells: Sequence[list[Cell]], group: Sequence[int]) -> list[tuple[float, Cell, bool]]:
    columns = [cell[0].x0 for cell in cells[group[0]]]
    by_column: dict[int, list[tuple[float, Cell]]] = {}
    for row in group:
        for cell in cells[row]:
            by_column.setdefault(_column(columns, cell) or 0, []).append((rows[row][0], cell))
    return [(y, cell, number > 0) for _, lines in sorted(by_column.items()) for number, (y, cell) in enumerate(lines)]
