"""One page of a PDF: its glyphs in lines, and those that nobody sees."""

from __future__ import annotations

from typing import Any, NamedTuple

from skillmatch.readers.pdf.annotations import Annotations, annotations_on
from skillmatch.readers.pdf.glyphs import Glyphs, PlainGlyph, read_glyphs
from skillmatch.readers.pdf.layout import Layout, Line, lay_out
from skillmatch.readers.pdf.runs import runs_of
from skillmatch.readers.pdf.visibility import NO_MARK, PdfVisibility

_MOST_DRAWN = 60
"""Pages on which words that may not be seen are looked for by drawing them."""


class PageRead(NamedTuple):
    """What was read of a page.

    Attributes:
        layout: ``None`` where the page cannot be opened.
        drawn: how many glyphs it has.
        unmapped: how many of them have no character.
        hidden: those that nobody sees, by the reason why.
        scanned: whether a picture covers it.
        beneath: whether its text lies unseen under that picture, as OCR leaves it.
        unchecked: whether it may have words that nobody sees, and was too large to look.
        sure: where OCR read it, how sure it was, from 0 to 1.
        garbled: whether its letters are not those that it shows.
    """

    layout: Layout | None
    drawn: int = 0
    unmapped: int = 0
    hidden: dict[str, list[PlainGlyph]] = {}  # noqa: RUF012 - never changed
    scanned: bool = False
    beneath: bool = False
    unchecked: bool = False
    sure: float | None = None
    garbled: bool = False

    @property
    def text(self) -> str:
        """Its lines as they are laid out."""
        return "\n".join(line.text for line in self.layout.lines) if self.layout else ""


def read_page(document: Any, index: int, most: int, switched_off: bool = False) -> PageRead:
    """What is on a page, of at most so many glyphs in all; ``switched_off``: some layer of the document is."""
    import pypdfium2 as pdfium

    try:
        page, added = _opened_page(document, index)
        textpage = page.get_textpage()
    except pdfium.PdfiumError:
        return PageRead(None)
    try:
        count = textpage.count_chars()
        if count > max(most / 10, 10_000):
            return PageRead(Layout([], 1), most + 1)
        unseen = PdfVisibility(page, textpage, index < _MOST_DRAWN, added.strikes, switched_off)
        glyphs = read_glyphs(textpage, unseen)
        beneath = unseen.scanned and _is_beneath(glyphs)
        if beneath:
            glyphs = read_glyphs(textpage, PdfVisibility(page, textpage, may_draw=False))
    finally:
        textpage.close()
        page.close()
    if added.typed:
        glyphs = glyphs.with_typed(added.typed)
    layout = _layout(glyphs)
    return PageRead(layout, count, glyphs.unmapped, glyphs.hidden, unseen.scanned, beneath, unseen.unchecked)


def _opened_page(document: Any, index: int) -> tuple[Any, Annotations]:
    """A page, what was typed onto it or into the fields of its form as part of it, and what else was put onto it."""
    import pypdfium2.raw as raw

    page = document[index]
    added = annotations_on(page)
    if raw.FPDF_GetFormType(document.raw) == raw.FORMTYPE_NONE and not added.drawn:
        return page, added
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index], added


def _is_beneath(glyphs: Glyphs) -> bool:
    """Whether nearly all of a page's words leave no mark."""
    return len(glyphs.hidden.get(NO_MARK, ())) > 4 * sum(len(frame.glyphs) for frame in glyphs.frames)


def _layout(glyphs: Glyphs) -> Layout:
    """The layout of all directions of writing, one after the other."""
    lines: list[Line] = []
    columns, sure = 1, True
    for angle, frame in glyphs.frames:
        found = lay_out(runs_of(frame))
        lines.extend(line._replace(angle=angle) if angle else line for line in found.lines)
        columns, sure = max(columns, found.columns), sure and found.sure
    return Layout(lines, columns, sure)
