"""Reports for programs: one JSON object a file, under a version that ``report.schema.json`` describes.

docs/json.md says what may change under that version. The ``mentions`` of a figure are indices into the report's own
``mentions``. The output is pure ASCII, so that no terminal, log or splitter of
lines meets a control code of a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from skillmatch.analysis import Report, Result
from skillmatch.documents.model import Document
from skillmatch.matching.model import Choice, Mention, Reason
from skillmatch.profiling.experience import Career, Worked
from skillmatch.profiling.model import Covered, Gap, Level, Mover, PhaseCoverage, RoleFit, SkillSummary, Split
from skillmatch.profiling.needs.model import CLASSES, AskedNeed, AskedThing, NeedKind
from skillmatch.profiling.uncounted import last_used, lines_with_result, only_listed, uncounted
from skillmatch.readers.model import Kind, Unreadable
from skillmatch.reporting.shared.envelope import envelope, limits_given, unread
from skillmatch.reporting.shared.json_text import Json, array, figure, json_object, string, string_or_null
from skillmatch.reporting.shared.quotes import page_of_line
from skillmatch.text.dates import Period
from skillmatch.text.spans import Span
from skillmatch.text.years import Years

_Object = dict[str, Any]


class _Indices:
    """Where mentions are in the report's list of them, as JSON.

    A figure holds the very same objects as the report, and several figures the same tuple of them: both are known by
    their identity.
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._at = {id(mention): index for index, mention in enumerate(mentions)}
        # The tuples are kept beside what was made of them, so that no other is given the identity of one.
        self._made: dict[int, tuple[tuple[Mention, ...], str]] = {}

    def of(self, mentions: tuple[Mention, ...]) -> str:
        made = self._made.get(id(mentions))
        if made is None:
            at = self._at
            made = self._made[id(mentions)] = mentions, str([at[id(mention)] for mention in mentions])
        return made[1]


def json_line(result: Result, *, include_text: bool = False) -> str:
    """The result as one line of JSON, with the keys in their fixed order.

    Args:
        include_text: whether to put the text of the document in.
    """
    return json_object(_unreadable(result) if isinstance(result, Unreadable) else _report(result, include_text))


def _unreadable(result: Unreadable) -> _Object:
    return envelope("report") | unread(result)


def _report(report: Report, include_text: bool) -> _Object:
    document, profile = report.document, report.profile
    at = _Indices(report.mentions)
    found = {
        **envelope("report", report.labels.taxonomy),
        "file": report.name,
        "file_sha256": report.origin.sha256 or None,
        "options": _options(report, include_text),
        "media": document.media,
        "kind": document.kind,
        "kind_reason": document.kind_reason,
        "title": document.text[slice(*document.title)] if document.title else None,
        "notes": list(document.notes),
        "split": _split(profile.split, at),
        "roles": array([_role(role, at) for role in profile.roles] if not profile.no_role else []),
        "no_role": profile.no_role or None,
        "level": _level(profile.level, document),
        "phases": array([_phase(phase, at) for phase in profile.phases]),
        "skills": array([_skills(summary, at, profile.career is not None) for summary in profile.skills]),
        "mentions": _mentions(report),
        "choices": array([_choice(choice, at) for choice in report.choices]),
        "nothing_recognised": not report.mentions,
    }
    if document.kind is Kind.POSTING:
        found["needs"] = array([_need(need) for need in profile.needs])
        found["needs_counted"] = _needs_counted(profile.needs)
    if profile.career:
        found["career"] = _career(profile.career, report)
    if document.hidden:
        found["hidden"] = [{"text": one.text, "how": one.how, "place": one.place} for one in document.hidden]
        found["coverage_with_hidden"] = _unhidden(report)
    return found | {"text": document.text} if include_text else found


def _options(report: Report, include_text: bool) -> _Object:
    """What was asked for, as far as this output depends on it."""
    origin = report.origin
    return {
        "kind": origin.kind,
        "as_of": origin.as_of,
        "include_text": include_text,
        "limits": limits_given(origin.limits),
    }


def _unhidden(report: Report) -> _Object:
    """Coverage by role, were hidden words to count."""
    roles = (report.unhidden or report.profile).roles
    return {role.id: round(role.coverage, 4) for role in roles}


