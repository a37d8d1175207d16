"""Word documents: paragraphs, tables and text boxes in document order.

Read from the XML itself: what a résumé is laid out with (text boxes, content controls, tables in tables,
tracked changes) lies beyond what libraries for writing documents give access to.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from skillmatch.readers.hidden.collect import PROMPT, SAME_COLOUR, STRUCK, TINY, VANISHED, HiddenWords
from skillmatch.readers.hidden.contrast import SMALLEST, Colour, alike
from skillmatch.readers.model import Media, Reading
from skillmatch.readers.office.docx_parts import PartRelation, chosen, drawn_words
from skillmatch.readers.office.docx_styles import Styles, ground_of, page_ground
from skillmatch.readers.office.xml_tree import child, local, parsed, value
from skillmatch.text.characters import Lines, item_line, made_text, tidy_lines

if TYPE_CHECKING:
    from zipfile import ZipFile

_LONGEST_HEADING = 80
_GONE = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "footnoteReference", "rPr", "pPr"})
_GONE |= {"annotationRef", "separator", "continuationSeparator", "endnoteReference"}
_BOXES = frozenset({"drawing", "pict", "object"})
_PLAIN_TABLES = frozenset({"", "TableNormal", "TableGrid"})
_PARTS = ("header", "body", "footnotes", "endnotes", "footer")


def read_docx(package: ZipFile) -> Reading:
    """The text of a Word document (docx, docm, dotx).

    Headings begin with ``#`` (as many as their level), items with ``"• "``; the cells of a row are on one
    line between ``" | "`` where each has one line; a text box follows the paragraph that it hangs on; page
    headers come first, notes and footers last. Text that was deleted is left out, hidden text kept apart.
    """
    main = _main_part(package)
    relations = _relations(package, main)
    body = parsed(package.read(main))
    styles = Styles(next(_parts_of(package, relations, "styles"), None))
    writer = _Writer(styles, page_ground(body), _chunks(package, relations), drawn_words(package, relations))
    lines = Lines()
    for kind in _PARTS:
        for part in [body] if kind == "body" else _parts_of(package, relations, kind):
            writer.begin("" if kind == "body" else kind.rstrip("s"))
            lines.add(writer.blocks(part), once=kind != "body")
    return Reading(tidy_lines(made_text("\n".join(lines.all))), Media.DOCX, hidden=writer.hidden.all())


def _main_part(package: ZipFile) -> str:
    for relation in _relations(package, ""):
        if relation.kind == "officeDocument":
            return relation.target
    return "word/document.xml"


def _relations(package: ZipFile, part: str) -> list[PartRelation]:
    """The relations of a part to others of the package, in the order of the file; those to outside are none."""
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in package.namelist():
        return []
    found = []
    for relation in parsed(package.read(path)):
        kind = posixpath.basename(relation.get("Type", ""))
        target = relation.get("Target", "")
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if relation.get("TargetMode") != "External" and target in package.NameToInfo:
            found.append(PartRelation(relation.get("Id", ""), kind, target))
    return found


def _parts_of(package: ZipFile, relations: list[PartRelation], wanted: str) -> Iterator[Any]:
    """The parts of a kind, each once: any number of relations may lead to one."""
    targets = dict.fromkeys(one.target for one in relations if one.kind == wanted)
    return (parsed(package.read(target)) for target in targets)


def _chunks(package: ZipFile, relations: list[PartRelation]) -> dict[str, str]:
    """Web pages that are in the document whole, as some programs make a Word file of one; by their relation."""
    from skillmatch.readers.html.blocks import markup_to_text
    from skillmatch.text.decode import decode

    chunks = [one for one in relations if one.kind == "aFChunk"]
    pages = {target: decode(package.read(target)) for target in {one.target for one in chunks}}
    texts = {target: markup_to_text(page.text) for target, page in pages.items() if page and "<" in page.text}
    return {one.id: texts[one.target] for one in chunks if one.target in texts}


class _Writer:
    """Walks the XML of a part and gives its lines."""

    def __init__(
        self, styles: Styles, ground: Colour, chunks: Mapping[str, str], drawn: Mapping[str, Sequence[str]]
    ) -> None:
        self._styles = styles
        self._grounds: list[Colour | None] = [ground]
        self._chunks = chunks
        self._drawn = drawn
        self._part = ""
        self._count = 0
        self.hidden = HiddenWords()

    def begin(self, part: str) -> None:
        """Go on with another part: ``""`` for the body."""
        self._part = part
        self._count = 0

    def blocks(self, parent: Any) -> Iterator[str]:
        """The lines of the paragraphs and tables in ``parent``, whatever wraps them."""
        for block in parent:
            kind = local(block)
            if kind == "p":
                yield from self._paragraph(block)
            elif kind == "tbl":
                yield from self._table(block)
            elif kind == "AlternateContent":
                yield from self.blocks(_choice(block))
            elif kind == "sdt" and child(block, "sdtPr", "showingPlcHdr") is not None:
                self._prompt(block)
            elif kind == "altChunk":
                yield from self._chunks.get(value(block, "id"), "").split("\n")
            elif kind not in _GONE:
                yield from self.blocks(block)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        boxes: list[Any] = []
        self._count += 1
        text = "".join(self._inline(paragraph, boxes, paragraph))
        lines = [item_line(line) for line in made_text(text).split("\n")]
        shown = [line for line in lines if line]
        level = self._styles.heading_level(paragraph)
        if level and shown:
            yield ""
            yield f"{'#' * level} {' '.join(shown)}"
        elif self._styles.is_item(paragraph) and shown:
            yield shown[0] if shown[0].startswith("• ") else f"• {shown[0]}"
            yield from shown[1:]
        elif len(shown) == 1 and len(shown[0]) <= _LONGEST_HEADING and self._styles.is_bold(paragraph):
            yield f"**{shown[0]}**"
        else:
            yield from lines
        for box in boxes:
            yield ""
            yield from self._on(None, box)  # whatever fills the box, a picture perhaps

    def _on(self, ground: Colour | None, parent: Any) -> list[str]:
        """The lines of what is on a ground of its own; ``None``: on one that is not known."""
        self._grounds.append(ground)
        lines = list(self.blocks(parent))
        self._grounds.pop()
        return lines

    def _inline(self, parent: Any, boxes: list[Any], paragraph: Any) -> Iterator[str]:
        for node in parent:
            kind = local(node)
            if kind == "t":
                yield node.text or ""
            elif kind == "r" and (how := self._hides(node, paragraph)):
                words = "".join(self._inline(node, [], paragraph))
                self.hidden.add(words, how, f"{self._part} paragraph {self._count}".strip())
            elif kind in _BOXES:
                boxes.extend(_boxes(node))
                for words in self._words_drawn(node):
                    yield f"\n{words}"
            elif kind == "ffData":
                yield chosen(node)
            elif kind == "sdt" and child(node, "sdtPr", "showingPlcHdr") is not None:
                self._prompt(node)
            elif kind == "AlternateContent":
                yield from self._inline(_choice(node), boxes, paragraph)
            elif kind == "sym":
                yield "•" if value(node, "char").upper() in ("F0B7", "F0A7", "F0D8", "F076", "F0FC") else " "
            elif kind in _MARKS:
                yield _MARKS[kind]
            elif kind not in _GONE:
                yield from self._inline(node, boxes, paragraph)

    def _words_drawn(self, drawing: Any) -> Iterator[str]:
        """The words of the diagrams and charts in a drawing."""
        if self._drawn:
            for node in drawing.iter():
                if local(node) in ("relIds", "chart"):
                    yield from self._drawn.get(value(node, "dm") or value(node, "id"), ())

    def _prompt(self, control: Any) -> None:
        """Keep apart what a field asks for that was never filled in."""
        words = "".join(node.text or "" for node in control.iter() if local(node) == "t")
        self.hidden.add(words, PROMPT, f"{self._part} paragraph {self._count}".strip())

    def _hides(self, run: Any, paragraph: Any) -> str:
        """How a run is hidden, or nothing."""
        look = self._styles.look(run, paragraph)
        ground = look.ground or self._grounds[-1]
        if look.vanished:
            return VANISHED
        if look.struck:
            return STRUCK
        if look.points is not None and look.points < SMALLEST:
            return TINY
        return SAME_COLOUR if look.colour and ground and alike(look.colour, ground) else ""

    def _table(self, table: Any) -> Iterator[str]:
        yield ""
        ground = self._grounds[-1]
        style = child(table, "tblPr", "tblStyle")
        if style is not None and value(style) not in _PLAIN_TABLES:
            ground = None  # the style may shade any of its rows
        headed = False
        for number, row in enumerate(_within(table, "tr", "tbl")):
            if child(row, "trPr", "del") is not None:
                continue
            within = list(_within(row, "tc", "tbl"))
            grounds = [ground_of(child(cell, "tcPr"), ground) for cell in within]
            cells = [[line for line in self._on(one, cell) if line] for one, cell in zip(grounds, within, strict=True)]
            if number == 0:
                headed = len(cells) > 1 and all(len(cell) == 1 and cell[0].startswith("**") for cell in cells)
            elif headed and cells and not cells[0] and any(cells):
                cells[0] = [_EMPTY_CELL]
            cells = [cell for cell in cells if cell]
            if all(len(cell) == 1 for cell in cells):
                if cells:
                    yield " | ".join(cell[0].strip("*") for cell in cells)
                continue
            for cell in cells:
                yield from cell
                yield ""
        yield ""


_EMPTY_CELL = "–"
"""Written where an empty cell comes first below heads of columns, so that the others keep theirs."""
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}


def _choice(alternative: Any) -> Any:
    """The branch of alternative content that has text: the modern one, or the fallback if only that has."""
    branches = list(alternative)
    for branch in branches:
        if any(local(node) == "t" for node in branch.iter()):
            return branch
    return branches[0] if branches else alternative


def _boxes(drawing: Any) -> Iterator[Any]:
    """The outermost text boxes of a drawing; of alternatives one."""
    for node in drawing:
        kind = local(node)
        if kind == "txbxContent":
            yield node
        else:
            yield from _boxes(_choice(node) if kind == "AlternateContent" else node)


def _within(parent: Any, wanted: str, barrier: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also where a content control or a tracked change wraps them."""
    for node in parent:
        kind = local(node)
        if kind == wanted:
            yield node
        elif kind != barrier and kind not in _GONE:
            yield from _within(node, wanted, barrier)
