"""Reports for programs: one JSON object a file, under a version that ``report.schema.json`` describes.

docs/json.md says what may change under that version. The ``mentions`` of a figure are indices into the report's own
``mentions``. The output is pure ASCII, so that no terminal, log or splitter of
lines meets a control code of a document.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from skillmatch.analysis import Report, Result
from skillmatch.documents.model import Document
from skillmatch.matching.model import Choice, Mention
from skillmatch.profiling.model import Covered, Gap, Level, Mover, PhaseCoverage, RoleFit, SkillSummary, Split
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.shared.envelope import envelope, span, unread
from skillmatch.reporting.shared.quotes import page_of_line
from skillmatch.text.dates import Period
from skillmatch.text.years import Years

# A report holds no cycles, and to look for them costs a sixth of the time.
_ENCODER = json.JSONEncoder(check_circular=False, allow_nan=False)

_Object = dict[str, Any]
_Index = dict[int, int]
"""Where a mention, by its identity, is in the list of mentions: a figure holds the very same objects."""


def as_object(result: Result, *, include_text: bool = False) -> _Object:
    """The result as dicts and lists that ``json.dumps`` takes, with the keys in their fixed order."""
    return _unreadable(result) if isinstance(result, Unreadable) else _report(result, include_text)


def json_line(result: Result, *, include_text: bool = False) -> str:
    """The result as one line of JSON.

    Args:
        include_text: whether to put the text of the document in.
    """
    line = _ENCODER.encode(as_object(result, include_text=include_text))
    # DEL is ASCII, and no character to print either; it can only stand inside a string.
    return line.replace("\x7f", "\\u007f")


def _unreadable(result: Unreadable) -> _Object:
    return envelope("report") | unread(result)


def _report(report: Report, include_text: bool) -> _Object:
    document, profile = report.document, report.profile
    at = {id(mention): index for index, mention in enumerate(report.mentions)}
    found = {
        **envelope("report", report.labels.taxonomy),
        "file": report.name,
        "media": document.media,
        "kind": document.kind,
        "kind_reason": document.kind_reason,
        "title": document.text[slice(*document.title)] if document.title else None,
        "notes": list(document.notes),
        "split": _split(profile.split, at),
        "roles": [_role(role, at) for role in profile.roles],
        "no_role": profile.no_role or None,
        "level": _level(profile.level, document),
        "phases": [_phase(phase, at) for phase in profile.phases],
        "skills": [_skills(summary, at) for summary in profile.skills],
        "mentions": _mentions(report),
        "choices": [_choice(choice, at) for choice in report.choices],
        "nothing_recognised": not report.mentions,
    }
    if document.hidden:
        found["hidden"] = [{"text": one.text, "how": one.how, "place": one.place} for one in document.hidden]
        found["coverage_with_hidden"] = _unhidden(report)
    return found | {"text": document.text} if include_text else found


def _unhidden(report: Report) -> _Object:
    """Coverage by role, were hidden words to count."""
    roles = (report.unhidden or report.profile).roles
    return {role.id: round(role.coverage, 4) for role in roles}


def _split(split: Split, at: _Index) -> _Object:
    return {
        "verdict": split.verdict,
        "score": None if split.score is None else round(split.score, 4),
        "formerly": split.formerly,
        "evidence": round(split.evidence, 4),
        "floor": round(split.floor, 4),
        "reason": split.reason,
        "toward_swe": [_mover(mover, at) for mover in split.toward_swe],
        "toward_ml": [_mover(mover, at) for mover in split.toward_ml],
    }


def _mover(mover: Mover, at: _Index) -> _Object:
    return {
        "concept": mover.concept,
        "label": mover.label,
        "push": round(mover.push, 4),
        "mentions": _indices(mover.mentions, at),
    }


def _role(role: RoleFit, at: _Index) -> _Object:
    return {
        "id": role.id,
        "label": role.label,
        "fit": round(role.fit, 4),
        "coverage": round(role.coverage, 4),
        "matched": _covered(role.matched, at),
        "missing": _missing(role.missing),
    }


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


def _phase(phase: PhaseCoverage, at: _Index) -> _Object:
    return {
        "id": phase.id,
        "label": phase.label,
        "coverage": round(phase.coverage, 4),
        "matched": _covered(phase.matched, at),
        "missing": _missing(phase.missing),
    }


def _skills(summary: SkillSummary, at: _Index) -> _Object:
    return {
        "group": summary.group,
        "label": summary.label,
        "kind": summary.kind,
        "skills": _covered(summary.skills, at),
    }


def _covered(found: Iterable[Covered], at: _Index) -> list[_Object]:
    return [
        {
            "concept": covered.concept,
            "label": covered.label,
            "weight": round(covered.weight, 4),
            "mentions": _indices(covered.mentions, at),
        }
        for covered in found
    ]


def _missing(gaps: Iterable[Gap]) -> list[_Object]:
    return [{"concept": gap.concept, "label": gap.label, "weight": round(gap.weight, 4)} for gap in gaps]


def _indices(mentions: Iterable[Mention], at: _Index) -> list[int]:
    return [at[id(mention)] for mention in mentions]


def _mentions(report: Report) -> list[_Object]:
    named, boxes = report.labels.concepts, report.document.boxes
    return [
        {
            "type": mention.type,
            "concept": mention.concept,
            "label": named.get(mention.concept, mention.concept),
            "kind": mention.kind,
            "text": mention.text,
            **span(mention.span),
            "line": mention.line,
            "column": mention.column,
            "page": mention.page,
            "section": mention.section,
            "need": mention.need,
            "asserted": mention.asserted,
            "choice": mention.choice,
            "years": _years(mention.years) if mention.years else None,
            "strength": mention.strength,
            "period": _period(mention.period) if mention.period else None,
            "method": mention.evidence.method,
            "form": mention.evidence.form,
            "score": round(mention.evidence.score, 4),
            "reasons": [{"about": reason.about, "text": reason.text} for reason in mention.evidence.reasons],
            **({"boxes": [list(box) for box in boxes.of(mention.span)]} if boxes else {}),
        }
        for mention in report.mentions
    ]


def _choice(choice: Choice, at: _Index) -> _Object:
    return {"need": choice.need, "concepts": list(choice.concepts), "mentions": _indices(choice.mentions, at)}


def _years(years: Years) -> _Object:
    return {"least": round(years.least, 2), "most": None if years.most is None else round(years.most, 2)}


def _period(period: Period) -> _Object:
    return {"from": _month(period.began), "to": _month(period.ended)}


def _month(months: int) -> str:
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
