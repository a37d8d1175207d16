"""A comparison as JSON, of the schema that ``skillmatch schema compare`` prints."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from skillmatch.comparing.model import (
    Alternative,
    ComparedNeed,
    Comparison,
    Comparisons,
    NotCompared,
    Resume,
    ShownPlace,
    Tally,
)
from skillmatch.documents.model import AsOf
from skillmatch.profiling.needs.model import CLASSES, AskedPlace, NeedKind
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.comparison.order import sorted_results
from skillmatch.reporting.shared.envelope import envelope, limits_given, span, unread
from skillmatch.reporting.shared.escape import json_text
from skillmatch.text.dates import Period

Keys = dict[str, Any]


def render(comparisons: Comparisons, options: CompareOptions) -> str:
    """All of it in one object."""
    return json_text(json.dumps(comparisons_object(comparisons, options), indent=2, ensure_ascii=False)) + "\n"


def comparisons_object(comparisons: Comparisons, options: CompareOptions) -> Keys:
    """What the JSON holds."""
    made: Keys = {
        **head(comparisons.resume, options),
        "comparisons": [comparison_object(one, options) for one in sorted_results(comparisons, options.sort)],
        "gaps": [
            {"concept": gap.concept, "label": gap.label, "asked_by": gap.asked_by, "must_in": gap.must_in}
            for gap in comparisons.gaps
        ],
    }
    if comparisons.before:
        made["before"] = {
            "resume": _resume(comparisons.before, options),
            "comparisons": [comparison_object(one, options) for one in comparisons.earlier],
        }
    return made


def head(resume: Resume, options: CompareOptions) -> Keys:
    """What all outputs of one résumé begin with."""
    return {
        **envelope("compare", resume.taxonomy),
        "options": _options(resume, options),
        "as_of": _as_of(resume.as_of),
        "resume": _resume(resume, options),
    }


def _options(resume: Resume, options: CompareOptions) -> Keys:
    """What was asked for, as far as this output depends on it."""
    return {
        "as_of": resume.origin.as_of,
        "need": options.need,
        "sort": options.sort,
        "include_text": options.include_text,
        "limits": limits_given(resume.origin.limits),
    }


def _resume(resume: Resume, options: CompareOptions) -> Keys:
    text = {"text": resume.text} if options.include_text else {}
    return {
        "file": resume.name,
        "file_sha256": resume.origin.sha256 or None,
        "kind_given": resume.origin.kind,
        "sha256": resume.sha256,
        "uncounted": [_uncounted(one) for one in resume.uncounted],
        **text,
    }


def _as_of(as_of: AsOf | None) -> Keys | None:
    if as_of is None:
        return None
    year, month = divmod(as_of.month, 12)
    return {"date": f"{year}" if as_of.by_year else f"{year}-{month + 1:02d}", "from": as_of.source}


def comparison_object(result: Comparison | Unreadable, options: CompareOptions) -> Keys:
    """One posting, or why it could not be read."""
    if isinstance(result, Unreadable):
        row = unread(result)
        return {"posting": {"file": row["file"], "file_sha256": row["file_sha256"]}, "error": row["error"]}
    text = {"text": result.text} if options.include_text else {}
    needs = [one for one in result.needs if options.need in (None, one.id)]
    return {
        "posting": {
            "file": result.name,
            "file_sha256": result.origin.sha256 or None,
            "kind_given": result.origin.kind,
            "title": result.title,
            "sha256": result.sha256,
            **text,
        },
        "abstained": result.abstained,
        "needs": [_need(one) for one in needs],
        "counts": {need: _tally(result.tally(need)) for need in CLASSES},
        "gates": {
            "years": _verdicts(result.gates, NeedKind.YEARS),
            "degree": _verdicts(result.gates, NeedKind.DEGREE),
            "level": result.level._asdict() if result.level else None,
            "split": {**result.split._asdict(), "distance": result.split.distance} if result.split else None,
        },
        "soft": [
            {"concept": one.concept, "label": one.label, "line": one.line, "evidence": [*map(_evidence, one.evidence)]}
            for one in result.soft
        ],
        "extra": list(result.extra),
        "uncounted": [_uncounted(one) for one in result.uncounted],
        "edits": [
            {
                "kind": one.kind,
                "line": one.line,
                "subjects": list(one.subjects),
                "shown": one.shown,
                "needs": list(one.needs),
                "lines": list(one.lines),
            }
            for one in result.edits
        ],
    }


def _verdicts(gates: Iterable[ComparedNeed], kind: NeedKind) -> list[Keys]:
    return [{"need": one.id, "verdict": one.verdict} for one in gates if one.kind is kind]


def _tally(tally: Tally) -> Keys:
    return {"asked": tally.asked, **tally._asdict()}


def _uncounted(one: NotCompared) -> Keys:
    return {"text": one.text, "why": one.why, "line": one.line}


def _need(need: ComparedNeed) -> Keys:
    made: Keys = {
        "id": need.id,
        "kind": need.kind,
        "class": need.need,
        "open": need.open,
        "at_least": need.at_least,
        "verdict": need.verdict,
        "part_of": need.part_of,
        "alternatives": [_alternative(one) for one in need.alternatives],
    }
    if need.years:
        shown = need.years.shown
        made["years"] = {
            "least": need.years.asked.least,
            "most": need.years.asked.most,
            "of": need.years.asked.of,
            "shown": {"least": shown.least, "most": shown.most} if shown else None,
            "claimed": need.years.claimed,
        }
    if need.degree:
        made["degree"] = need.degree.asked._asdict() | {"shown": need.degree.shown, "expected": need.degree.expected}
    return made


def _alternative(one: Alternative) -> Keys:
    return {
        "concept": one.concept,
        "label": one.label,
        "example": one.example,
        "verdict": one.rung,
        "relation": one.relation,
        "by": one.by,
        "asked": [_asked(place) for place in one.asked],
        "evidence": [_evidence(place) for place in one.evidence],
    }


def _asked(place: AskedPlace) -> Keys:
    return {**span(place.span), "line": place.line}


def _evidence(place: ShownPlace) -> Keys:
    return {
        **span(place.span),
        "line": place.line,
        "page": place.page,
        "section": place.section,
        "strength": place.strength,
        "period": _period(place.period),
    }


def _period(period: Period | None) -> Keys | None:
    if period is None:
        return None
    return {
        "from": _month(period.began, by_year=period.by_year[0]),
        "to": None if period.is_open else _month(period.ended, by_year=period.by_year[1]),
        "open": period.is_open,
    }


def _month(month: int, *, by_year: bool) -> str:
    return f"{month // 12}" if by_year else f"{month // 12}-{month % 12 + 1:02d}"
