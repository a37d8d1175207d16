"""Degrees: those that a posting asks for, and those that a résumé names, finished or yet to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.comparing.groups import Group
from skillmatch.comparing.model import (
    Alternative,
    AskedPlace,
    ComparedNeed,
    DegreeAsked,
    NeedKind,
    Relation,
    Rung,
    ShownPlace,
    Verdict,
)
from skillmatch.documents.model import ABOUT_OTHERS, Document, ResumeEntry, SectionRole, Unit
from skillmatch.matching.model import Mention, MentionType, Need
from skillmatch.taxonomy.cues import DegreeCues
from skillmatch.text.phrases import alternatives, any_of
from skillmatch.text.spans import Span

_ASKING_NOTHING = ABOUT_OTHERS | {SectionRole.TITLE, SectionRole.DUTIES}
"""The roles of sections in which a degree is somebody else's: "our PhD research team"."""
DEGREE = "degree"
"""What makes of a skill the subject of a degree that is asked for."""
_TO_SUBJECT = 72
"""Code points from a degree to its first subject."""
_BETWEEN = re.compile(
    r"\s*+(?:\([^()]{0,40}\)\s*+)?(?:[,;/&|]|and\b|or\b|\s)(?:[\s,/]*+(?:and/or|and|or|an?|in|other|another|any|related|similar|relevant|"
    r"quantitative|technical|field|fields|such\s++as|e\.g\.|like|the)(?![\w]))*+[\s,/(:]*+(?:(?:[\w-]++\s*+,?\s*+){0,3}?)",
    re.IGNORECASE,
)
_ENOUGH_WORK = 4.0
"""Years of work that do in place of a degree, where a posting says no number of them."""


class Degree(NamedTuple):
    """A degree that a text names."""

    level: str
    span: Span


class HeldDegree(NamedTuple):
    """A degree of a résumé."""

    level: str
    expected: bool
    subjects: frozenset[str]
    evidence: ShownPlace


class DegreeReader:
    """Finds degrees, and tells whether those that are held are those that are asked for."""

    def __init__(self, cues: DegreeCues, preferred: Sequence[str]) -> None:
        self._preferred = any_of(preferred)
        self._levels = tuple(cues.levels)
        self._quantitative = frozenset(cues.quantitative)
        self._named = tuple((level, _degree_words(words)) for level, words in cues.levels.items())
        self._any = any_of(cues.any_)
        self._expected = any_of(cues.expected)
        self._related = any_of(cues.related)
        self._equivalent = any_of(cues.equivalent)

    def named(self, text: str, start: int, end: int) -> list[Degree]:
        """The degrees named between two code points, by place."""
        found = [
            Degree(level, Span(*match.span()))
            for level, words in self._named
            for match in words.finditer(text, start, end)
        ]
        return sorted(_apart(found), key=lambda one: one.span.start)

    def asked(self, report: Report) -> Iterator[ComparedNeed]:
        """The degrees that a posting asks for: the lowest of a sentence will do."""
        document = report.document
        for at, unit in enumerate(document.units):
            if document.role_of(unit) in _ASKING_NOTHING:
                continue
            degrees = self.named(document.text, *unit.span)
            if not degrees:
                continue
            lowest = min(degrees, key=lambda one: self._levels.index(one.level))
            asked = tuple(AskedPlace(one.span, document.line_of(one.span.start)) for one in degrees)
            words = document.text_of(unit.span)
            yield ComparedNeed(
                id=f"degree-{document.line_of(unit.span.start)}",
                kind=NeedKind.DEGREE,
                need=_need_of(at, unit, report, self._preferred),
                open=self._related.search(words) is not None,
                alternatives=(Alternative(None, lowest.level, asked),),
                degree=DegreeAsked(lowest.level, self._equivalent.search(words) is not None),
            )

    def held(self, report: Report) -> list[HeldDegree]:
        """The degrees that a résumé names in its education, or in a line of its own of the summary."""
        document = report.document
        found = []
        for span, entry in _places(document):
            for degree in self.named(document.text, *span):
                line = document.line_of(degree.span.start)
                around = _around(document, degree.span, span)
                hoped = self._expected.search(document.text, *around) is not None
                hoped = hoped or bool(entry and entry.period and entry.period.hoped)
                evidence = ShownPlace(
                    degree.span,
                    line,
                    document.page_of(degree.span.start) if document.pages else None,
                    document.section_at(degree.span.start).role,
                    None,
                    entry.period if entry else None,
                )
                found.append(HeldDegree(degree.level, hoped, _subjects(report.mentions, around), evidence))
        return found

    def judged(
        self, need: ComparedNeed, held: Sequence[HeldDegree], fields: Sequence[str], years: float | None
    ) -> ComparedNeed:
        """A degree that is asked for, with what a résumé shows of it.

        Args:
            need: the degree.
            held: those of the résumé.
            fields: the subjects that will do, by concept; empty where any will.
            years: the years of work of this kind at least, which may do in its place.
        """
        asked = need.degree
        if asked is None:
            return need
        least = self._levels.index(asked.level)
        high = [one for one in held if self._levels.index(one.level) >= least]
        done = [one for one in high if not one.expected]
        fitting = [one for one in done if self._fits(one, fields, need.open)]
        best = next(iter((*fitting, *done, *high, *held)), None)
        verdict, rung = self._verdict(fitting, done, high, held)
        if verdict is not Verdict.MET and asked.or_experience and years is not None:
            verdict = Verdict.MET if years >= _ENOUGH_WORK else verdict
        alternative = need.alternatives[0]._replace(
            rung=rung, relation=Relation.SAME if fitting else None, evidence=(best.evidence,) if best else ()
        )
        expected = next((one.level for one in high if one.expected), None)
        shown = max((one.level for one in held if not one.expected), key=self._levels.index, default=None)
        return need._replace(
            verdict=verdict,
            alternatives=(alternative,),
            degree=asked._replace(shown=shown, expected=expected),
        )

    def _verdict(
        self,
        fitting: Sequence[HeldDegree],
        done: Sequence[HeldDegree],
        high: Sequence[HeldDegree],
        held: Sequence[HeldDegree],
    ) -> tuple[Verdict, Rung]:
        if fitting:
            return Verdict.MET, Rung.SHOWN
        if done or high:
            return Verdict.CANNOT_TELL, Rung.CANNOT_TELL  # of another field, of one not told, or not yet
        if held:
            return Verdict.MISSING, Rung.ABSENT
        return Verdict.CANNOT_TELL, Rung.CANNOT_TELL

    def _fits(self, one: HeldDegree, fields: Sequence[str], related: bool) -> bool:
        if not fields or not one.subjects.isdisjoint(fields):
            return True
        return related and not one.subjects.isdisjoint(self._quantitative)


