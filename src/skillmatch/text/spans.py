"""Places in a text: half-open ranges of code points, and the lines that they are on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
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


class SortedSpans:
    """Spans of which none overlaps another, to ask often whether a place is in one."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def hold(self, offset: int) -> bool:
        """Whether one of them holds the code point at ``offset``."""
        at = within(self._starts, offset)
        return at >= 0 and offset < self._spans[at].end
