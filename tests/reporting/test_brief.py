"""A résumé in brief: it fits two screens, tells when skills were last used, and what counts nowhere."""

from __future__ import annotations

import json

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.reporting import render
from skillmatch.reporting.shared.options import Options
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import ConceptType, SkillKind

_RESUME = """Orla Vance
orla@vance.example

Summary
Engineer who likes plain tools.

Experience
Data Engineer, Larkspur Bank, Mar 2021 - Feb 2024
- Moved scoring to Airflow; cut cost by 38 %
Web Developer, Pebble Ltd, Jan 2015 - Feb 2018
- Wrote shops in PHP and jQuery

Education
BSc Physics, Harrow University, 2011 - 2014

Skills
{skills}

References
Jasmine Docker, Larkspur Bank

Hobbies
Chess, Rust on old cars
"""


def _rendered(skills: str, format: str, **options: bool) -> str:
    report = Analyzer(kind="resume").text(_RESUME.format(skills=skills))
    return render([report], format, Options(**options))


def test_a_resume_with_113_skills_fits_80_lines() -> None:
    labels = [
        concept.label
        for concept in load_taxonomy().concepts.values()
        if concept.type is ConceptType.SKILL and concept.kind is SkillKind.HARD
    ]
    skills = ", ".join(labels[:: max(1, len(labels) // 140)])
    brief = _rendered(skills, "text").splitlines()
    assert len(json.loads(_rendered(skills, "jsonl"))["career"]["only_listed"]) >= 100
    assert len(brief) <= 80
    assert len(_rendered(skills, "text", all=True).splitlines()) > len(brief)


@pytest.mark.parametrize("format", ["text", "markdown"])
def test_what_was_used_long_ago_has_its_year(format: str) -> None:
    page = " ".join(_rendered("Python", format).split())
    assert "PHP (last used 2018)" in page
    assert "Airflow (last used" not in page
    assert "References" in page
    assert "names of 2 employers" in page


def test_the_same_in_json() -> None:
    found = json.loads(_rendered("Python", "jsonl"))
    used = {one["concept"]: one["last_used"] for group in found["skills"] for one in group["skills"]}
    assert (used["php"], used["airflow"], used["python"]) == ("2018-02", "2024-02", None)
    career = found["career"]
    assert "python" in career["only_listed"]
    assert "php" not in career["only_listed"]
    assert career["lines_with_result"] == 1
    assert {"References", "Hobbies", "own name"} <= {one["what"] for one in career["not_counted"]}