def subjects_of(degrees: Sequence[ComparedNeed], mentions: Sequence[Mention], document: Document) -> list[Group]:
    """The skills that are the subjects of degrees that are asked for: "a BSc in statistics, physics or similar"."""
    found = []
    for degree in degrees:
        place = degree.alternatives[0].asked[-1].span
        unit = document.unit_index(place.start)
        run: list[int] = []
        for at, one in enumerate(mentions):
            if one.unit != unit or one.span.start < place.end:
                continue
            if not run:
                between = document.text[place.end : one.span.start]
                if len(between) > _TO_SUBJECT or ";" in between:
                    break
            elif not _BETWEEN.fullmatch(document.text, mentions[run[-1]].span.end, one.span.start):
                break
            run.append(at)
        if run:
            found.append(Group(tuple(run), (), 1, degree.open))
    return found


def _degree_words(words: Sequence[str]) -> re.Pattern[str]:
    """Words in any case, and abbreviations in theirs, of which the short ones are words too: "MS", "BE", "MA"."""
    short = [word for word in words if word[:1].isupper()]
    plain = [word for word in words if word not in short]
    two = [word for word in short if len(word) == 2]  # "MA" and "ME" are states, "BE" is a word
    long = [word for word in short if word not in two]
    return re.compile(
        rf"(?<!\w)(?i:{alternatives(plain)})(?![\w’']|\.\w)|(?<![\w.])(?:{alternatives(long)})(?![\w’'-]|\.\w)"
        rf"|(?<![\w.])(?<!,\s)(?:{alternatives(two)})(?=\s*+(?:[/,(:]|or\b|and\b|in\b|degree|from\b|with\b|$))",
        re.MULTILINE,
    )


def _apart(found: Sequence[Degree]) -> Iterator[Degree]:
    """Of degrees that overlap, the longest: "associate's degree" is no "degree"."""
    ends = -1
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= ends:
            ends = one.span.end
            yield one


def _places(document: Document) -> Iterator[tuple[Span, ResumeEntry | None]]:
    """Where a résumé names its degrees: the entries of its education, or all of that where there are none."""
    entries = [one for one in document.entries if one.role is SectionRole.EDUCATION]
    for entry in entries:
        yield entry.span, entry
    covered = [one.span for one in entries]
    for section in document.sections:
        if section.role is SectionRole.EDUCATION:
            start = section.heading.end if section.heading else section.body.start
            inside = [one for one in covered if start <= one.start < section.body.end]
            end = min((one.start for one in inside), default=section.body.end)
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


def _subjects(mentions: Sequence[Mention], within: Span) -> frozenset[str]:
    return frozenset(
        one.concept
        for one in mentions
        if one.asserted and one.type is MentionType.SKILL and within.start <= one.span.start < within.end
    )


def _need_of(at: int, unit: Unit, report: Report, preferred: re.Pattern[str]) -> Need:
    """Whether a degree is asked for or preferred: as the words beside it say, or what else is in its sentence."""
    role, words = report.document.role_of(unit), report.document.text_of(unit.span)
    if role is SectionRole.PREFERRED or preferred.search(words):
        return Need.PREFERRED
    needs = [one.need for one in report.mentions if one.unit == at and one.need in (Need.REQUIRED, Need.PREFERRED)]
    return Need.PREFERRED if needs and all(need is Need.PREFERRED for need in needs) else Need.REQUIRED