def _career(found: Career, report: Report) -> _Object:
    document = report.document

    def words(span: Span | None) -> str | None:
        return document.text_of(span) if span else None

    return {
        "as_of": {"month": _month(found.as_of.month), "source": found.as_of.source} if found.as_of else None,
        "years_worked": _range(found.worked),
        "years_of_trade": _range(found.of_trade),
        "claimed": document.text[found.claimed.start : found.claimed.end] if found.claimed else None,
        "entries": [
            {
                "section": one.entry.role.value,
                "title": words(one.entry.title),
                "employer": words(one.entry.employer),
                "place": words(one.entry.place),
                "line": document.line_of(one.entry.span.start),
                "from": _month(one.entry.period.began) if one.entry.period else None,
                "to": _end(one.entry.period),
                "counted_as": one.counted_as.value,
                "why": one.why,
            }
            for one in found.entries
        ],
        "lines_with_result": lines_with_result(report.mentions),
        "only_listed": only_listed(report.mentions),
        "not_counted": [{"what": one.what, "why": one.why, "line": one.line} for one in uncounted(document)],
    }


def _range(years: Worked | None) -> _Object | None:
    return {"years": years.years, "least": years.least, "most": years.most} if years else None


def _end(period: Period | None) -> str | None:
    """The last month; ``None`` where it lasts to the present, or where there is none."""
    return None if period is None or period.is_open else _month(period.ended)


def _split(split: Split, at: _Indices) -> Json:
    return Json(
        json_object(
            {
                "verdict": split.verdict,
                "score": None if split.score is None else round(split.score, 4),
                "formerly": split.formerly,
                "evidence": round(split.evidence, 4),
                "floor": round(split.floor, 4),
                "reason": split.reason,
                "toward_swe": array([_mover(mover, at) for mover in split.toward_swe]),
                "toward_ml": array([_mover(mover, at) for mover in split.toward_ml]),
            }
        )
    )


def _mover(mover: Mover, at: _Indices) -> str:
    named = _named(mover.concept, mover.label)
    return f'{{{named}, "push": {figure(mover.push)}, "mentions": {at.of(mover.mentions)}}}'


def _role(role: RoleFit, at: _Indices) -> str:
    return (
        f'{{"id": {string(role.id)}, "label": {string(role.label)}, "fit": {figure(role.fit)},'
        f' "coverage": {figure(role.coverage)}, {_matched_and_missing(role, at)}}}'
    )


def _level(level: Level, document: Document) -> _Object:
    reasons = [
        {
            "text": reason.text,
            "level": reason.level,
            "weight": round(reason.weight, 4),
            "line": reason.line,
            "page": page_of_line(document, reason.line),
        }
        for reason in level.reasons
    ]
    return {"verdict": level.verdict, "years": level.years, "reasons": reasons}


def _phase(phase: PhaseCoverage, at: _Indices) -> str:
    return (
        f'{{"id": {string(phase.id)}, "label": {string(phase.label)},'
        f' "coverage": {figure(phase.coverage)}, {_matched_and_missing(phase, at)}}}'
    )


def _matched_and_missing(of: RoleFit | PhaseCoverage, at: _Indices) -> str:
    return f'"matched": {_covered(of.matched, at)}, "missing": {_missing(of.missing)}'


def _skills(summary: SkillSummary, at: _Indices, with_time: bool) -> str:
    skills = _with_time(summary.skills, at) if with_time else _covered(summary.skills, at)
    return (
        f'{{"group": {string(summary.group)}, "label": {string(summary.label)},'
        f' "kind": {string(summary.kind)}, "skills": {skills}}}'
    )


def _with_time(found: Iterable[Covered], at: _Indices) -> Json:
    """The skills of a résumé, each with the month in which it was last used."""
    return array(
        [
            f'{{{_weighed(one.concept, one.label, one.weight)}, "mentions": {at.of(one.mentions)},'
            f' "last_used": {string_or_null(None if (used := last_used(one.mentions)) is None else _month(used))}}}'
            for one in found
        ]
    )


