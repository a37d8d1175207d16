"""Years of experience: those that a posting asks for, and those that the dated entries of a résumé show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from skillmatch.analysis import Report
from skillmatch.comparing.model import (
    Alternative,
    AskedPlace,
    ComparedNeed,
    NeedKind,
    Range,
    Rung,
    ShownPlace,
    Verdict,
    YearsNeed,
)
from skillmatch.comparing.relations import Relations
from skillmatch.comparing.words import content_stems
from skillmatch.documents.model import ResumeEntry, SectionRole
from skillmatch.matching.model import Choice, Mention, MentionType, Need, Strength, choices
from skillmatch.profiling.experience import Career, CountedAs, CountedEntry
from skillmatch.taxonomy.model import SkillKind
from skillmatch.text.dates import Period, months_covered
from skillmatch.text.spans import Span

_UNSURE = frozenset({CountedAs.TRAINING, CountedAs.STUDY, CountedAs.PROJECT, CountedAs.VOLUNTEERING})
"""What may have been work of the kind that is asked for; a job that names nothing of it was none."""
_REST = re.compile(r"[\s’'+()-]*(?:(?:of|as an?|an?|in|with|using|experience|full|time)\b[\s-]*)*", re.IGNORECASE)
_MOST_WORDS = 60
_LONGEST_WHOLE = 5 * 12
"""Months of a job up to which what it names twice is taken for its work from first to last."""


def years_asked(report: Report) -> Iterator[ComparedNeed]:
    """The statements of years of a posting, each a need; of what, where skills are named with it."""
    document = report.document
    by_start: dict[int, list[Mention]] = {}
    for one in report.mentions:
        if one.years and one.asserted and one.kind is SkillKind.HARD:
            by_start.setdefault(one.years.start, []).append(one)
    chosen = choices(report.mentions)
    for statement in report.profile.level.asked:
        years = statement.years
        skills = by_start.get(years.start, [])
        unit = document.units[statement.unit].span
        line = document.line_of(years.start)
        place = AskedPlace(Span(years.start, years.end), line)
        for number, of in enumerate(_either(skills, chosen) or [()]):
            words = " or ".join(dict.fromkeys(one.text for one in of)) or _words_after(
                document.text, years.end, unit.end
            )
            alternatives = tuple(
                Alternative(concept, report.labels.concepts.get(concept, concept), (place,))
                for concept in dict.fromkeys(one.concept for one in of)
            ) or (Alternative(None, words or "work", (place,)),)
            yield ComparedNeed(
                id=f"years-{line}" + (f"-{number + 1}" if number else ""),
                kind=NeedKind.YEARS,
                need=Need.PREFERRED if statement.preferred else Need.REQUIRED,
                open=False,
                alternatives=alternatives,
                years=YearsNeed(years.least, years.most, words),
            )


def _either(skills: Sequence[Mention], chosen: Sequence[Choice]) -> list[tuple[Mention, ...]]:
    """The skills that years are asked of, those of one choice together: of each the same years are asked."""
    found: dict[tuple[str, int], list[Mention]] = {}
    for at, one in enumerate(skills):
        found.setdefault(("choice", one.choice) if one.choice is not None else ("skill", at), []).append(one)
    return [tuple(ones) if kind == "skill" else chosen[number].mentions for (kind, number), ones in found.items()]


def _words_after(text: str, start: int, end: int) -> str:
    """What the years are of, in the posting's words."""
    begins = _REST.match(text, start, end)
    rest = text[begins.end() if begins else start : end].split("\n", 1)[0]
    words = re.split(r"[.;,(]", rest, maxsplit=1)[0].strip(" -–—:*)")
    return words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS].rsplit(" ", 1)[0] + "…"


