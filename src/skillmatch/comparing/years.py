"""Years of experience: those that the dated entries of a résumé show, of what a posting asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.comparing.model import (
    MOST_PLACES,
    NOT_COUNTED,
    ComparedNeed,
    Range,
    Rung,
    ShownPlace,
    Verdict,
)
from skillmatch.comparing.relations import Relations
from skillmatch.comparing.titles import Titles
from skillmatch.comparing.words import content_stems
from skillmatch.documents.model import ResumeEntry
from skillmatch.matching.model import Mention, MentionType, Strength
from skillmatch.profiling.experience import CountedAs, CountedEntry
from skillmatch.text.dates import Period, months_covered
from skillmatch.text.spans import Span, within

_PERHAPS = frozenset({CountedAs.TRADE, CountedAs.TRAINING, CountedAs.STUDY, CountedAs.PROJECT, CountedAs.VOLUNTEERING})
"""What is, or may have been, work of the kind that is asked for; a job that names nothing of it was none."""
_Months = tuple[int, int]
"""The months in [first, after)."""
_LONGEST_WHOLE = 5 * 12
"""Months of a job up to which what it names twice is taken for its work from first to last."""


class _Shown(NamedTuple):
    """The years of something, and where they are from."""

    range: Range | None
    evidence: tuple[ShownPlace, ...]
    claimed: float | None


class YearsShown:
    """The years that a résumé shows, of work in general or of a skill.

    What postings ask for is found out once, by looking up what the résumé has of it: asking often costs no more
    passes over the résumé.
    """

    def __init__(self, report: Report, relations: Relations, general: re.Pattern[str], title: re.Pattern[str]) -> None:
        self._report = report
        self._general = general
        self._title = title
        self._relations = relations
        career = report.profile.career
        self._claimed = career.claimed.least if career and career.claimed else None
        self._entries: Sequence[CountedEntry] = career.entries if career else ()
        self._jobs = [at for at, one in enumerate(self._entries) if one.counted_as is CountedAs.TRADE]
        self._of_titles: dict[tuple[str, ...], _Shown] = {}
        self._of_concepts: dict[tuple[str, ...], _Shown] = {}

    @property
    def of_trade(self) -> float | None:
        """The years of work of this kind at least; ``None`` where nothing is dated."""
        return self._of_all_work.range.least if self._of_all_work.range else None

    def judged(self, need: ComparedNeed) -> ComparedNeed:
        """A statement of years with what the résumé shows of it."""
        if need.years is None:
            return need
        asked = need.years.asked
        concepts = tuple(one.concept for one in need.alternatives if one.concept)
        found = self._of_skills(concepts) if concepts else self._of_work(asked.of)
        verdict = _verdict(asked.least, found.range)
        if verdict is Verdict.MET and not concepts and not self._general.search(asked.of or "work"):
            verdict = Verdict.CANNOT_TELL  # of something that no date tells of
        rung = (
            Rung.SHOWN
            if verdict is Verdict.MET
            else Rung.CANNOT_TELL
            if verdict is Verdict.CANNOT_TELL
            else Rung.ABSENT
        )
        alternatives = tuple(one._replace(rung=rung, evidence=found.evidence) for one in need.alternatives)
        years = need.years._replace(shown=found.range, claimed=found.claimed)
        return need._replace(verdict=verdict, alternatives=alternatives, years=years)

    def _of_work(self, of: str) -> _Shown:
        """Surely in jobs of this kind; where a title is asked for ("as a data analyst"), in those that have it."""
        title = self._title.search(of)
        wanted = content_stems(title[0]) if title else None
        if wanted is None:
            return self._of_all_work
        found = self._of_titles.get(wanted)
        if found is None:
            jobs = self._titles.with_all(wanted).intersection(self._jobs)
            found = self._of_titles[wanted] = self._in_jobs(sorted(jobs)) if jobs else self._in_no_job
        return found

    @cached_property
    def _of_all_work(self) -> _Shown:
        return self._in_jobs(self._jobs)

    @cached_property
    def _in_no_job(self) -> _Shown:
        return _Shown(_range([], self._dated), self._places(self._jobs), self._claimed)

    def _in_jobs(self, jobs: Sequence[int]) -> _Shown:
        sure = [period for at in jobs if (period := self._entries[at].entry.period)]
        return _Shown(_range(sure, self._dated), self._places(jobs), self._claimed)

    def _of_skills(self, concepts: tuple[str, ...]) -> _Shown:
        found = self._of_concepts.get(concepts)
        if found is None:
            found = self._of_concepts[concepts] = self._in_entries(concepts)
        return found

    def _in_entries(self, concepts: Sequence[str]) -> _Shown:
        """Surely in jobs that speak of it more than once or in their titles; perhaps wherever it is named."""
        mentions = sorted({at for one in concepts for at in self._mentions.get(one, ())})
        titled = {at for one in concepts for at in self._titles.with_all(self._stems_of(one))}
        if not mentions and not titled:
            return _Shown(Range(0.0, 0.0), (), None)
        named = [self._report.mentions[at] for at in mentions]
        claimed = max((one.years.least for one in named if one.years), default=None)
        places = [self._entry_at(one) for one in named]
        inside = Counter(
            at for at, one in zip(places, named, strict=True) if at is not None and one.strength is not Strength.LISTED
        )
        dated = [at for at in sorted({*inside, *titled}) if self._entries[at].entry.period]
        often = [at for at in dated if self._is_its_work(at, inside[at], titled)]
        once = sorted(set(dated).difference(often))
        wide = [_widest(period) for at in dated if (period := self._entries[at].entry.period)]
        if any(at is None or not self._entries[at].entry.period for at in places):
            wide += self._dated  # named in a list too: at any time that is dated
        if not wide:
            # Named, and no date tells when: anywhere in what is dated.
            return _Shown(_range([], self._dated), tuple(map(_as_evidence, named[:1])), claimed)
        sure = [period for at in often if (period := self._entries[at].entry.period)]
        return _Shown(_range(sure, wide), self._places([*often, *once]), claimed)

    def _is_its_work(self, at: int, named: int, titled: Container[int]) -> bool:
        """Whether a job is of a skill from first to last: by its title, or since it is short and names it twice."""
        one = self._entries[at]
        is_work = one.counted_as in (CountedAs.TRADE, CountedAs.WORK)
        is_short = one.entry.period is not None and _length(one.entry.period) <= _LONGEST_WHOLE
        return is_work and (at in titled or (named > 1 and is_short))

    @cached_property
    def _mentions(self) -> Mapping[str, Sequence[int]]:
        """By concept that may be asked for, the mentions that show it or are of its field, by place."""
        found: dict[str, list[int]] = {}
        for at, one in enumerate(self._report.mentions):
            if not one.asserted or one.type is not MentionType.SKILL or one.section in NOT_COUNTED:
                continue
            for concept in {*self._relations.shown_by(one.concept), self._relations.field_of(one.concept)}:
                found.setdefault(concept, []).append(at)
        return found

    @cached_property
    def _titles(self) -> Titles:
        document = self._report.document
        titles = (one.entry.title for one in self._entries)
        return Titles(content_stems(document.text_of(title)) if title else () for title in titles)

    def _stems_of(self, concept: str) -> tuple[str, ...]:
        return content_stems(self._relations.label_of(concept))

    def _entry_at(self, mention: Mention) -> int | None:
        at = within(self._starts, mention.span.start)
        return at if at >= 0 and mention.span.start < self._entries[at].entry.span.end else None

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [one.entry.span.start for one in self._entries]

    @cached_property
    def _dated(self) -> list[_Months]:
        """All that is dated and may have been work of the kind that is asked for."""
        periods = (one.entry.period for one in self._entries if one.counted_as in _PERHAPS)
        return _joined(_widest(period) for period in periods if period and not period.alone)

    def _places(self, entries: Sequence[int]) -> tuple[ShownPlace, ...]:
        return tuple(self._place(self._entries[at].entry) for at in entries[:MOST_PLACES])

    def _place(self, entry: ResumeEntry) -> ShownPlace:
        document = self._report.document
        span = Span(entry.period.start, entry.period.end) if entry.period else entry.span
        page = document.page_of(span.start) if document.pages else None
        return ShownPlace(span, document.line_of(span.start), page, entry.role, None, entry.period)


def _length(period: Period) -> int:
    """The months of a period."""
    began, after = period.months
    return after - began


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


def _narrowest(period: Period) -> _Months:
    began, ended = period.by_year
    return period.began + (6 if began else 0), period.ended + 1 - (5 if ended else 0)


def _widest(period: Period) -> _Months:
    began, ended = period.by_year
    return period.began - (5 if began else 0), period.ended + 1 + (6 if ended else 0)


def _joined(periods: Iterable[_Months]) -> list[_Months]:
    """The same months in as few periods as there can be: not more than a career has gaps."""
    found: list[_Months] = []
    for began, after in sorted(periods):
        if found and began <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], after)
        else:
            found.append((began, after))
    return found


def _range(sure: Iterable[Period], wide: Sequence[_Months]) -> Range | None:
    """Years at least in ``sure``, at most in these and ``wide``, overlaps once; ``None`` where nothing is dated."""
    periods = list(sure)
    if not wide and not periods:
        return None
    least = months_covered(map(_narrowest, periods))
    return Range(_years(least), _years(months_covered([*wide, *map(_narrowest, periods)])))


def _years(months: int) -> float:
    return round(max(0, months) / 12, 1)
