"""How a résumé was read: its entries, and what they count as."""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.analysis import Report
from skillmatch.matching.model import MentionType
from skillmatch.profiling.experience import Career, CountedEntry
from skillmatch.profiling.uncounted import lines_with_result, only_listed, uncounted
from skillmatch.reporting.profile.view.model import CareerTable, EntryRow
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.wording import count
from skillmatch.text.dates import Period
from skillmatch.text.spans import Span
from skillmatch.text.years import in_years


def career(report: Report) -> CareerTable | None:
    """The entries of a résumé in text order, and what they tell; ``None`` for a posting."""
    found = report.profile.career
    if found is None:
        return None
    return CareerTable(
        tuple(_summary(report, found)),
        tuple([_row(report, one) for one in found.entries]),
        tuple([(one_line(one.what), one_line(one.why)) for one in uncounted(report.document)]),
    )


def _summary(report: Report, found: Career) -> list[str]:
    lines = []
    if not found.has_work:
        lines.append("No job was found: years and level do not rest on any.")
    elif found.worked:
        trade = f"{found.of_trade} of them in" if found.of_trade else "none of them in"
        is_exact = found.worked.least == found.worked.most
        years = in_years(found.worked.years) if is_exact else f"{found.worked} years"
        lines.append(f"Worked {years}, {trade} this kind of work; training and study are apart.")
    else:
        lines.append("No dates tell how long the jobs lasted.")
    if found.claimed:
        lines.append(f"Claims “{_words(report, Span(found.claimed.start, found.claimed.end))}”.")
    if found.as_of:
        lines.append(f"The present is {_month(found.as_of.month, found.as_of.by_year)}: {found.as_of.source}.")
    return [*lines, *_evidence(report)]


def _evidence(report: Report) -> list[str]:
    """How many lines tell a result, and how many skills are only listed."""
    skills = {one.concept for one in report.mentions if one.asserted and one.type is MentionType.SKILL}
    only, results = only_listed(report.mentions), lines_with_result(report.mentions)
    lines = [f"{count(results, 'line')} of it with a result."] if results else []
    return (
        [*lines, f"{len(only)} of {count(len(skills), 'skill')} only listed: no entry shows them."] if only else lines
    )


def _row(report: Report, one: CountedEntry) -> EntryRow:
    entry = one.entry
    title = _words(report, entry.title) if entry.title else ""
    employer = _words(report, entry.employer) if entry.employer else ""
    return EntryRow(
        title, employer, _period(entry.period) if entry.period else "", one.counted_as.value, one_line(one.why)
    )


def _words(report: Report, span: Span) -> str:
    return one_line(report.document.text_of(span))


def _period(period: Period) -> str:
    began = _month(period.began, period.by_year[0])
    if period.is_open:
        return f"{began} to now"
    return began if period.alone else f"{began} to {_month(period.ended, period.by_year[1])}"


def _month(month: int, by_year: bool) -> str:
    return f"{month // 12:04d}" if by_year else f"{month // 12:04d}-{month % 12 + 1:02d}"


def not_counted(parts: Sequence[tuple[str, str]]) -> str:
    """What counts nowhere, by the reason why: "References (is about others); the names of 2 schools (...)"."""
    by_reason: dict[str, list[str]] = {}
    for what, why in parts:
        by_reason.setdefault(why, []).append(what)
    return "; ".join(f"{', '.join(ones)} ({why})" for why, ones in by_reason.items())
