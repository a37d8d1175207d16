"""A document: its sections and units, as spans into a text that nothing alters."""

from bisect import bisect_right
from typing import NamedTuple

from skillmatch.closed_set import ClosedSet
from skillmatch.readers.model import Boxes, Hidden, Kind, Media, Page, Term
from skillmatch.text.dates import Period
from skillmatch.text.spans import Span


class SectionRole(ClosedSet):
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
    VOLUNTEERING = "volunteering"
    PUBLICATIONS = "publications"
    HONOURS = "honours"
    CERTIFICATES = "certificates"
    INTERESTS = "interests"
    REFERENCES = "references"
    OTHER = "other"


ABOUT_OTHERS = frozenset({SectionRole.COMPANY, SectionRole.BENEFITS, SectionRole.LEGAL})
"""The roles of sections that do not speak of the job itself."""


class Section(NamedTuple):
    """A heading and what is under it; the first section of a document may have no heading."""

    role: SectionRole
    heading: Span | None
    body: Span
    placed: bool = False
    """Whether it is words whose place, a column or a mark, says what is asked of them."""


class Unit(NamedTuple):
    """A sentence or list item: the reach within which words belong together."""

    span: Span
    section: int
    """Index into ``Document.sections``."""
    item: bool
    """Whether it is in a list (bullet, number, or one short line among such)."""


AS_GIVEN = "as given"
"""The source of a month that the user gives."""


class AsOf(NamedTuple):
    """The month that "present" is in a résumé, in months since year 0, and how that is known."""

    month: int
    source: str
    """In a report's words: "as given", "the file's own date"."""
    by_year: bool = False
    """Whether only its year is known."""

    @property
    def is_given(self) -> bool:
        """Whether the user says so."""
        return self.source == AS_GIVEN


class ResumeEntry(NamedTuple):
    """A job, degree or project of a résumé, with what its head tells."""

    role: SectionRole
    """Of the section that it is in."""
    span: Span
    """Its head and its lines, up to the next entry."""
    title: Span | None
    employer: Span | None
    """Or the school."""
    place: Span | None
    period: Period | None


class NamedSpan(NamedTuple):
    """Words that name somebody or some place, and no skill."""

    span: Span
    whose: str
    """In a report's words: "an employer", "the person"."""


class ResumeParts(NamedTuple):
    """The entries of a résumé, the names in it, and what its "present" is; a posting has none of them."""

    entries: tuple[ResumeEntry, ...] = ()
    names: tuple[NamedSpan, ...] = ()
    as_of: AsOf | None = None


class Document(NamedTuple):
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
    entries: tuple[ResumeEntry, ...] = ()
    """Of a résumé, in text order."""
    names: tuple[NamedSpan, ...] = ()
    """Of a résumé, in text order: the names of employers, schools, people and places."""
    as_of: AsOf | None = None
    """What "present" is; ``None`` where nothing lasts to it, or nothing tells."""
    json_resume: str = ""
    """The JSON Resume that it was read from; empty for all else."""
    terms: tuple[Term, ...] = ()

    def line_of(self, offset: int) -> int:
        """The line, counted from 1, on which the code point at ``offset`` is."""
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

    @property
    def lowered(self) -> str:
        """The text in lower case, each code point in its place: "İ" alone would become two."""
        lowered = self.text.lower()
        return lowered if len(lowered) == len(self.text) else "".join([one.lower()[0] for one in self.text])

    @property
    def title_text(self) -> str:
        """The title, or the empty string where there is none."""
        return self.text_of(self.title) if self.title else ""

    def text_of(self, span: Span) -> str:
        """What is in a span of the text."""
        return self.text[span.start : span.end]

    def line_span(self, number: int) -> Span:
        """A line, counted from 1, without its line feed; empty at the end of the text where there is no such line."""
        if not 1 <= number <= len(self.line_starts):
            return Span(len(self.text), len(self.text))
        end = self.line_starts[number] - 1 if number < len(self.line_starts) else len(self.text)
        return Span(self.line_starts[number - 1], end)

    def unit_at(self, offset: int) -> Unit | None:
        """The sentence or list item that holds the code point at ``offset``."""
        at = self.unit_index(offset)
        return None if at is None else self.units[at]

    def unit_index(self, offset: int) -> int | None:
        """The index of that unit; ``None`` where none holds the code point."""
        at = bisect_right(self.units, offset, key=lambda unit: unit.span.start) - 1
        return at if at >= 0 and offset < self.units[at].span.end else None

    def entry_at(self, offset: int) -> ResumeEntry | None:
        """The entry that holds the code point at ``offset``."""
        at = bisect_right(self.entries, offset, key=lambda entry: entry.span.start) - 1
        return self.entries[at] if at >= 0 and offset < self.entries[at].span.end else None

    def role_of(self, unit: Unit) -> SectionRole:
        """The role of the section that a unit is in."""
        return self.sections[unit.section].role


def _section_start(section: Section) -> int:
    return (section.heading or section.body).start
