"""The parts of a document in which words belong together: its units, and the lines between them, such as headings."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.documents.model import Document
from skillmatch.text.spans import Span


def stretches(document: Document) -> Iterator[Span]:
    """Sentences and list items, and each line that is in none, in order; together they hold every word once."""
    reached = 0
    for unit in document.units:
        yield from _lines(document.text, reached, unit.span.start)
        yield unit.span
        reached = unit.span.end
    yield from _lines(document.text, reached, len(document.text))


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        after = text.find("\n", start, end) + 1 or end
        yield Span(start, after)
        start = after
