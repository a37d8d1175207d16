"""A document: its sections and units, as spans into a text that nothing alters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from skillmatch.readers.model import Boxes, Hidden, Kind, Media, Page
from skillmatch.text.spans import Span


class SectionRole(StrEnum):
    """What a section of a posting or a résumé is for; decides need and weight of what is in it."""

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
    """A heading and what is under it; the first section of a document may have no heading."""

    role: SectionRole
    heading: Span | None
    body: Span


class Unit(NamedTuple):
    """A sentence or list item: the reach within which words belong together."""

    span: Span
    section: int
    """Index into ``Document.sections``."""
    item: bool
    """Whether it is in a list (bullet, number, or one short line among such)."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text exactly as read, and where its parts are in it."""

    name: str
    media: Media
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
