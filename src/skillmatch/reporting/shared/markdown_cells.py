"""What Markdown reports are put together from: tables, and words of the document in code spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from skillmatch.readers.model import Unreadable
from skillmatch.reporting.shared.escape import code, markdown
from skillmatch.reporting.shared.quotes import Quote

_QUOTE_WIDTH = 100


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table and an empty one; columns whose head ends in a colon are set to the right."""
    yield f"| {' | '.join(title.removesuffix(':') for title in head)} |"
    yield f"| {' | '.join('---:' if title.endswith(':') else '---' for title in head)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def quoted(quote: Quote | None) -> str:
    """A mention in its sentence; nothing where there is none."""
    return code(str(quote.cut(_QUOTE_WIDTH, "…"))) if quote else ""


def not_read(unread: Unreadable) -> str:
    """Why a file gave nothing, and what to do."""
    return f"**Not read**: {code(unread.name) or 'a file'}: {markdown(unread.reason)}. {markdown(unread.hint)}"
