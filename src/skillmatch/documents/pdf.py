"""PDF with a text layer, by way of pdfium: spaces, columns and divided words put right page by page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from skillmatch.documents.model import Page, Reading, Span, Unreadable
from skillmatch.documents.pdf_glyphs import read_glyphs, runs_of
from skillmatch.documents.pdf_layout import Layout, Line, lay_out
from skillmatch.documents.pdf_ligatures import ligatures
from skillmatch.documents.pdf_lines import page_text, words_in

MOST_PAGES = 300
MOST_GLYPHS = 1_000_000
"""In all; of one page a tenth of it."""
FEWEST_LETTERS = 12
"""Fewer letters than this on all pages together are no text layer: a page number, a scanner's stamp."""
DECRYPT = "Save a copy without the password, and name that."
_SAVE_AGAIN = "Open it in a viewer, and save or print it to PDF again."
_OCR = "Run OCR on it first, or save it as text."


def read_pdf(data: bytes, name: str) -> Reading | Unreadable:
    """The text of a PDF.

    Columns are read one after the other; a wide gap on a line is a tab; an empty line is where lines stand
    further apart; a paragraph that was wrapped is one line, and a word that a line's end divided is whole.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            return Unreadable(name, "encrypted with a password", DECRYPT)
        if b"%%EOF" not in data[-2048:]:
            return Unreadable(name, "cut short: its end is missing", "Fetch or copy it again.")
        return Unreadable(name, "damaged, or not a PDF", _SAVE_AGAIN)
    try:
        return _read(document, name)
    finally:
        document.close()


def _read(document: Any, name: str) -> Reading | Unreadable:
    count = len(document)
    if count > MOST_PAGES:
        return Unreadable(name, f"too long: {count} pages", f"At most {MOST_PAGES} are read: split it.")
    layouts: list[Layout | None] = []
    drawn = unmapped = 0
    for index in range(count):
        layout, glyphs, lost = _page(document, index)
        layouts.append(layout)
        drawn += glyphs
        unmapped += lost
        if drawn > MOST_GLYPHS:
            return Unreadable(name, "too long", f"At most {MOST_GLYPHS:,} characters are read: split it.")
    if not any(layouts):
        return Unreadable(name, "damaged: no page of it can be opened", _SAVE_AGAIN)
    if unmapped > 20 and unmapped > drawn / 2:
        return Unreadable(name, "its letters have no meaning assigned: nothing can be copied from it either", _OCR)
    text, pages = _text(layouts)
    if sum(char.isalnum() for char in text) < FEWEST_LETTERS:
        return Unreadable(name, "no text layer: it looks like a scan", _OCR)
    return Reading(text, "pdf", pages, _notes(layouts))


def _page(document: Any, index: int) -> tuple[Layout | None, int, int]:
    """The layout of a page, ``None`` where it cannot be opened; how many glyphs it has, how many unmapped."""
    import pypdfium2 as pdfium

    try:
        page = document[index]
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        return None, 0, 0
    try:
        count = textpage.count_chars()
        if count > MOST_GLYPHS / 10:
            return Layout([], 1), MOST_GLYPHS + 1, 0
        glyphs = read_glyphs(textpage)
    finally:
        textpage.close()
        page.close()
    lines: list[Line] = []
    columns = 1
    for frame in glyphs.frames:
        layout = lay_out(runs_of(frame))
        lines.extend(layout.lines)
        columns = max(columns, layout.columns)
    return Layout(lines, columns), count, glyphs.unmapped


def _text(layouts: list[Layout | None]) -> tuple[str, tuple[Page, ...]]:
    pages_of_lines = _with_ligatures([layout.lines if layout else [] for layout in layouts])
    words = words_in(line for lines in pages_of_lines for line in lines)
    parts: list[str] = []
    pages = []
    end = 0
    for number, lines in enumerate(pages_of_lines, start=1):
        part = page_text(lines, words)
        part += "\n" if part and number < len(layouts) else ""
        parts.append(part)
        pages.append(Page(number, Span(end, end + len(part))))
        end += len(part)
    return "".join(parts), tuple(pages)


def _with_ligatures(pages: list[list[Line]]) -> list[list[Line]]:
    known = ligatures(line.text for lines in pages for line in lines)
    if not known:
        return pages
    table = str.maketrans(dict(known))
    return [[replace(line, text=line.text.translate(table)) for line in lines] for lines in pages]


def _notes(layouts: list[Layout | None]) -> tuple[str, ...]:
    notes = []
    words = {2: "two", 3: "three", 4: "four"}
    for number, layout in enumerate(layouts, start=1):
        if layout is None:
            notes.append(f"page {number} is damaged: what it says is missing here")
        elif layout.columns > 1:
            many = words.get(layout.columns, str(layout.columns))
            notes.append(f"page {number} has {many} columns: read left, then right")
        elif not layout.lines:
            notes.append(f"page {number} has no text: if it is a scan, what it says is missing here")
    return tuple(notes)
