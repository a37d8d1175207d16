"""What is said of a document, apart from who it is of and where its words are: what must not move when names do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from skillmatch.analysis import Report
from skillmatch.comparing.model import Comparison
from skillmatch.profiling.experience import Career, Worked

Facts = Mapping[str, Any]
"""By what they are of, in the words of a report; a line is that of the text."""


def report_facts(report: Report) -> Facts:
    """All that a report says of skills, figures, verdicts and their order."""
    return dict(_of_report(report))


def comparison_facts(found: Comparison) -> Facts:
    """All that a comparison says of needs, verdicts and counts."""
    return dict(_of_comparison(found))


def _of_report(report: Report) -> Iterator[tuple[str, Any]]:
    profile = report.profile
    yield "kind", report.document.kind.value
    yield "verdict", profile.split.verdict
    yield "score", profile.split.score
    yield "evidence of the verdict", profile.split.evidence
    for mover in (*profile.split.toward_swe, *profile.split.toward_ml):
        yield f"push of {mover.concept}", mover.push
    yield "role types, best first", tuple(role.id for role in profile.roles)
    for role in profile.roles:
        yield f"fit of {role.id}", role.fit
        yield f"coverage of {role.id}", role.coverage
    yield "level", profile.level.verdict
    yield "years of the level", profile.level.years
    yield "signs of the level", tuple((one.level, one.weight, one.line) for one in profile.level.reasons)
    for phase in profile.phases:
        yield f"coverage of {phase.id}", phase.coverage
    yield "skills, in their order", tuple(one.concept for group in profile.skills for one in group.skills)
    for need in profile.needs:
        yield f"need {need.id}", (need.kind, need.need, need.open, need.at_least, need.part_of, need.years)
    if profile.career:
        yield from _of_career(profile.career, report)
    yield from _of_mentions(report)


def _of_career(career: Career, report: Report) -> Iterator[tuple[str, Any]]:
    yield "years worked", _range(career.worked)
    yield "years of the trade", _range(career.of_trade)
    yield "years claimed", career.claimed and (career.claimed.least, career.claimed.most)
    yield "the present", career.as_of and career.as_of.month
    for one in career.entries:
        line = report.document.line_of(one.entry.span.start)
        period = one.entry.period
        dates = (period.began, period.ended) if period else None
        yield f"line {line}: entry", (one.entry.role.value, one.counted_as.value, dates)


def _of_mentions(report: Report) -> Iterator[tuple[str, Any]]:
    seen: dict[str, int] = {}
    for one in report.mentions:
        if one.asserted:
            where = f"line {one.line}: {one.concept}"
            number = seen[where] = seen.get(where, 0) + 1
            dates = (one.period.began, one.period.ended) if one.period else None
            years = (one.years.least, one.years.most) if one.years else None
            again = f" ({number})" if number > 1 else ""
            yield f"{where}{again}", (one.section.value, one.need, one.strength, years, dates)


def _range(worked: Worked | None) -> tuple[float, float, float] | None:
    return (worked.years, worked.least, worked.most) if worked else None


def _of_comparison(found: Comparison) -> Iterator[tuple[str, Any]]:
    yield "not compared", found.abstained
    yield "level", found.level
    yield "distance of the verdicts", found.split and found.split.distance
    yield "needs, in their order", tuple(need.id for need in found.needs)
    for need in found.needs:
        yield f"need {need.id}", (need.need, need.verdict)
        for one in need.alternatives:
            evidence = tuple((at.line, at.strength) for at in one.evidence)
            yield f"need {need.id}: {one.key}", (one.rung, one.relation, one.by, evidence)
        if need.years:
            yield f"need {need.id}: years", (need.years.shown, need.years.claimed)
        if need.degree:
            yield f"need {need.id}: degree", (need.degree.shown, need.degree.expected)
    yield "soft skills", tuple((one.concept, tuple(at.line for at in one.evidence)) for one in found.soft)
    yield "shown beside the needs", found.extra
    yield "edits", tuple((one.kind, one.line, one.subjects, one.needs) for one in found.edits)
