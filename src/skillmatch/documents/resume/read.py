"""What only a résumé has: its entries, its dates, and the names in it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cached_property

from skillmatch.documents.model import AsOf, ResumeParts, Section
from skillmatch.documents.resume.columns import JobsInColumns
from skillmatch.documents.resume.dates import ResumeDateReader
from skillmatch.documents.resume.entries import EntryReader
from skillmatch.documents.resume.heads import HeadReader
from skillmatch.documents.resume.names import NameReader
from skillmatch.documents.resume.publications import PublicationsReader
from skillmatch.documents.resume.studies import StudiesReader
from skillmatch.taxonomy.cues import Cues


class CareerReader:
    """Reads careers. What it works with is made when the first résumé is read: a run over postings needs none of it."""

    def __init__(self, cues: Cues, joined: Container[str] = frozenset()) -> None:
        self._cues = cues
        self._joined = joined

    def read(self, text: str, sections: Sequence[Section], known: AsOf | None) -> ResumeParts:
        """The career that a résumé tells; ``known`` is its "present", where that is given or in the file."""
        periods, as_of = self._dates.read(text, sections, known)
        entries, names = self._entries.read(text, sections, periods)
        names.extend(self._names.read(text, sections, tuple(names)))
        return ResumeParts(entries, tuple(sorted(set(names))), as_of)

    def sections(self, text: str, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        """The sections of a résumé, their roles put right by what is in them."""
        sections = PublicationsReader().with_publications(text, sections)
        return self._columns.with_jobs(text, self._studies.with_studies(text, sections))

    @cached_property
    def _studies(self) -> StudiesReader:
        return StudiesReader(self._cues.entries)

    @cached_property
    def _columns(self) -> JobsInColumns:
        return JobsInColumns(self._heads, self._dates.periods)

    @cached_property
    def _heads(self) -> HeadReader:
        return HeadReader(self._cues.entries, self._cues.titles, self._cues.dates, self._cues.strength)

    @cached_property
    def _dates(self) -> ResumeDateReader:
        return ResumeDateReader(self._cues.dates)

    @cached_property
    def _entries(self) -> EntryReader:
        return EntryReader(self._heads)

    @cached_property
    def _names(self) -> NameReader:
        return NameReader(self._cues.entries, self._heads, self._joined)