class YearsShown:
    """The years that a résumé shows, of work in general or of a skill."""

    def __init__(self, report: Report, relations: Relations, general: re.Pattern[str], title: re.Pattern[str]) -> None:
        self._report = report
        self._general = general
        self._title = title
        self._relations = relations
        self._career: Career | None = report.profile.career

    @property
    def of_trade(self) -> float | None:
        """The years of work of this kind at least; ``None`` where nothing is dated."""
        found = self._range(CountedAs.TRADE)
        return found.least if found else None

    def judged(self, need: ComparedNeed) -> ComparedNeed:
        """A statement of years with what the résumé shows of it."""
        asked = need.years
        if asked is None:
            return need
        concepts = [one.concept for one in need.alternatives if one.concept]
        shown, evidence = self._of_skills(concepts) if concepts else self._of_work(asked.of)
        verdict = _verdict(asked.least, shown)
        if verdict is Verdict.MET and not concepts and not self._general.search(asked.of or "work"):
            verdict = Verdict.CANNOT_TELL  # of something that no date tells of
        claimed = self._claimed(concepts)
        rung = (
            Rung.SHOWN
            if verdict is Verdict.MET
            else Rung.CANNOT_TELL
            if verdict is Verdict.CANNOT_TELL
            else Rung.ABSENT
        )
        found = tuple(one._replace(rung=rung, evidence=evidence) for one in need.alternatives)
        return need._replace(verdict=verdict, alternatives=found, years=asked._replace(shown=shown, claimed=claimed))

    def _claimed(self, concepts: Sequence[str]) -> float | None:
        if concepts:
            claims = [one.years.least for one in self._mentions(concepts) if one.years]
            return max(claims, default=None)
        return self._career.claimed.least if self._career and self._career.claimed else None

    def _range(self, kind: CountedAs) -> Range | None:
        sure = [one.entry.period for one in self._entries() if one.counted_as is kind]
        return _range([one for one in sure if one], self._dated(_UNSURE | {kind}))

    def _of_work(self, of: str) -> tuple[Range | None, tuple[ShownPlace, ...]]:
        """Surely in jobs of this kind; where a title is asked for ("as a data analyst"), in those that have it."""
        jobs = [one for one in self._entries() if one.counted_as is CountedAs.TRADE]
        if title := self._title.search(of):
            wanted = content_stems(title[0])
            sure = [one for one in jobs if one.entry.title and _are_in(wanted, self._stems_of(one.entry.title))]
            dated = [one.entry.period for one in sure if one.entry.period]
            found = _range(dated, self._dated(_UNSURE | {CountedAs.TRADE}))
            return found, tuple(self._evidence(one.entry) for one in (sure or jobs)[:3])
        return self._range(CountedAs.TRADE), tuple(self._evidence(one.entry) for one in jobs[:3])

    def _of_skills(self, concepts: Sequence[str]) -> tuple[Range | None, tuple[ShownPlace, ...]]:
        """Surely in jobs that speak of it more than once or in their titles; perhaps wherever it is named."""
        mentions = self._mentions(concepts)
        titled = {one.entry.span for one in self._entries() if self._is_titled(one.entry, concepts)}
        if not mentions and not titled:
            return Range(0.0, 0.0), ()
        often: list[CountedEntry] = []
        once: list[CountedEntry] = []
        for one in self._entries():
            inside = [m for m in mentions if _holds(one.entry, m) and m.strength is not Strength.LISTED]
            in_title = one.entry.span in titled
            if not (inside or in_title) or not one.entry.period:
                continue
            is_work = one.counted_as in (CountedAs.TRADE, CountedAs.WORK)
            often_named = len(inside) > 1 and _length(one.entry.period) <= _LONGEST_WHOLE
            (often if is_work and (in_title or often_named) else once).append(one)
        periods = [one.entry.period for one in (*often, *once) if one.entry.period]
        if any(self._is_undated(one) for one in mentions):
            # Named in a list too: at any time that is dated.
            periods += self._dated(_UNSURE | {CountedAs.TRADE})
        if not periods:
            # Named, and no date tells when: anywhere in what is dated.
            dated = self._dated(_UNSURE | {CountedAs.TRADE})
            return (_range([], dated) if dated else None), tuple(map(_as_evidence, mentions[:1]))
        found = _range([one.entry.period for one in often if one.entry.period], periods)
        return found, tuple(self._evidence(one.entry) for one in (*often, *once)[:3])

    def _is_undated(self, mention: Mention) -> bool:
        return not any(one.entry.period and _holds(one.entry, mention) for one in self._entries())

    def _stems_of(self, span: Span) -> tuple[str, ...]:
        return content_stems(self._report.document.text_of(span))

    def _mentions(self, concepts: Sequence[str]) -> list[Mention]:
        asked = set(concepts)
        return [
            one
            for one in self._report.mentions
            if one.asserted
            and one.type is MentionType.SKILL
            and one.section not in (SectionRole.INTERESTS, SectionRole.REFERENCES)
            and not asked.isdisjoint({*self._relations.shown_by(one.concept), self._relations.field_of(one.concept)})
        ]

    def _is_titled(self, entry: ResumeEntry, concepts: Sequence[str]) -> bool:
        """Whether the title of a job is of one of some skills: a data engineer does data engineering."""
        if entry.title is None:
            return False
        title = self._stems_of(entry.title)
        return any(_are_in(content_stems(self._relations.label_of(one)), title) for one in concepts)

    def _entries(self) -> Sequence[CountedEntry]:
        return self._career.entries if self._career else ()

    def _dated(self, kinds: frozenset[CountedAs]) -> list[Period]:
        return [
            one.entry.period
            for one in self._entries()
            if one.entry.period and not one.entry.period.alone and one.counted_as in kinds
        ]

    def _evidence(self, entry: ResumeEntry) -> ShownPlace:
        document = self._report.document
        span = Span(entry.period.start, entry.period.end) if entry.period else entry.span
        page = document.page_of(span.start) if document.pages else None
        return ShownPlace(span, document.line_of(span.start), page, entry.role, None, entry.period)


def _are_in(words: Sequence[str], title: Sequence[str]) -> bool:
    """Whether each of some stems is in a title, where "engineering" is "engineer"."""
    return bool(words) and all(any(one.startswith(other) or other.startswith(one) for other in title) for one in words)


def _length(period: Period) -> int:
    """The months of a period."""
    began, after = period.months
    return after - began


def _holds(entry: ResumeEntry, mention: Mention) -> bool:
    return entry.span.start <= mention.span.start < entry.span.end


def _as_evidence(mention: Mention) -> ShownPlace:
    return ShownPlace(mention.span, mention.line, mention.page, mention.section, mention.strength, mention.period)


def _verdict(asked: float, shown: Range | None) -> Verdict:
    if shown is None:
        return Verdict.CANNOT_TELL
    if shown.least >= asked:
        return Verdict.MET
    if shown.most >= asked:
        return Verdict.CANNOT_TELL
    return Verdict.PARTLY if shown.most > 0 else Verdict.MISSING


def _range(sure: Iterable[Period], all_: Iterable[Period]) -> Range | None:
    """Years at least in ``sure``, at most in ``all_``, overlaps once; ``None`` where nothing is dated."""
    narrow = [(one.began + (6 if one.by_year[0] else 0), one.ended + 1 - (5 if one.by_year[1] else 0)) for one in sure]
    wide = [(one.began - (5 if one.by_year[0] else 0), one.ended + 1 + (6 if one.by_year[1] else 0)) for one in all_]
    if not wide and not narrow:
        return None
    return Range(_years(months_covered(narrow)), _years(months_covered([*wide, *narrow])))


def _years(months: int) -> float:
    return round(max(0, months) / 12, 1)
