"""Time on a page: the entries of a résumé on an axis of years, the years of experience that a posting asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.reporting.profile.view.model import EntryRow
from skillmatch.reporting.shared.escape import one_line
from skillmatch.text.spans import Span

_TICKS = 6
_LEAST_YEARS = 10
_NARROWEST = 0.8


class Tick(NamedTuple):
    """A year of an axis."""

    at: float
    """In percent of the axis."""
    name: str


class Bar(NamedTuple):
    """A stretch of an axis, in percent of it."""

    at: float
    width: float
    open: bool
    """Whether it goes on: to the present, or to any number of years."""


class TimeRow(NamedTuple):
    """A row of a time line."""

    label: str
    said: str
    """The time in words."""
    aside: str
    cls: str
    bar: Bar | None
    line: int


class TimeLine(NamedTuple):
    """Rows over one axis."""

    ticks: tuple[Tick, ...]
    rows: tuple[TimeRow, ...]


def career_line(report: Report, rows: Sequence[EntryRow]) -> TimeLine | None:
    """The entries of a résumé; ``None`` where it has none."""
    found = report.profile.career
    if found is None or not found.entries:
        return None
    periods = [one.entry.period for one in found.entries if one.entry.period]
    first = min((one.months[0] for one in periods), default=0) // 12
    after = -(-max((one.months[1] for one in periods), default=12) // 12)
    after = max(after, first + 1)
    document = report.document

    def bar(number: int) -> Bar | None:
        period = found.entries[number].entry.period
        if period is None:
            return None
        begin, end = (min(max(month / 12, first), after) for month in period.months)
        return _bar(begin - first, end - first, after - first, period.is_open)

    return TimeLine(
        _ticks(first, after),
        tuple(
            TimeRow(
                label=" · ".join(filter(None, (row.title, row.employer)))
                or one_line(document.text_of(found.entries[number].entry.span).split("\n", 1)[0][:80]),
                said=row.period or "no dates",
                aside=row.counted_as + (f": {row.why}" if row.why else ""),
                cls=found.entries[number].counted_as.name.lower(),
                bar=bar(number),
                line=document.line_of(found.entries[number].entry.span.start),
            )
            for number, row in enumerate(rows)
        ),
    )


def asked_line(report: Report) -> TimeLine | None:
    """The years that a posting asks for; ``None`` where it asks for none."""
    asked, document = report.profile.level.asked, report.document
    if not asked:
        return None
    top = max(_LEAST_YEARS, *(int(one.years.most or one.years.least) + 2 for one in asked))
    top = min(top, 100)
    return TimeLine(
        _ticks(0, top),
        tuple(
            TimeRow(
                label=one_line(document.text_of(Span(one.years.start, one.years.end))),
                said="nice to have" if one.preferred else "asked for",
                aside="",
                cls="training" if one.preferred else "trade",
                bar=_bar(min(one.years.least, top), min(one.years.most or top, top), top, one.years.most is None),
                line=document.line_of(one.years.start),
            )
            for one in asked
        ),
    )


def _bar(begin: float, end: float, whole: float, is_open: bool) -> Bar:
    at, width = 100 * begin / whole, 100 * (end - begin) / whole
    width = max(width, _NARROWEST)
    return Bar(round(min(at, 100 - width), 2), round(width, 2), is_open)


def _ticks(first: int, after: int) -> tuple[Tick, ...]:
    """Whole years, so few that their names do not meet."""
    step = max(1, -(-(after - first) // _TICKS))
    return tuple(
        Tick(round(100 * (year - first) / (after - first), 2), str(year)) for year in range(first, after + 1, step)
    )
