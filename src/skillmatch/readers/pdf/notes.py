"""What the reader of a PDF was unsure of, in a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillmatch.readers.pdf.page import PageRead

_NUMBERS = {2: "two", 3: "three", 4: "four"}


def notes_on(pages: Sequence[PageRead]) -> tuple[str, ...]:
    """The notes on a document, page by page."""
    return tuple(note for number, page in enumerate(pages, start=1) for note in _notes(number, page))


def _notes(number: int, page: PageRead) -> Iterator[str]:
    layout = page.layout
    if layout is None:
        yield f"page {number} is damaged: what it says is missing here"
        return
    if page.sure is not None:
        yield f"page {number} was read by OCR, {page.sure:.0%} sure: look over what was found on it"
    elif page.garbled:
        yield f"page {number} is gibberish to a machine, as its fonts do not tell what their letters mean"
    elif page.beneath:
        yield f"page {number} is a picture: the text under it was put there by whoever made the file"
    elif not layout.lines:
        missing = "what it says is missing here" if page.scanned else "if it is a scan, what it says is missing here"
        yield f"page {number} has no text: {missing}"
    if page.unchecked:
        yield f"page {number} was too large to look for hidden words on it"
    if layout.columns > 1:
        many = _NUMBERS.get(layout.columns, str(layout.columns))
        doubt = "" if layout.sure else "; the file does not tell their order, so look it over"
        yield f"page {number} has {many} columns: read left, then right{doubt}"
