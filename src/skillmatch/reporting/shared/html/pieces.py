"""A text with places marked in it: cut at every edge of a mark, so that no mark is ever inside another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from skillmatch.text.spans import Span


class TextMark(NamedTuple):
    """A place to mark."""

    span: Span
    id: str
    """By which links reach it."""
    href: str
    """Where a link on it leads: back to what it is evidence of."""
    classes: tuple[str, ...]
    """How it looks, the first, and which figures it is evidence of."""
    letter: str = ""
    """Says the same as its look does: its need, or its strength."""
    rank: int = 0
    """Of marks over the same words the one of the lowest rank is shown."""


class Piece(NamedTuple):
    """A stretch of a line over which the same marks lie."""

    text: str
    ids: tuple[str, ...] = ()
    """Of the marks that begin here."""
    href: str = ""
    """Empty where nothing is marked."""
    classes: str = ""
    letters: str = ""
    """Of the marks that end here."""


class TextLine(NamedTuple):
    """A line of a text, without its line feed."""

    number: int
    pieces: tuple[Piece, ...]
    ends: bool
    """Whether a line feed follows."""


def marked_lines(text: str, starts: Sequence[int], marks: Iterable[TextMark]) -> Iterator[TextLine]:
    """The lines of ``text``, which begin at ``starts``, cut into pieces."""
    waiting = sorted((mark for mark in marks if mark.span.start < mark.span.end), key=lambda one: one.span)
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    active: list[TextMark] = []
    begun: set[str] = set()
    at = 0
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        first = at
        while at < len(waiting) and waiting[at].span.start < end:
            at += 1
        active = [mark for mark in active if mark.span.end > start] + waiting[first:at]
        yield TextLine(number, tuple(_pieces(text, Span(start, end), active, begun)), number < len(starts))


def _pieces(text: str, line: Span, marks: Sequence[TextMark], begun: set[str]) -> Iterator[Piece]:
    edges = {line.start, line.end}
    for mark in marks:
        edges |= {edge for edge in mark.span if line.start < edge < line.end}
    cuts = sorted(edges)
    over: list[list[TextMark]] = [[] for _ in cuts]
    for mark in marks:
        first, after = (bisect_left(cuts, min(max(edge, line.start), line.end)) for edge in mark.span)
        for number in range(first, after):
            over[number].append(mark)
    for number, (start, end) in enumerate(pairwise(cuts)):
        yield _piece(text[start:end], over[number], end, line.end, begun) if over[number] else Piece(text[start:end])


def _piece(text: str, marks: Sequence[TextMark], end: int, line_end: int, begun: set[str]) -> Piece:
    shown = min(marks, key=lambda one: (one.rank, one.span.end - one.span.start))
    ids = tuple([mark.id for mark in marks if mark.id not in begun])
    begun.update(ids)
    classes = dict.fromkeys(shown.classes[:1])
    for mark in marks:
        classes |= dict.fromkeys(mark.classes[1:])
    if any(mark.rank > shown.rank for mark in marks):
        classes |= {"both": None}
    # A mark that goes on in the next line has its letter where it ends.
    letters = dict.fromkeys(mark.letter for mark in marks if mark.span.end == end or _ends_at_feed(mark, end, line_end))
    return Piece(text, ids, shown.href, " ".join(classes), "".join(letters))


def _ends_at_feed(mark: TextMark, end: int, line_end: int) -> bool:
    return end == line_end and mark.span.end == line_end + 1
