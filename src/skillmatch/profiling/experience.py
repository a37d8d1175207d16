"""How long a person has worked, and for how long in software, data or ML, from the entries of a résumé."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol, Self

from skillmatch.documents.model import AsOf, Document, ResumeEntry, SectionRole
from skillmatch.matching.model import Mention
from skillmatch.text.dates import Period, months_covered
from skillmatch.text.years import Years, find_years

_TOP = 1_200
"""Code points within which a person claims years of experience of themselves."""
_NEAR = 80
"""Code points beside a number of years, in its sentence, that may say that they were no work."""
_LINES_OF_HEAD = 2


class CountedAs(StrEnum):
    """What an entry counts as."""

    TRADE = "work of this kind"
    WORK = "work"
    TRAINING = "training"
    STUDY = "study"
    PROJECT = "project"
    VOLUNTEERING = "volunteering"
    UNDATED = "work without dates"
    UNENDED = "work to no known day"
    BREAK = "no work"


class Worked(NamedTuple):
    """Years worked, overlaps counted once; a year without its month makes them a range."""

    years: float
    """Counted from the middle of a year to that of another where months are not told."""
    least: float
    most: float

    def __str__(self) -> str:
        if self.least == self.most:
            return f"{self.years:g}"
        return f"{self.least:g} to {self.most:g}"


class CountedEntry(NamedTuple):
    """An entry, and what it counts as."""

    entry: ResumeEntry
    counted_as: CountedAs
    why: str
    """In a report's words; empty where the section says it all."""


class Career(NamedTuple):
    """What the entries of a résumé tell."""

    worked: Worked | None
    """The years worked, training and study apart; ``None`` where no dates tell."""
    of_trade: Worked | None
    """Those in entries whose title or lines are of software, data or ML work."""
    claimed: Years | None
    """The years that the person claims at the top."""
    in_training: bool
    """Whether the field is still being learned: studies that go on, or work as an intern, assistant or the like, and no
    job in the field, while there may be jobs in others."""
    entries: tuple[CountedEntry, ...] = ()
    as_of: AsOf | None = None

    def elsewhere(self) -> Self:
        """The same where the whole text is of another trade: what a job of it names by chance makes it none of this."""
        entries = tuple(
            one._replace(counted_as=CountedAs.WORK, why="the text is of another trade")
            if one.counted_as is CountedAs.TRADE
            else one
            for one in self.entries
        )
        return self._replace(of_trade=None, entries=entries, in_training=self.in_training and not _jobs(entries))

    @property
    def has_work(self) -> bool:
        """Whether any job was found, dated or not."""
        return any(_is_job(one) for one in self.entries)

    @property
    def newest(self) -> tuple[ResumeEntry, ...]:
        """The jobs that end last: those that last to the present, or the one that ends latest; the first where no
        dates tell."""
        jobs = [one.entry for one in self.entries if _is_job(one)]
        dated = [job for job in jobs if job.period]
        if not dated:
            return tuple(jobs[:1])
        latest = max(_end(job.period) for job in dated if job.period)
        return tuple(job for job in dated if job.period and _end(job.period) == latest)


def _is_job(one: CountedEntry) -> bool:
    return one.entry.role is SectionRole.EXPERIENCE and one.counted_as is not CountedAs.BREAK


def _end(period: Period) -> int:
    return 10**6 if period.is_open else period.ended


class CareerWords(Protocol):
    """What tells jobs that one learns in, and stretches that are no work."""

    @property
    def training(self) -> re.Pattern[str]: ...
    @property
    def no_work(self) -> re.Pattern[str]: ...


def career(
    document: Document,
    mentions: Sequence[Mention],
    words: CareerWords,
    of_trade: Callable[[str, Sequence[str]], bool],
) -> Career:
    """The career that ``document`` shows.

    Args:
        document: a résumé.
        mentions: what was found in it.
        words: what tells jobs that one learns in, and stretches that are no work.
        of_trade: whether a title, with the concepts in the entry, is of software, data or ML work.
    """
    asserted = sorted((one for one in mentions if one.asserted), key=_start)
    counted = tuple(_counted(entry, document, asserted, words, of_trade) for entry in document.entries)
    counted = _with_projects(counted, document, asserted, of_trade)
    work = [one.entry.period for one in counted if one.counted_as in (CountedAs.TRADE, CountedAs.WORK)]
    trade = [one.entry.period for one in counted if one.counted_as is CountedAs.TRADE]
    worked = _worked(period for period in work if period)
    claimed = next(
        (
            one
            for one in find_years(document.text, 0, min(len(document.text), _TOP))
            if not document.entry_at(one.start) and not _is_away(one, document, words)
        ),
        None,
    )
    jobs = _jobs(counted)
    learns = any(one.counted_as is CountedAs.TRAINING or _still_studies(one) for one in counted)
    if learns and all(one.counted_as is CountedAs.WORK for one in jobs):
        jobs = [] if any(_is_learned_in(one, document, asserted, of_trade) for one in counted) else jobs
    return Career(
        worked,
        _worked(period for period in trade if period),
        claimed,
        learns and not jobs,
        counted,
        document.as_of,
    )


def _jobs(counted: Iterable[CountedEntry]) -> list[CountedEntry]:
    return [one for one in counted if _is_job(one) and one.counted_as is not CountedAs.TRAINING]


