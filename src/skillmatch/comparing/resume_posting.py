"""What a résumé shows of what postings ask for: one résumé against one posting or many."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from skillmatch.analysis import Report, Result
from skillmatch.comparing.beside import Beside, uncounted, uncounted_of_resume
from skillmatch.comparing.degrees import DegreeReader
from skillmatch.comparing.edits import edits
from skillmatch.comparing.gaps import common_gaps
from skillmatch.comparing.ladder import ResumeShows, judged
from skillmatch.comparing.model import (
    Alternative,
    ComparedNeed,
    Comparison,
    Comparisons,
    LevelGate,
    Resume,
    SplitGate,
)
from skillmatch.comparing.refusals import Refusals, why_posting_is_not_compared
from skillmatch.comparing.relations import Relations
from skillmatch.comparing.years import YearsShown
from skillmatch.profiling.needs.model import AskedNeed, NeedKind
from skillmatch.profiling.needs.special import SpecialReader
from skillmatch.readers.model import Unreadable
from skillmatch.taxonomy.model import Taxonomy


class Comparer:
    """Compares résumés with postings by one taxonomy; keep it for many."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._relations = Relations(taxonomy)
        self._degrees = DegreeReader(taxonomy.cues.degrees)
        self._special = SpecialReader(taxonomy.cues.comparing)
        self._refusals = Refusals(taxonomy.cues.comparing)

    def all(self, resume: Report, postings: Iterable[Result], before: Report | None = None) -> Comparisons:
        """One résumé against each of some postings, in their order; and an older version of it, where one is given.

        A posting is forgotten as soon as it is compared.
        """
        sides = self.sides(resume, before)
        return sides.gathered(map(sides.with_posting, postings))

    def sides(self, resume: Report, before: Report | None = None) -> Sides:
        """A résumé, and an older version of it where there is one, each read once for all postings."""
        return Sides(self.of(resume), self.of(before) if before else None)

    def of(self, resume: Report) -> ResumeSide:
        """A résumé, read once for all postings."""
        refused = self._refusals.of_resume(resume)
        return ResumeSide(resume, self._relations, self._degrees, self._special, refused)


class Sides:
    """A résumé and perhaps an older version of it, ready to be compared with any posting."""

    def __init__(self, own: ResumeSide, older: ResumeSide | None) -> None:
        self._own = own
        self._older = older

    def with_posting(self, posting: Result) -> Compared:
        """Each of the two with a posting; why that could not be read where it could not."""
        if not isinstance(posting, Report):
            return Compared(posting, posting if self._older else None)
        return Compared(self._own.with_posting(posting), self._older.with_posting(posting) if self._older else None)

    def gathered(self, compared: Iterable[Compared]) -> Comparisons:
        """All that was compared, in its order, with what the postings have in common."""
        pairs = list(compared)
        found = tuple(one.now for one in pairs)
        earlier = tuple(one.earlier for one in pairs if one.earlier is not None)
        older = self._older.resume if self._older else None
        return Comparisons(self._own.resume, found, common_gaps(found), older, earlier)


class Compared(NamedTuple):
    """A posting with a résumé, and with an older version of it where there is one."""

    now: Comparison | Unreadable
    earlier: Comparison | Unreadable | None


class ResumeSide:
    """A résumé, ready to be compared with any posting."""

    def __init__(
        self,
        report: Report,
        relations: Relations,
        degrees: DegreeReader,
        special: SpecialReader,
        refused: str | None,
    ) -> None:
        self._report = report
        self._relations = relations
        self._degrees = degrees
        self._refused = refused
        self._held = degrees.held(report)
        self._shown = ResumeShows(report, relations, special, self._held.studied)
        self._years = YearsShown(report, relations, special.general, special.title)
        self._beside = Beside(report)
        self.resume = _resume(report)

    def with_posting(self, posting: Report) -> Comparison:
        """What it shows of what a posting asks for: a pure function of the two."""
        asked = posting.profile.needs
        fields = _fields(asked)
        text = posting.document.text
        needs = tuple(self._judged(ComparedNeed.of(one), fields.get(one.id, ()), text) for one in asked)
        why = self._refused or why_posting_is_not_compared(posting, needs)
        document = posting.document
        comparison = Comparison(
            name=posting.name,
            title=document.title_text,
            sha256=digest(document.text),
            taxonomy=posting.labels.taxonomy,
            abstained=why,
            level=LevelGate(posting.profile.level.verdict, self._report.profile.level.verdict),
            split=_split(self._report, posting),
            text=document.text,
            line_starts=document.line_starts,
            origin=posting.origin,
        )
        if why:
            return comparison
        return replace(
            comparison,
            needs=needs,
            soft=self._beside.soft_skills(posting, needs),
            extra=self._beside.extra(needs),
            uncounted=uncounted(posting),
            edits=edits(needs, self._report, self._relations),
        )

    def has(self, concept: str) -> bool:
        """Whether it shows or lists a concept, or what implies it."""
        return self._shown.alternative(Alternative(concept, concept, ()), ()).rung.counts

    def _judged(self, need: ComparedNeed, fields: Sequence[str], text: str) -> ComparedNeed:
        if need.kind is NeedKind.YEARS:
            return self._years.judged(need)
        if need.kind is NeedKind.DEGREE:
            return self._degrees.judged(need, self._held, fields, self._years.of_trade)
        return judged(need, self._shown, text)


def _fields(needs: Iterable[AskedNeed]) -> Mapping[str, Sequence[str]]:
    """By degree that is asked for, the concepts that are its subjects."""
    found: dict[str, list[str]] = {}
    for one in needs:
        if one.part_of is not None:
            found.setdefault(one.part_of, []).extend(thing.concept for thing in one.alternatives if thing.concept)
    return found


def digest(text: str) -> str:
    """SHA-256 of a text as read, by which two outputs tell whether they are about the same."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _split(resume: Report, posting: Report) -> SplitGate:
    asked, shown = posting.profile.split, resume.profile.split
    return SplitGate(asked.score, shown.score, asked.verdict, shown.verdict)


def _resume(report: Report) -> Resume:
    document = report.document
    return Resume(
        report.name,
        digest(document.text),
        document.text,
        document.line_starts,
        document.as_of,
        report.labels.taxonomy,
        uncounted_of_resume(report),
        report.origin,
    )