def _covered(found: Iterable[Covered], at: _Indices) -> Json:
    return array(
        [f'{{{_weighed(one.concept, one.label, one.weight)}, "mentions": {at.of(one.mentions)}}}' for one in found]
    )


def _missing(gaps: Iterable[Gap]) -> Json:
    return array([f"{{{_weighed(gap.concept, gap.label, gap.weight)}}}" for gap in gaps])


# What the taxonomy says is the same in every report.
@lru_cache(maxsize=1 << 14)
def _weighed(concept: str, label: str, weight: float) -> str:
    return f'{_named(concept, label)}, "weight": {figure(weight)}'


@lru_cache(maxsize=1 << 14)
def _named(concept: str, label: str) -> str:
    return f'"concept": {string(concept)}, "label": {string(label)}'


def _mentions(report: Report) -> Json:
    named, boxes = report.labels.concepts, report.document.boxes
    made = [_mention(mention, named.get(mention.concept, mention.concept)) for mention in report.mentions]
    if boxes:
        of = [[list(box) for box in boxes.of(mention.span)] for mention in report.mentions]
        made = [f'{one}, "boxes": {places}' for one, places in zip(made, of, strict=True)]
    return array([f"{{{one}}}" for one in made])


def _mention(mention: Mention, label: str) -> str:
    method, form, score, reasons = mention.evidence
    return (
        f'"type": "{mention.type}", {_named(mention.concept, label)}, "kind": {string_or_null(mention.kind)},'
        f' "text": {string(mention.text)}, "start": {mention.span.start}, "end": {mention.span.end},'
        f' "line": {mention.line}, "column": {mention.column},'
        f' "page": {"null" if mention.page is None else mention.page}, "section": "{mention.section}",'
        f' "need": {string_or_null(mention.need)}, "asserted": {"true" if mention.asserted else "false"},'
        f' "choice": {"null" if mention.choice is None else mention.choice},'
        f' "years": {_years(mention.years) if mention.years else "null"},'
        f' "strength": {string_or_null(mention.strength)},'
        f' "period": {_period(mention.period) if mention.period else "null"},'
        f' "method": "{method}", "form": {string(form)}, "score": {figure(score)}, "reasons": {_reasons(reasons)}'
    )


def _reasons(reasons: Iterable[Reason]) -> Json:
    return array([f'{{"about": "{reason.about}", "text": {string(reason.text)}}}' for reason in reasons])


def _choice(choice: Choice, at: _Indices) -> str:
    concepts = array([string(concept) for concept in choice.concepts])
    return f'{{"need": {string_or_null(choice.need)}, "concepts": {concepts}, "mentions": {at.of(choice.mentions)}}}'


def _need(need: AskedNeed) -> str:
    things = array([_thing(one) for one in need.alternatives])
    return (
        f'{{"id": {string(need.id)}, "kind": "{need.kind}", "class": "{need.need}", "open": {_truth(need.open)}, '
        f'"at_least": {need.at_least}, "part_of": {string_or_null(need.part_of)}, "alternatives": {things}}}'
    )


def _thing(one: AskedThing) -> str:
    asked = array([f'{{"start": {at.span.start}, "end": {at.span.end}, "line": {at.line}}}' for at in one.asked])
    return (
        f'{{"concept": {string_or_null(one.concept)}, "label": {string(one.label)}, '
        f'"special": {string_or_null(one.special or None)}, "example": {_truth(one.example)}, "asked": {asked}}}'
    )


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _needs_counted(needs: Iterable[AskedNeed]) -> _Object:
    """By class, how many needs of skills and of duties there are."""
    counts = Counter((one.need, one.kind) for one in needs if one.is_counted)
    return {
        need.value: {"skills": counts[need, NeedKind.SKILL], "duties": counts[need, NeedKind.DUTY]} for need in CLASSES
    }


def _years(years: Years) -> str:
    most = "null" if years.most is None else repr(round(years.most, 2))
    return f'{{"least": {round(years.least, 2)!r}, "most": {most}}}'


def _period(period: Period) -> str:
    return f'{{"from": "{_month(period.began)}", "to": "{_month(period.ended)}"}}'


def _month(months: int) -> str:
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
