"""Reports as JSON-LD in the words of schema.org: a JobPosting, or a Person, with ``skills`` as terms of the taxonomy.

What schema.org has no word for, how much a skill is asked for or how well it is shown, is said in words of our own,
which other programs skip; a match in ESCO that is not exact is said in SKOS. The output is pure ASCII.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skillmatch.analysis import Report, Result
from skillmatch.readers.model import Kind, Unreadable
from skillmatch.readers.terms import CONCEPT_URI, TAXONOMY_URI
from skillmatch.reporting.profile.skills_told import ToldSkill, skills_told
from skillmatch.reporting.shared.json_text import json_object
from skillmatch.taxonomy.model import EscoMatch

_CONTEXT = [
    "https://schema.org",
    {"skillmatch": "urn:skillmatch:", "skos": "http://www.w3.org/2004/02/skos/core#"},
]
_TYPES: Mapping[Kind, str] = {Kind.POSTING: "JobPosting", Kind.RESUME: "Person"}
_STRENGTH: Mapping[Kind, str] = {Kind.POSTING: "skillmatch:need", Kind.RESUME: "skillmatch:strength"}


def json_ld_line(result: Result) -> str:
    """A JobPosting or a Person on a line of its own; nothing for a file that gave nothing."""
    return "" if isinstance(result, Unreadable) else f"{json_object(_node(result))}\n"


def _node(report: Report) -> dict[str, Any]:
    document = report.document
    title = {"title": document.text_of(document.title)} if document.title else {}
    return {
        "@context": _CONTEXT,
        "@type": _TYPES[document.kind],
        **title,
        "skills": [_term(report, skill) for skill in skills_told(report)],
        "skillmatch:file": report.name,
    }


def _term(report: Report, skill: ToldSkill) -> dict[str, Any]:
    esco = report.labels.esco.get(skill.concept)
    return {
        "@type": "DefinedTerm",
        "@id": f"{CONCEPT_URI}{skill.concept}",
        "termCode": skill.concept,
        "name": skill.label,
        "inDefinedTermSet": TAXONOMY_URI,
        **(_same_as(esco) if esco else {}),
        _STRENGTH[report.document.kind]: skill.by.value,
    }


def _same_as(esco: EscoMatch) -> dict[str, Any]:
    if esco.relation == "exact":
        return {"sameAs": esco.uri}
    return {f"skos:{esco.relation}Match": {"@id": esco.uri}}
