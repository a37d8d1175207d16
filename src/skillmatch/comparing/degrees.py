"""Degrees: those that a résumé names, finished or yet to be, and whether they are those that are asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.comparing.model import ComparedNeed, Relation, Rung, ShownPlace, Verdict
from skillmatch.documents.model import Document, ResumeEntry, SectionRole
from skillmatch.matching.model import Mention, MentionType
from skillmatch.profiling.needs.degrees import DegreeNames
from skillmatch.taxonomy.cues import DegreeCues
from skillmatch.text.phrases import alternatives, any_of
from skillmatch.text.spans import Span

_ENOUGH_WORK = 4.0
"""Years of work that do in place of a degree, where a posting says no number of them."""


class HeldDegree(NamedTuple):
    """A degree of a résumé."""

    level: str
    expected: bool
    subjects: frozenset[str]
    evidence: ShownPlace


class _Kind(NamedTuple):
    """What degrees are looked up by: of a level at least, finished or either, and of a subject or any."""

    least: int
    done: bool | None = None
    subject: str | None = None


class HeldDegrees:
    """The degrees of a résumé; of thousands, the first of a kind is looked up."""

    def __init__(self, held: Sequence[HeldDegree], levels: Sequence[str], quantitative: frozenset[str]) -> None:
        self._first: dict[_Kind, tuple[int, HeldDegree]] = {}
        self._levels = levels
        self._quantitative = quantitative
        self.studied = frozenset(subject for one in held if not one.expected for subject in one.subjects)
        """The subjects of those that are finished."""
        for at, one in enumerate(held):
            for least in range(levels.index(one.level) + 1):
                subjects = one.subjects if not one.expected else ()
                kinds = [_Kind(least), _Kind(least, not one.expected), *(_Kind(least, True, of) for of in subjects)]
                for kind in kinds:
                    self._first.setdefault(kind, (at, one))
        done = [one.level for one in held if not one.expected]
        self.highest = max(done, key=levels.index, default=None)
        """The highest level of those that are finished."""

    def any(self, least: int = 0, done: bool | None = None) -> HeldDegree | None:
        """The first of a level or a higher one."""
        found = self._first.get(_Kind(least, done))
        return found[1] if found else None

    def of(self, least: int, subjects: Sequence[str], related: bool) -> HeldDegree | None:
        """The first that is finished and of one of some subjects, or of one that is related, where that will do."""
        if not subjects:
            return self.any(least, done=True)
        wanted = {*subjects, *(self._quantitative if related else ())}
        found = [one for of in wanted if (one := self._first.get(_Kind(least, True, of)))]
        return min(found, key=lambda one: one[0])[1] if found else None


class DegreeReader:
    """Finds the degrees of résumés, and tells whether they are those that are asked for."""

    def __init__(self, cues: DegreeCues) -> None:
        self._names = DegreeNames(cues)
        self._quantitative = frozenset(cues.quantitative)
        self._expected = any_of(cues.expected)
        self._learner = re.compile(rf"[\s(]*(?:{alternatives(cues.learners)})\b", re.IGNORECASE)

    def held(self, report: Report) -> HeldDegrees:
        """The degrees that a résumé names in its education, or in a line of its own of the summary."""
        return HeldDegrees(list(self._held(report)), self._names.levels, self._quantitative)

    def _held(self, report: Report) -> Iterator[HeldDegree]:
        document = report.document
        for span, entry in _places(document):
            named = list(self._names.named(document.text, *span))
            own = _said_of([degree.span for degree in named], document, span)
            for degree, said in zip(named, own, strict=True):
                start = degree.span.start
                around = _around(document, degree.span, span)
                hoped = self._is_expected(document.text, degree.span, said)
                hoped = hoped or bool(entry and entry.period and entry.period.hoped)
                evidence = ShownPlace(
                    degree.span,
                    document.line_of(start),
                    document.page_of(start) if document.pages else None,
                    document.section_at(start).role,
                    None,
                    entry.period if entry else None,
                )
                yield HeldDegree(degree.level, hoped, _subjects(report.mentions, around), evidence)

    def _is_expected(self, text: str, degree: Span, said: Span) -> bool:
        if self._learner.match(text, degree.end, said.end):
            return True
        return self._expected.search(text, *said) is not None

    def judged(self, need: ComparedNeed, held: HeldDegrees, fields: Sequence[str], years: float | None) -> ComparedNeed:
        """A degree that is asked for, with what a résumé shows of it.

        Args:
            need: the degree.
            held: those of the résumé.
            fields: the subjects that will do, by concept; empty where any will.
            years: the years of work of this kind at least, which may do in its place.
        """
        if need.degree is None:
            return need
        asked = need.degree.asked
        least = self._names.levels.index(asked.level)
        fitting = held.of(least, fields, need.open)
        high = held.any(least, done=True) or held.any(least)
        best = fitting or high or held.any()
        expected = held.any(least, done=False)
        verdict, rung = _verdict(fitting, high, best)
        if verdict is not Verdict.MET and asked.or_experience and years is not None:
            verdict = Verdict.MET if years >= _ENOUGH_WORK else verdict
        alternative = need.alternatives[0]._replace(
            rung=rung, relation=Relation.SAME if fitting else None, evidence=(best.evidence,) if best else ()
        )
        return need._replace(
            verdict=verdict,
            alternatives=(alternative,),
            degree=need.degree._replace(shown=held.highest, expected=expected.level if expected else None),
        )


def _verdict(fitting: object, high: object, any_: object) -> tuple[Verdict, Rung]:
    if fitting:
        return Verdict.MET, Rung.SHOWN
    if any_ and not high:
        return Verdict.MISSING, Rung.ABSENT
    return Verdict.CANNOT_TELL, Rung.CANNOT_TELL  # none is told, or one of another field, or one that is yet to be


def _places(document: Document) -> Iterator[tuple[Span, ResumeEntry | None]]:
    """Where a résumé names its degrees: the entries of its education, or all of that where there are none."""
    entries = [one for one in document.entries if one.role is SectionRole.EDUCATION]
    for entry in entries:
        yield entry.span, entry
    starts = [one.span.start for one in entries]
    for section in document.sections:
        if section.role is SectionRole.EDUCATION:
            start = section.heading.end if section.heading else section.body.start
            first = bisect_left(starts, start)
            end = min([section.body.end, *starts[first : first + 1]])
            if start < end:
                yield Span(start, end), None
        elif section.role in (SectionRole.SUMMARY, SectionRole.OTHER):
            yield section.body, None


def _around(document: Document, span: Span, within: Span) -> Span:
    """The line of a degree and the two after it, as far as its entry goes."""
    line = document.line_of(span.start)
    start = document.line_span(line).start
    end = document.line_span(min(line + 2, len(document.line_starts))).end
    return Span(max(start, within.start), max(span.end, min(end, within.end)))


def _said_of(degrees: Sequence[Span], document: Document, within: Span) -> Iterator[Span]:
    """Of each degree, in text order, what is said of it alone: what is around it, up to the next one."""
    for at, degree in enumerate(degrees):
        around = _around(document, degree, within)
        shares_line = at and degrees[at - 1].end > around.start
        end = min([around.end, *(one.start for one in degrees[at + 1 : at + 2])])
        yield Span(degree.start if shares_line else around.start, max(degree.end, end))


def _subjects(mentions: Sequence[Mention], within: Span) -> frozenset[str]:
    first = bisect_left(mentions, within.start, key=_start)
    after = bisect_left(mentions, within.end, lo=first, key=_start)
    return frozenset(one.concept for one in mentions[first:after] if one.asserted and one.type is MentionType.SKILL)


def _start(mention: Mention) -> int:
    return mention.span.start
