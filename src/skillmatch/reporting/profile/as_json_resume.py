"""Reports as JSON Resume: what a résumé shows as its ``skills``, for the programs that speak that format.

A skill's ``level`` is the evidence for it, and its ``keywords`` are the words that the text has for it. What was a JSON
Resume stays what it was in all other fields, which hold the person's own words. The output is pure ASCII.
"""

from __future__ import annotations

import json
from typing import Any

from skillmatch._version import __version__
from skillmatch.analysis import Report, Result
from skillmatch.readers.codes import Code
from skillmatch.readers.model import Kind, Unreadable
from skillmatch.readers.terms import CONCEPT_URI
from skillmatch.reporting.profile.skills_told import ToldSkill, skills_told
from skillmatch.reporting.shared.json_text import json_object

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def json_resume_line(result: Result) -> str:
    """A JSON Resume on a line of its own; nothing for a file that gave nothing."""
    return "" if isinstance(result, Unreadable) else f"{json_object(_resume(result))}\n"


def refusal(report: Report) -> Unreadable | None:
    """Why there is no JSON Resume of a report; ``None`` where there is one."""
    if report.document.kind is Kind.RESUME:
        return None
    hint = "Say --format jsonld, or, if it is a résumé after all, --kind resume."
    return Unreadable(report.name, "read as a job posting, of which there is no JSON Resume", hint, Code.UNSUPPORTED)


def _resume(report: Report) -> dict[str, Any]:
    written = report.document.json_resume
    resume: dict[str, Any] = json.loads(written) if written else {"$schema": SCHEMA}
    resume["skills"] = [_skill(skill) for skill in skills_told(report)]
    meta = resume.get("meta")
    resume["meta"] = (meta if isinstance(meta, dict) else {}) | {"skillmatch": _made_by(report)}
    return resume


def _skill(skill: ToldSkill) -> dict[str, Any]:
    return {
        "name": skill.label,
        "level": skill.by.value,
        "keywords": list(skill.words),
        "id": f"{CONCEPT_URI}{skill.concept}",
    }


def _made_by(report: Report) -> dict[str, str]:
    return {"file": report.name, "version": __version__, "taxonomy": report.labels.taxonomy}
