"""Entries of résumés in the layouts in which people set them, and names that are no skills."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmatch.analysis import Analyzer
from skillmatch.documents.model import Document, ResumeEntry
from tests.cases import each, read
from tests.conftest import Analyze

ENTRIES = read(Path(__file__).with_name("entries.yaml"))
NAMES = read(Path(__file__).with_name("names.yaml"))
_RESUME = """{name}
{mail}@mail.example | {street} Street, {town}

Summary
Engineer who likes plain tools. {pronoun} works well with others.

Experience
Machine Learning Engineer, {firm} Ltd, Mar 2019 - Feb 2023
- Built training pipelines in Python and Airflow; cut cost by 38 %

Education
MSc Statistics, {town} University, 2016 - 2018

Skills
SQL, Docker
"""
_WORDS = st.sampled_from(
    ["Amara", "Kwame", "Ines", "Jenkins", "Julia", "Pascal", "Ruby", "Kafka", "Oyelaran", "Birch", "Kestrel"]
)


@pytest.mark.parametrize("case", each(ENTRIES))
def test_entries(resume: Analyze, case: dict[str, Any]) -> None:
    document = resume(case["text"]).document
    assert [_told(entry, document) for entry in document.entries] == case["entries"]


def _told(entry: ResumeEntry, document: Document) -> str:
    dates = document.text[entry.period.start : entry.period.end] if entry.period else "-"
    return " | ".join([*(document.text_of(span) if span else "-" for span in (entry.title, entry.employer)), dates])


@pytest.mark.parametrize("case", each(NAMES))
def test_names_are_no_skills(resume: Analyze, case: dict[str, Any]) -> None:
    counted = {mention.concept for mention in resume(case["text"]).mentions if mention.asserted}
    assert counted.isdisjoint(case["not"])
    assert counted.issuperset(case["found"])


@settings(max_examples=25, deadline=None)
@given(first=_WORDS, last=_WORDS, town=_WORDS, firm=_WORDS, pronoun=st.sampled_from(["She", "He", "They"]))
def test_who_somebody_is_changes_nothing(first: str, last: str, town: str, firm: str, pronoun: str) -> None:
    """No name, address, pronoun, school or employer moves a figure or is a skill."""
    usual = {"name": "Ada Example", "mail": "ada", "street": "Long", "town": "Leeds", "firm": "Tin", "pronoun": "She"}
    other = {
        "name": f"{first} {last}",
        "mail": first.lower(),
        "street": last,
        "town": town,
        "firm": firm,
        "pronoun": pronoun,
    }
    assert _figures(other) == _figures(usual)


def _figures(who: dict[str, str]) -> tuple[Any, ...]:
    report = _ANALYZER.text(_RESUME.format(**who))
    profile = report.profile
    skills = sorted((mention.concept, mention.strength or "") for mention in report.mentions if mention.asserted)
    return (
        skills,
        profile.split.score,
        profile.level.verdict,
        profile.level.years,
        [(r.id, r.fit) for r in profile.roles],
    )


_ANALYZER = Analyzer(kind="resume")
