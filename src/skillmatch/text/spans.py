"""Places in a text: half-open ranges of code points, and the lines that they are on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in a document's text."""

    start: int
    end: int


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the lines of ``text`` begin; lines end at a line feed, as in editors."""
    return (0, *(at + 1 for at in places_of("\n", text)))


def places_of(part: str, text: str) -> Iterator[int]:
    """Where ``part`` begins in ``text``, by place; those that overlap too."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def within(starts: Sequence[int], offset: int) -> int:
    """Index of the last of ``starts`` (ascending) at or before ``offset``; -1 where there is none."""
    return bisect_right(starts, offset) - 1
