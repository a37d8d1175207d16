"""Word documents: paragraphs, tables and text boxes in the order in which they stand.

Read from the XML itself: what a résumé is laid out with (text boxes, content controls, tables in tables,
tracked changes) lies beyond what libraries for writing documents give access to.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from skillmatch.documents.clean import item_line, made_text, tidy_lines
from skillmatch.documents.docx_styles import Styles, local, value
from skillmatch.documents.model import Reading, Unreadable

if TYPE_CHECKING:
    from zipfile import ZipFile

MOST_UNPACKED = 50 * 1024 * 1024
"""A member of the package larger than this when unpacked is refused: no text of a document comes near it."""
MOST_RATIO = 200
"""A member (over a megabyte) that shrank more than this many times was made to fill memory."""
MOST_MEMBERS = 5_000
_LONGEST_HEADING = 80
_GONE = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "footnoteReference", "rPr", "pPr"})
_BOXES = frozenset({"drawing", "pict", "object"})


def read_docx(data: bytes, name: str) -> Reading | Unreadable:
    """The text of a Word document (docx, docm, dotx).

    Headings begin with ``#`` (as many as their level), items with ``"• "``; the cells of a row stand on one
    line between ``" | "`` where each has one line; a text box follows the paragraph that it hangs on; page
    headers come first, footers last. Text that was deleted or is hidden is left out.
    """
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if refused := _refused(package):
            return Unreadable(name, *refused)
        main = _main_part(package)
        relations = _relations(package, main)
        body = _parsed(package, main)
        styles = Styles(_part_of(package, relations, "styles"))
        writer = _Writer(styles)
        lines: list[str] = []
        for kind in ("header", "body", "footer"):
            parts = [body] if kind == "body" else _parts_of(package, relations, kind)
            for part in parts:
                lines.extend(line for line in writer.blocks(part) if kind == "body" or line not in lines)
    text = tidy_lines(made_text("\n".join(lines)))
    notes = ("hidden text was left out",) if writer.hidden else ()
    return Reading(text, "docx", notes=notes)


def _refused(package: ZipFile) -> tuple[str, str] | None:
    members = package.infolist()
    if any(member.flag_bits & 1 for member in members):
        return "encrypted with a password", "Save a copy without the password, and name that."
    large = any(
        member.file_size > MOST_UNPACKED
        or (member.file_size > 1024**2 and member.file_size > MOST_RATIO * max(member.compress_size, 1))
        for member in members
    )
    if large or len(members) > MOST_MEMBERS:
        return "packed so that it would fill the memory", "Save it again in Word, or as PDF."
    return None


def _parsed(package: ZipFile, part: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(package.read(part), parser)


def _main_part(package: ZipFile) -> str:
    for kind, target in _relations(package, ""):
        if kind == "officeDocument":
            return target
    return "word/document.xml"


def _relations(package: ZipFile, part: str) -> list[tuple[str, str]]:
    """Kind and target of each relation of a part, in the order of the file."""
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in package.namelist():
        return []
    found = []
    for relation in _parsed(package, path):
        kind = posixpath.basename(relation.get("Type", ""))
        target = relation.get("Target", "")
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if relation.get("TargetMode") != "External" and target in package.NameToInfo:
            found.append((kind, target))
    return found


def _parts_of(package: ZipFile, relations: list[tuple[str, str]], wanted: str) -> list[Any]:
    return [_parsed(package, target) for kind, target in relations if kind == wanted]


def _part_of(package: ZipFile, relations: list[tuple[str, str]], wanted: str) -> Any:
    parts = _parts_of(package, relations, wanted)
    return parts[0] if parts else None


class _Writer:
    """Walks the XML of a part and gives its lines."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.hidden = False

    def blocks(self, parent: Any) -> Iterator[str]:
        """The lines of the paragraphs and tables in ``parent``, whatever wraps them."""
        for child in parent:
            kind = local(child)
            if kind == "p":
                yield from self._paragraph(child)
            elif kind == "tbl":
                yield from self._table(child)
            elif kind == "AlternateContent":
                yield from self.blocks(_choice(child))
            elif kind not in _GONE:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        boxes: list[Any] = []
        text = "".join(self._inline(paragraph, boxes))
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
            yield from self.blocks(box)

    def _inline(self, parent: Any, boxes: list[Any]) -> Iterator[str]:
        for child in parent:
            kind = local(child)
            if kind == "t":
                yield child.text or ""
            elif kind == "r" and self._styles.is_hidden(child):
                self.hidden = True
            elif kind in _BOXES:
                boxes.extend(_boxes(child))
            elif kind == "AlternateContent":
                yield from self._inline(_choice(child), boxes)
            elif kind == "sym":
                yield "•" if value(child, "char").upper() in ("F0B7", "F0A7", "F0D8", "F076", "F0FC") else " "
            elif kind in _MARKS:
                yield _MARKS[kind]
            elif kind not in _GONE:
                yield from self._inline(child, boxes)

    def _table(self, table: Any) -> Iterator[str]:
        yield ""
        for row in _within(table, "tr", "tbl"):
            cells = [[line for line in self.blocks(cell) if line] for cell in _within(row, "tc", "tbl")]
            cells = [cell for cell in cells if cell]
            if all(len(cell) == 1 for cell in cells):
                if cells:
                    yield " | ".join(cell[0].strip("*") for cell in cells)
                continue
            for cell in cells:
                yield from cell
                yield ""
        yield ""


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
    for child in drawing:
        kind = local(child)
        if kind == "txbxContent":
            yield child
        else:
            yield from _boxes(_choice(child) if kind == "AlternateContent" else child)


def _within(parent: Any, wanted: str, barrier: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, also where a content control or a tracked change wraps them."""
    for child in parent:
        kind = local(child)
        if kind == wanted:
            yield child
        elif kind != barrier and kind not in _GONE:
            yield from _within(child, wanted, barrier)
