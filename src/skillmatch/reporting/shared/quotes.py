"""Quoting a document: where a mention is, and the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.documents.model import Document
from skillmatch.matching.model import Mention, Need, strongest
from skillmatch.reporting.shared.escape import one_line
from skillmatch.text.characters import without_list_sign
from skillmatch.text.lazy_pattern import lazy_pattern
from skillmatch.text.spans import Span

_BRACKETS = re.compile(r" \([^()]*\)")
_CLAUSE_ENDS = lazy_pattern(r"[.;:!?](?=\s)|[()\[\]\n\t\v\f\r•·]|(?<=\s)[-–—|](?=\s)")
_LONGEST_CLAUSE = 400
"""Code points on either side of a span in which an end of its clause is looked for."""
_LONGEST_LOSS = 10
"""How many characters a quote gives up to end with a whole word."""


class Quote(NamedTuple):
    """A mention in its sentence or list item, on one line and safe to print."""

    before: str
    hit: str
    after: str
    span: Span
    """Of the mention, in the text as read."""

    def cut(self, width: int, ellipsis: str) -> Quote:
        """As much as fits into ``width`` characters, of which the mention gets all it needs.

        Args:
            width: the most characters to return.
            ellipsis: put where something was cut.
        """
        if len(self.hit) >= width:
            return Quote("", cut(self.hit, width, ellipsis), "", self.span)
        room = width - len(self.hit)
        left = min(len(self.before), max(room // 2, room - len(self.after)))
        before = cut_left(self.before, left, ellipsis)
        return Quote(before, self.hit, cut(self.after, room - len(before), ellipsis), self.span)

    def __str__(self) -> str:
        return f"{self.before}{self.hit}{self.after}"


def label_of(report: Report, concept: str) -> str:
    """The preferred label of a concept; its id where the taxonomy has none of that name."""
    return report.labels.concepts.get(concept, concept)


def short(label: str) -> str:
    """A label without what follows a semicolon or is in brackets: enough to know it by."""
    return _BRACKETS.sub("", label.split(";")[0]).strip() or label


def place(line: int | None, page: int | None) -> str:
    """Where to look: the page where there are pages, else the line; empty where nothing is known."""
    if page is not None:
        return f"page {page}"
    return "" if line is None else f"line {line}"


def place_of_line(document: Document, line: int | None) -> str:
    """As ``place``, for a reason that knows only its line."""
    if line is None or not 1 <= line <= len(document.line_starts):
        return ""
    return place(line, page_of_line(document, line))


def page_of_line(document: Document, line: int | None) -> int | None:
    """The page on which a line begins, where there are pages and such a line."""
    if line is None or not 1 <= line <= len(document.line_starts):
        return None
    return document.page_of(document.line_starts[line - 1])


def quote(document: Document, mention: Mention) -> Quote:
    """``mention``, with the sentence or list item around it."""
    start, end = mention.span
    unit = document.units[mention.unit].span if 0 <= mention.unit < len(document.units) else mention.span
    before = _padded(document.text[min(unit.start, start) : start])
    after = _padded(document.text[end : max(unit.end, end)])
    return Quote(without_list_sign(before), one_line(document.text[start:end]), after.rstrip(), mention.span)


def clause_around(text: str, span: Span) -> Span:
    """A span with the words around it of its clause: up to a stop, a bracket, a dash or the end of the line."""
    start, end = max(0, span.start - _LONGEST_CLAUSE), min(len(text), span.end + _LONGEST_CLAUSE)
    for stop in _CLAUSE_ENDS.finditer(text, start, span.start):
        start = stop.end()
    after = _CLAUSE_ENDS.search(text, span.end, end)
    return Span(start, after.start() if after else end)


def _padded(text: str) -> str:
    """One line, with a blank kept at an end that had white space."""
    flat = one_line(text)
    if not flat:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{flat}{' ' if text[-1].isspace() else ''}"


def cut(text: str, width: int, ellipsis: str) -> str:
    """The first ``width`` characters of ``text``, cut between two words where one ends near."""
    if len(text) <= width:
        return text
    kept = text[: max(0, width - len(ellipsis))]
    gap = kept.rfind(" ") if len(kept) < len(text) and not text[len(kept)].isspace() else -1
    if 0 <= len(kept) - gap <= _LONGEST_LOSS:
        kept = kept[: gap + 1]
    return kept.rstrip(" ,;") + ellipsis if width >= len(ellipsis) else ""


def cut_left(text: str, width: int, ellipsis: str) -> str:
    """The last ``width`` characters of ``text``, cut likewise."""
    return cut(text[::-1], width, ellipsis[::-1])[::-1]


def strongest_need(mentions: Sequence[Mention]) -> Need | None:
    """What a posting makes of a skill that it names in several places."""
    return strongest(mention.need for mention in mentions if mention.need is not None)
