"""The types that the documents stage hands over: spans into a text that nothing alters."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in a document's text."""

    start: int
    end: int


class Kind(StrEnum):
    """What a document is."""

    RESUME = "resume"
    POSTING = "posting"


class SectionRole(StrEnum):
    """What a section of a posting or a résumé is for; decides need and weight of what stands in it."""

    TITLE = "title"
    DUTIES = "duties"
    REQUIRED = "required"
    PREFERRED = "preferred"
    COMPANY = "company"
    BENEFITS = "benefits"
    LEGAL = "legal"
    SUMMARY = "summary"
    EXPERIENCE = "experience"
    PROJECTS = "projects"
    SKILLS = "skills"
    EDUCATION = "education"
    OTHER = "other"


class Section(NamedTuple):
    """A heading and what stands under it; the first section of a document may have no heading."""

    role: SectionRole
    heading: Span | None
    body: Span


class Unit(NamedTuple):
    """A sentence or list item: the reach within which words belong together."""

    span: Span
    section: int
    """Index into ``Document.sections``."""
    item: bool
    """Whether it stands in a list (bullet, number, or one short line among such)."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged document."""

    number: int
    span: Span


class Box(NamedTuple):
    """A rectangle on a page in points, in the page's own coordinates: from its left edge and up from its lower one."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words that a file holds and does not show to who opens it: kept apart, never counted."""

    text: str
    how: str
    """In a report's words: "in the colour of its ground", "smaller than 2 points"."""
    place: str
    """"page 2", "line 14", "a header": where to look."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Where the characters of a text stand on its pages; packed, since few ever ask.

    Attributes:
        starts: the offset at which each line's stretch of the text begins.
        rows: of each line its page, its angle in degrees, and its lower and upper edge in tenths of a point.
        firsts: where each line's edges begin in ``edges``.
        edges: the left edge of every character of every line, then the right edge of its last, in tenths of a point.
    """

    starts: array[int]
    rows: array[int]
    firsts: array[int]
    edges: array[int]

    def of(self, span: Span) -> tuple[Box, ...]:
        """The boxes of a span, one for each line that it stands on."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        found = []
        for line in range(first, bisect_right(self.starts, max(span.start, span.end - 1))):
            held = self._edges(line)
            following = self.starts[line + 1] if line + 1 < len(self.starts) else span.end
            begin = max(0, span.start - self.starts[line])
            end = min(len(held) - 1, min(span.end, following) - self.starts[line])
            if begin < end:
                found.append(self._box(line, held[begin] / 10, held[end] / 10))
        return tuple(found)

    def _edges(self, line: int) -> array[int]:
        end = self.firsts[line + 1] if line + 1 < len(self.firsts) else len(self.edges)
        return self.edges[self.firsts[line] : end]

    def _box(self, line: int, left: float, right: float) -> Box:
        """The box on the page as it is stored, whatever the direction in which the line is written."""
        page, angle, bottom, top = self.rows[4 * line : 4 * line + 4]
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        corners = [(x * cos + y * sin, y * cos - x * sin) for x in (left, right) for y in (bottom / 10, top / 10)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(page, *(round(edge, 1) for edge in (min(xs), min(ys), max(xs), max(ys))))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of the bytes of a file: its text, and what it was unsure of."""

    text: str
    media: str
    """The kind of file: pdf, docx, html, markdown, text, json-resume."""
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()
    """One line each: two columns, dropped images, replaced bytes."""
    kind: Kind | None = None
    """Where the format itself tells (JSON Resume, a JobPosting)."""
    hidden: tuple[Hidden, ...] = ()
    boxes: Boxes | None = None
    """Where on its pages the text stands, for a paged format that tells."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that gave no text: a value in the results, never an empty document."""

    name: str
    reason: str
    hint: str

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}. {self.hint}"


@dataclass(frozen=True, slots=True)
class Document:
    """A text exactly as read, and where its parts stand in it."""

    name: str
    media: str
    text: str
    kind: Kind
    kind_reason: str
    title: Span | None
    sections: tuple[Section, ...]
    units: tuple[Unit, ...]
    pages: tuple[Page, ...]
    notes: tuple[str, ...]
    line_starts: tuple[int, ...]
    hidden: tuple[Hidden, ...] = ()
    boxes: Boxes | None = None

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, on which the code point at ``offset`` stands."""
        return bisect_right(self.line_starts, offset)

    def column_of(self, offset: int) -> int:
        """The column, counted from 1 in code points."""
        return offset - self.line_starts[self.line_of(offset) - 1] + 1

    def page_of(self, offset: int) -> int | None:
        """The page number, or ``None`` where the document has no pages."""
        if not self.pages:
            return None
        return self.pages[max(0, bisect_right(self.pages, offset, key=lambda page: page.span.start) - 1)].number

    def section_at(self, offset: int) -> Section:
        """The section that holds the code point at ``offset``."""
        return self.sections[max(0, bisect_right(self.sections, offset, key=_section_start) - 1)]


def _section_start(section: Section) -> int:
    return (section.heading or section.body).start


def line_starts(text: str) -> tuple[int, ...]:
    """Offsets at which the lines of ``text`` begin; lines end at a line feed, as in editors."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


def within(starts: Sequence[int], offset: int) -> int:
    """Index of the last of ``starts`` (ascending) at or before ``offset``; -1 where there is none."""
    return bisect_right(starts, offset) - 1
