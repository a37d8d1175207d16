"""PDF with a text layer, by way of pdfium: spaces, columns and divided words put right page by page."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from skillmatch.gc_pause import paused_collector
from skillmatch.readers import ocr
from skillmatch.readers.base import Request
from skillmatch.readers.codes import Code
from skillmatch.readers.hidden.collect import HiddenWords
from skillmatch.readers.model import Media, Page, Reading, Unreadable
from skillmatch.readers.pdf.boxes import boxes_of
from skillmatch.readers.pdf.gibberish import with_garbled
from skillmatch.readers.pdf.layout import Line
from skillmatch.readers.pdf.ligatures import ligatures
from skillmatch.readers.pdf.lines import page_text, words_in
from skillmatch.readers.pdf.notes import notes_on
from skillmatch.readers.pdf.page import PageRead, read_page
from skillmatch.readers.pdf.printed import without_print_marks
from skillmatch.readers.pdf.runs import runs_of
from skillmatch.readers.pdf.scans import with_scans
from skillmatch.readers.pdf.structure import Structure, attached_to, refused_as_cover, structure_of
from skillmatch.readers.refusals import too_long, too_many_pages
from skillmatch.text.spans import Span

FEWEST_LETTERS = 12
"""Fewer letters than this on all pages together are no text layer: a page number, a scanner's stamp."""
DECRYPT = "Save a copy without the password, and name that."
_SAVE_AGAIN = "Open it in a viewer, and save or print it to PDF again."
_SCAN_ANEW = "Scan it anew, straight and sharp, or save it as text."
_NO_LETTERS = (
    "a machine cannot read its letters, as its fonts do not tell what they mean: an applicant system fails on it too"
)
_A_SCAN = "no text layer: it looks like a scan, which an applicant system may not read either"
_EXPORT = "Export it anew from the program that made it, or install OCR with pip install 'skillmatch[ocr]'."


def read_pdf(data: bytes, request: Request) -> Reading | Unreadable:
    """The text of a PDF.

    Columns are read one after the other; a wide gap on a line is a tab; an empty line is where lines are
    further apart; a paragraph that was wrapped is one line, and a word that a line's end divided is whole.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            return Unreadable(request.name, "encrypted with a password", DECRYPT, Code.ENCRYPTED)
        if b"%%EOF" not in data[-2048:]:
            return Unreadable(request.name, "cut short: its end is missing", "Fetch or copy it again.")
        return Unreadable(request.name, "damaged, or not a PDF", _SAVE_AGAIN)
    try:
        with paused_collector():  # a page is thousands of small tuples, and no garbage
            return _read(document, request, structure_of(data))
    finally:
        document.close()


_DATE = re.compile(r"(?:D:)?((?:19|20)\d\d)(0[1-9]|1[0-2])")


def _read(document: Any, request: Request, structure: Structure) -> Reading | Unreadable:
    limits, count = request.limits, len(document)
    if count > limits.pages:
        return Unreadable(request.name, *too_many_pages(count, limits))
    pages: list[PageRead] = []
    for index in range(count):
        pages.append(read_page(document, index, limits.characters, structure.switched_off))
        if sum(page.drawn for page in pages) > limits.characters:
            return Unreadable(request.name, *too_long(limits))
    if pages and not any(page.layout for page in pages):
        return Unreadable(request.name, "damaged: no page of it can be opened", _SAVE_AGAIN)
    pages = with_garbled(pages)
    unmapped = sum(page.drawn if page.garbled else page.unmapped for page in pages)
    if unmapped > 20 and unmapped > sum(page.drawn for page in pages) / 2 and not ocr.has_ocr():
        return Unreadable(request.name, _NO_LETTERS, _EXPORT, Code.NO_TEXT_LAYER)
    if ocr.has_ocr():
        pages = with_scans(document, pages, request)
    found = _reading(pages, request)
    attached = attached_to(document)
    if refused := refused_as_cover(document, structure, attached, found.text if isinstance(found, Reading) else ""):
        return Unreadable(request.name, *refused)
    if isinstance(found, Unreadable):
        return found
    notes = (f"attachment {name} is not read: save it, and name that" for name in attached)
    return found._replace(dated=_dated(document), notes=(*found.notes, *notes))


def _dated(document: Any) -> str:
    """The month of the last change that the file tells of, or of its making."""
    for key in ("ModDate", "CreationDate"):
        if found := _DATE.match(document.get_metadata_value(key)):
            return f"{found[1]}-{found[2]}"
    return ""


def _reading(pages: list[PageRead], request: Request) -> Reading | Unreadable:
    reading = _text([page.layout.lines if page.layout else [] for page in pages])
    hidden = HiddenWords()
    for number, page in enumerate(pages, start=1):
        for how, glyphs in page.hidden.items():
            hidden.add(" ".join(run.text for run in runs_of(glyphs)), how, f"page {number}")
    if sum(1 for _ in islice(filter(str.isalnum, reading.text), FEWEST_LETTERS)) < FEWEST_LETTERS:
        if hidden.all():
            return reading._replace(text="", hidden=hidden.all())
        if ocr.has_ocr():
            return Unreadable(
                request.name, "no text layer, and no words that OCR can read", _SCAN_ANEW, Code.NO_TEXT_LAYER
            )
        return Unreadable(request.name, _A_SCAN, ocr.HOW_TO_OCR, Code.NO_TEXT_LAYER)
    return reading._replace(notes=notes_on(pages), hidden=hidden.all())


def _text(pages_of_lines: list[list[Line]]) -> Reading:
    pages_of_lines = _with_ligatures(without_print_marks(pages_of_lines))
    words = words_in(line for lines in pages_of_lines for line in lines)
    parts: list[str] = []
    pages = []
    placed = []
    end = 0
    for number, lines in enumerate(pages_of_lines, start=1):
        made = page_text(lines, words)
        part = made.text + ("\n" if made.text and number < len(pages_of_lines) else "")
        parts.append(part)
        pages.append(Page(number, Span(end, end + len(part))))
        placed.append((number, end, made.placed))
        end += len(part)
    return Reading("".join(parts), Media.PDF, tuple(pages), boxes=boxes_of(placed))


def _with_ligatures(pages: list[list[Line]]) -> list[list[Line]]:
    known = ligatures(line.text for lines in pages for line in lines)
    if not known:
        return pages
    table = str.maketrans(dict(known))
    return [[_opened(line, table) for line in lines] for lines in pages]


def _opened(line: Line, table: dict[int, str]) -> Line:
    """A line whose ligatures stand as letters, each at the edge of the ligature."""
    text = line.text.translate(table)
    if text == line.text:
        return line
    lengths = [len(table.get(ord(char), char)) for char in line.text]
    edges = [edge for edge, length in zip(line.edges, lengths, strict=False) for _ in range(length)]
    return line._replace(text=text, edges=(*edges, *line.edges[-1:]))