def _is_learned_in(
    one: CountedEntry, document: Document, asserted: Sequence[Mention], of_trade: Callable[[str, Sequence[str]], bool]
) -> bool:
    """Whether it is a job of the field that one learns in."""
    if one.counted_as is not CountedAs.TRAINING:
        return False
    title = document.text_of(one.entry.title) if one.entry.title else ""
    return of_trade(title, [mention.concept for mention in _within(one.entry, asserted)])


def _is_away(years: Years, document: Document, words: CareerWords) -> bool:
    """Whether years are those of a stretch that is no work: "four years of caring for my family"."""
    text = document.text
    start = max(text.rfind("\n", 0, years.start) + 1, text.rfind(". ", 0, years.start) + 1, years.start - _NEAR)
    ends = [at for sign in (". ", "\n") if (at := text.find(sign, years.end, years.end + _NEAR)) >= 0]
    return words.no_work.search(text, start, min([*ends, years.end + _NEAR])) is not None


def _with_projects(
    counted: tuple[CountedEntry, ...],
    document: Document,
    asserted: Sequence[Mention],
    of_trade: Callable[[str, Sequence[str]], bool],
) -> tuple[CountedEntry, ...]:
    """The entries; a job of which nothing but the head is told is what the projects of its time show it to be."""
    shown = [
        one.entry.period
        for one in counted
        if one.counted_as is CountedAs.PROJECT
        and one.entry.period
        and of_trade("", [mention.concept for mention in _within(one.entry, asserted)])
    ]
    if not shown:
        return counted
    return tuple(
        one._replace(counted_as=CountedAs.TRADE, why="the projects of its time show it")
        if one.counted_as is CountedAs.WORK
        and _is_head_only(one.entry, document)
        and any(_holds(one.entry.period, period) for period in shown)
        else one
        for one in counted
    )


def _is_head_only(entry: ResumeEntry, document: Document) -> bool:
    return len(document.text_of(entry.span).split("\n\n")[0].strip().split("\n")) <= _LINES_OF_HEAD


def _holds(whole: Period | None, part: Period) -> bool:
    return whole is not None and whole.began <= part.began and part.ended <= whole.ended


def _within(entry: ResumeEntry, asserted: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions in an entry, of those in text order."""
    first = bisect_left(asserted, entry.span.start, key=_start)
    return asserted[first : bisect_left(asserted, entry.span.end, lo=first, key=_start)]


def _still_studies(one: CountedEntry) -> bool:
    return (
        one.counted_as is CountedAs.STUDY
        and one.entry.period is not None
        and (one.entry.period.is_open or one.entry.period.hoped)
    )


def _start(mention: Mention) -> int:
    return mention.span.start


def _counted(
    entry: ResumeEntry,
    document: Document,
    asserted: Sequence[Mention],
    words: CareerWords,
    of_trade: Callable[[str, Sequence[str]], bool],
) -> CountedEntry:
    if entry.role is SectionRole.EDUCATION:
        return CountedEntry(entry, CountedAs.STUDY, "")
    if entry.role is SectionRole.PROJECTS:
        return CountedEntry(entry, CountedAs.PROJECT, "")
    if entry.role is SectionRole.VOLUNTEERING:
        return CountedEntry(entry, CountedAs.VOLUNTEERING, "")
    title = document.text_of(entry.title) if entry.title else document.text_of(entry.span).split("\n", 1)[0]
    # The one name in the head of a stretch that is no work may have been read as that of its employer.
    name = entry.title or entry.employer
    named = document.text_of(name) if name else title
    if away := words.no_work.match(named):
        return CountedEntry(entry, CountedAs.BREAK, f"“{away.group()}”")
    if learns := words.training.search(title):
        return CountedEntry(entry, CountedAs.TRAINING, f"“{learns.group()}”")
    if entry.period is None or entry.period.alone:
        return CountedEntry(entry, CountedAs.UNDATED, "no span of time is told")
    if entry.period.is_open and entry.period.ended <= entry.period.began and not _same_month(entry, document):
        return CountedEntry(entry, CountedAs.UNENDED, "no date tells what the present is")
    if of_trade(title, [one.concept for one in _within(entry, asserted)]):
        return CountedEntry(entry, CountedAs.TRADE, "")
    return CountedEntry(entry, CountedAs.WORK, "names nothing that only software, data or ML work has")


def _same_month(entry: ResumeEntry, document: Document) -> bool:
    """Whether a job began in the very month that the present is."""
    given = document.as_of
    return bool(
        given and entry.period and given.month == entry.period.began and given.source != "the latest date in the text"
    )


def _worked(periods: Iterable[Period]) -> Worked | None:
    found = list(periods)
    if not found:
        return None
    months = months_covered([one.months for one in found])
    # A year alone is any of its months: at most to its first and last, at least to the others.
    least = months_covered(
        [(one.began + (6 if one.by_year[0] else 0), one.ended + 1 - (5 if one.by_year[1] else 0)) for one in found]
    )
    most = months_covered(
        [(one.began - (5 if one.by_year[0] else 0), one.ended + 1 + (6 if one.by_year[1] else 0)) for one in found]
    )
    return Worked(_years(months), _years(least), _years(most))


def _years(months: int) -> float:
    return round(max(0, months) / 12, 1)
