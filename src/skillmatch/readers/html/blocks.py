"""From elements to text: block by block, with headings, items and table cells marked."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from skillmatch.readers.html.escaped import may_hold_escaped, unescape_within, unescaped
from skillmatch.readers.written import without_backslashes
from skillmatch.text.characters import item_line, made_text, tidy_lines, word_set

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_APART = word_set("""
p ul ol dl table section article aside header main blockquote pre figure fieldset details form hr
""")
_BLOCKS = word_set("""
div li dt dd tr caption thead tbody tfoot address legend summary figcaption center body
""")
_BOLD = frozenset({"b", "strong"})
_HOLDS_HEADING = frozenset({"p", "div"})
_LINES = frozenset({"br", "p", "li", "div"})
_MOST_LOOKED_AT, _MOST_COLUMNS = 200, 40
_EMPTY_CELL = "–"
"""Written where an empty cell comes first, so that the others keep their columns."""
_SKIPPED = frozenset({"script", "style", "head", "noscript", "template"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LONGEST_HEADING = 80
_TAGS = re.compile(r"<[a-zA-Z/!]")


def text_of_markup(element: Any) -> str:
    """The text of a piece of markup, tidy."""
    return tidy_lines(element_text(element))


def markup_to_text(markup: str) -> str:
    """The text of a piece of HTML or Markdown given as a string; also of one whose tags were escaped, even twice."""
    markup = unescaped(markup)
    if not _TAGS.search(markup):
        plain = without_backslashes(made_text(markup))
        return tidy_lines("\n".join(item_line(line) for line in plain.split("\n")))
    import lxml.html

    from skillmatch.readers.html.visibility import Visibility, unseen

    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    root = lxml.html.document_fromstring(f"<div>{markup}</div>", parser=parser)
    if may_hold_escaped(markup):
        unescape_within(root)
    unseen(root, Visibility([]))
    return text_of_markup(root)


def element_text(element: Any) -> str:
    """The text of ``element`` and all in it, without what follows it."""
    from lxml import etree

    out = _Out()
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if not isinstance(node.tag, str):
            continue
        if event == "start":
            if node.tag in _SKIPPED:
                walker.skip_subtree()
                continue
            out.open(node)
            out.write(node.text)
        else:
            if node.tag not in _SKIPPED:
                out.close(node)
            if node is not element:
                out.write(node.tail)
    return out.text()


class _Out:
    """Lines as they come: white space folded, marks of headings and items written once text comes."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._has_words = False
        self._goes_on = False
        self._mark = ""
        self._keeps_breaks = 0
        self._in_heading = 0
        self._in_item = 0
        self._tables: list[bool | None] = []
        """Of each table around, whether its first row heads its columns."""

    def open(self, node: Any) -> None:
        tag = node.tag
        if tag in _HEADINGS:
            self._break(apart=True)
            self._mark = "#" * _HEADINGS[tag] + " "
            self._in_heading += 1
        elif tag == "li":
            self._break()
            self._mark = "• "
            self._in_item += 1
        elif tag == "br":
            self._break()
        elif tag in ("td", "th"):
            self._open_cell(node)
        elif tag in _APART or tag in _BLOCKS:
            self._break(apart=tag in _APART)
            if tag == "table":
                self._tables.append(None)
            elif tag == "tr" and self._tables and self._tables[-1] is None:
                self._tables[-1] = _heads_columns(node)
        self._keeps_breaks += tag == "pre"
        if tag in _HOLDS_HEADING and not self._mark and _is_bold_line(node):
            self._mark = "**"

    def _open_cell(self, node: Any) -> None:
        headed = bool(self._tables and self._tables[-1])
        if headed and _is_tall(node):
            self._break(apart=True)
            self._in_item += 1  # no line of it is apart from the next
        elif self._has_words:
            self._line.append(" | ")
        elif headed and node.getprevious() is not None and "".join(node.itertext()).strip():
            self._line.append(f"{_EMPTY_CELL} | ")

    def close(self, node: Any) -> None:
        tag = node.tag
        if tag in ("td", "th") and self._tables and self._tables[-1] and _is_tall(node):
            self._in_item -= 1
            self._break(apart=True)
        if tag == "table" and self._tables:
            self._tables.pop()
        if tag in _HEADINGS:
            self._in_heading -= 1
            self._break(apart=True)
            self._mark = ""
        elif tag == "li":
            self._in_item -= 1
            self._break()
            self._mark = ""
        elif tag in _APART or tag in _BLOCKS:
            self._break(apart=tag in _APART)
        self._keeps_breaks -= tag == "pre"

    def write(self, text: str | None) -> None:
        if not text:
            return
        if self._keeps_breaks:
            first, *others = made_text(text).split("\n")
            self._add(first)
            for other in others:
                self._break()
                self._add(other)
        else:
            self._add(_SPACE.sub(" ", text))

    def _add(self, text: str) -> None:
        self._line.append(text)
        self._has_words = self._has_words or bool(text.strip())

    def text(self) -> str:
        self._break()
        return "\n".join(self._lines)

    def _break(self, apart: bool = False) -> None:
        if self._goes_on and not apart:
            return
        line = item_line(_SPACE.sub(" ", made_text("".join(self._line)).replace("\n", " "))).strip("| ")
        if self._in_heading and line and not apart:
            self._goes_on = True  # a break inside a heading is none of the text
            return
        self._line.clear()
        self._has_words = self._goes_on = False
        if line:
            mark, self._mark = self._mark, ""
            if mark == "**":
                line = f"**{line}**"
            elif not (mark == "• " and line.startswith("• ")):
                line = mark + line
            self._lines.append(line)
        if apart and not self._in_item and self._lines and self._lines[-1]:
            self._lines.append("")


def _heads_columns(row: Any) -> bool:
    """Whether the cells of a row are heads of columns: marked as such, or bold."""
    cells = [cell for cell in islice(row, _MOST_COLUMNS) if cell.tag in ("td", "th")]
    marked = all(cell.tag == "th" or (len(cell) and cell[0].tag in _BOLD) for cell in cells)
    return len(cells) > 1 and marked and not _has_lines(row)


def _is_tall(cell: Any) -> bool:
    """Whether a cell is in the one row below the heads of its columns, where some cell has several lines."""
    row = cell.getparent()
    if row is None or row.tag != "tr" or row.getnext() is not None:
        return False
    above = row.getprevious()
    first = above is None or (above.getprevious() is None and _heads_columns(above))
    return first and not _heads_columns(row) and _has_lines(row)


def _has_lines(row: Any) -> bool:
    return any(part.tag in _LINES for part in islice(row.iter(), _MOST_LOOKED_AT))


def _is_bold_line(node: Any) -> bool:
    """Whether a short paragraph is bold from end to end, as headings that nobody marked as such are."""
    if (node.text or "").strip():
        return False
    parts = [*islice((part for part in node if isinstance(part.tag, str) and part.tag != "br"), 2)]
    if len(parts) != 1 or (parts[0].tail or "").strip():
        return False
    inner = parts[0]
    while inner.tag in ("span", "u", "font") and len(inner) == 1 and not (inner.text or "").strip():
        inner = inner[0]
    if inner.tag not in _BOLD:
        return False
    # Looked at last: boxes are in boxes, and each holds all the text of those inside.
    shown = "".join(node.itertext()).strip()
    return 0 < len(shown) <= _LONGEST_HEADING and "".join(inner.itertext()).strip() == shown
