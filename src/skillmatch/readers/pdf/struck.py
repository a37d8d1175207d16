"""Words with a line through them, drawn on the page or marked by a reviewer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from skillmatch.readers.pdf.characters import Drawn

_LOW, _HIGH = 0.12, 0.42
"""Shares of the height of a letter, from its baseline: a line between them goes through it, one below is under it."""
_THICKEST = 2.5
_SHORTEST = 3.0
"""Points."""
_APART = 3.0
"""Points between pieces of one line."""
_LEVEL = 0.4
_FEWEST = 2
"""Letters and digits that a line goes through."""
_BEYOND = 1.0
"""Line heights that a line may go on beside the words: more, and it is a rule that they are set on."""
_MOST = 2_000
_MOST_COMPARED = 1_000_000


class Mark(NamedTuple):
    """A rectangle on the page, upwards."""

    left: float
    bottom: float
    right: float
    top: float


def lines_among(boxes: Iterable[Mark]) -> list[Mark]:
    """Those that are thin level lines, pieces side by side as one."""
    thin = [box for box in boxes if box.top - box.bottom <= _THICKEST and box.right > box.left]
    if len(thin) > _MOST:
        return []
    joined: list[Mark] = []
    for box in sorted(thin, key=lambda one: (round(one.bottom / _LEVEL), one.left)):
        last = joined[-1] if joined else None
        if last and abs(last.bottom - box.bottom) <= _LEVEL and box.left - last.right <= _APART:
            joined[-1] = Mark(last.left, last.bottom, max(last.right, box.right), last.top)
        else:
            joined.append(box)
    return [box for box in joined if box.right - box.left >= _SHORTEST]


def struck_by_lines(drawn: Drawn, lines: Sequence[Mark]) -> set[int]:
    """The characters, by their place among all, that one of the lines goes through."""
    if not lines or any(drawn.turn):
        return set()
    found: set[int] = set()
    for line, near in _beside(drawn, lines):
        y = (line.bottom + line.top) / 2
        through = [at for at in near if _is_through(drawn, at, y) and line.left <= _middle(drawn, at) <= line.right]
        if _is_strike(drawn, line, through):
            found.update(through)
    return found


def struck_in_boxes(drawn: Drawn, boxes: Sequence[Mark]) -> set[int]:
    """The characters whose middle is in one of the boxes of a reviewer."""
    found: set[int] = set()
    for box, near in _beside(drawn, boxes):
        for at in near:
            middle = drawn.y[at] + 0.25 * (drawn.top[at] - drawn.bottom[at])
            if box.bottom <= middle <= box.top and box.left <= _middle(drawn, at) <= box.right:
                found.add(at)
    return found


def _beside(drawn: Drawn, marks: Sequence[Mark]) -> Iterator[tuple[Mark, list[int]]]:
    """Each mark with the characters whose baseline is about as high."""
    order = sorted(range(len(drawn.y)), key=drawn.y.__getitem__)
    heights = [drawn.y[at] for at in order]
    tallest = max((top - bottom for top, bottom in zip(drawn.top, drawn.bottom, strict=True)), default=0.0)
    compared = 0
    for mark in marks:
        near = order[bisect_left(heights, mark.bottom - tallest) : bisect_right(heights, mark.top)]
        compared += len(near)
        if compared > _MOST_COMPARED:
            return
        yield mark, near


def _is_through(drawn: Drawn, at: int, y: float) -> bool:
    height = drawn.top[at] - drawn.bottom[at]
    return height > 0 and _LOW <= (y - drawn.y[at]) / height <= _HIGH


def _middle(drawn: Drawn, at: int) -> float:
    return (drawn.left[at] + drawn.right[at]) / 2


def _is_strike(drawn: Drawn, line: Mark, through: Sequence[int]) -> bool:
    """Whether it is as long as the words that it goes through."""
    if sum(drawn.chars[at].isalnum() for at in through) < _FEWEST:
        return False
    room = _BEYOND * max(drawn.top[at] - drawn.bottom[at] for at in through)
    left, right = min(drawn.left[at] for at in through), max(drawn.right[at] for at in through)
    return line.left >= left - room and line.right <= right + room
