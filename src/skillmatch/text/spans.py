"""Places in a text: half-open ranges of code points, and the lines that they are on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in a document's text."""

    start: int
    end: int


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the lines of ``text`` begin; lines end at a line feed, as in editors."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


def within(starts: Sequence[int], offset: int) -> int:
    """Index of the last of ``starts`` (ascending) at or before ``offset``; -1 where there is none."""
    return bisect_right(starts, offset) - 1
