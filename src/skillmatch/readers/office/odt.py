"""OpenDocument texts: paragraphs, lists, tables and frames in document order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from skillmatch.readers.hidden.collect import STRUCK, HiddenWords
from skillmatch.readers.hidden.contrast import WHITE, Colour
from skillmatch.readers.model import Media, Reading
from skillmatch.readers.office.odt_styles import OdtStyles
from skillmatch.readers.office.xml_tree import local, number_of, parsed, value
from skillmatch.text.characters import Lines, item_line, made_text, tidy_lines

if TYPE_CHECKING:
    from zipfile import ZipFile

_GONE = frozenset({"tracked-changes", "annotation", "note-citation", "forms", "sequence-decls", "desc", "title"})
"""``desc`` and ``title`` are what a picture is called; deleted text is kept among the tracked changes."""
_LONGEST_HEADING = 80
_MOST_BLANKS = 80


def read_odt(package: ZipFile) -> Reading:
    """The text of an OpenDocument text, marked as that of a Word document is."""
    names = package.NameToInfo
    content = parsed(package.read("content.xml"))
    common = parsed(package.read("styles.xml")) if "styles.xml" in names else None
    writer = _Writer(OdtStyles(content, common))
    lines = Lines()
    for part, kind in (("header", "header"), ("text", ""), ("footer", "footer")):
        for element in _outermost(common if kind else content, part):
            writer.begin(kind)
            lines.add(writer.blocks(element), once=bool(kind))
    return Reading(tidy_lines(made_text("\n".join(lines.all))), Media.ODT, hidden=writer.hidden.all())


def _outermost(root: Any, wanted: str) -> Iterator[Any]:
    """The elements of that name, but for those inside another: what is in them is the outer one's too."""
    from lxml import etree

    if root is None:
        return
    walker = etree.iterwalk(root, events=("start",))
    for _, element in walker:
        if local(element) == wanted:
            walker.skip_subtree()
            yield element


class _Writer:
    """Walks the XML and gives its lines."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._grounds: list[Colour | None] = [WHITE]
        self._part = ""
        self._count = 0
        self._around = ""
        self.hidden = HiddenWords()

    def begin(self, part: str) -> None:
        """Go on with another part: ``""`` for the body."""
        self._part, self._count = part, 0

    def blocks(self, parent: Any) -> Iterator[str]:
        """The lines of what is in ``parent``, whatever wraps it."""
        for block in parent:
            kind = local(block)
            if kind in ("p", "h"):
                yield from self._paragraph(block, kind == "h")
            elif kind == "list-item":
                yield from self._item(block)
            elif kind == "table":
                yield from self._table(block)
            elif kind not in _GONE:
                yield from self.blocks(block)

    def _paragraph(self, paragraph: Any, is_heading: bool) -> Iterator[str]:
        self._count += 1
        frames: list[Any] = []
        self._around = value(paragraph, "style-name")
        text = "".join(self._inline(paragraph, self._around, frames))
        shown = [line for line in (item_line(one) for one in made_text(text).split("\n")) if line]
        if shown and is_heading:
            level = number_of(value(paragraph, "outline-level")) or 1
            yield ""
            yield f"{'#' * min(6, level)} {' '.join(shown)}"
        elif len(shown) == 1 and len(shown[0]) <= _LONGEST_HEADING and self._is_bold(paragraph):
            yield f"**{shown[0]}**"
        else:
            yield from shown or [""]
        for frame in frames:
            yield ""
            yield from self._on(None, frame)

    def _is_bold(self, paragraph: Any) -> bool:
        if self._styles.is_bold(value(paragraph, "style-name")):
            return True
        bare = [paragraph.text, *(node.tail for node in paragraph)]
        spans = [node for node in paragraph if (node.xpath("string()")).strip()]
        bold = all(local(span) == "span" and self._styles.is_bold(value(span, "style-name")) for span in spans)
        return bool(spans) and bold and not any((text or "").strip() for text in bare)

    def _item(self, item: Any) -> Iterator[str]:
        lines = list(self.blocks(item))
        first = next((at for at, line in enumerate(lines) if line), None)
        for at, line in enumerate(lines):
            yield f"• {line.strip('*')}" if at == first and not line.startswith(("• ", "#")) else line

    def _inline(self, node: Any, style: str, frames: list[Any]) -> Iterator[str]:
        yield self._shown(node.text, style)
        for inner in node:
            kind = local(inner)
            if kind == "s":
                count = number_of(value(inner, "c"))
                yield " " * (1 if count is None else min(count, _MOST_BLANKS))
            elif kind in ("tab", "line-break"):
                yield "\t" if kind == "tab" else "\n"
            elif kind in ("frame", "custom-shape", "note-body"):
                frames.append(inner)
            elif kind == "hidden-text":
                self.hidden.add(value(inner, "string-value"), "marked as hidden", self._place())
            elif kind and kind not in _GONE:
                yield from self._inline(inner, value(inner, "style-name") if kind == "span" else style, frames)
            yield self._shown(inner.tail, style)

    def _shown(self, text: str | None, style: str) -> str:
        if not text:
            return ""
        how = self._styles.hides(style, self._grounds[-1])
        if how or (how := STRUCK if self._styles.is_struck(self._around) else ""):
            self.hidden.add(text, how, self._place())
            return ""
        return text

    def _place(self) -> str:
        return f"{self._part} paragraph {self._count}".strip()

    def _table(self, table: Any) -> Iterator[str]:
        yield ""
        for row in _within(table, "table-row"):
            cells = [
                self._on(self._styles.ground(value(cell, "style-name")), cell) for cell in _within(row, "table-cell")
            ]
            cells = [kept for cell in cells if (kept := [line for line in cell if line])]
            if cells and all(len(cell) == 1 for cell in cells):
                yield " | ".join(cell[0].strip("*") for cell in cells)
                continue
            for cell in cells:
                yield from (*cell, "")
        yield ""

    def _on(self, ground: Colour | None, parent: Any) -> list[str]:
        """The lines of what is on a ground of its own; ``None``: on one that is not known."""
        self._grounds.append(ground)
        lines = list(self.blocks(parent))
        self._grounds.pop()
        return lines


def _within(parent: Any, wanted: str) -> Iterator[Any]:
    for node in parent:
        if local(node) == wanted:
            yield node
        elif local(node) not in ("table", "table-cell"):
            yield from _within(node, wanted)
