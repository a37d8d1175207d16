"""What the words around a skill add to it: choices, years, and in résumés how strongly and when it was used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch import analyze
from skillmatch.analysis import Report
from tests.cases import each, read
from tests.conftest import Analyze

HERE = Path(__file__).parent
PERIODS = """Ada Example
Berlin

Experience

Data Engineer, Example Freight
03/2019 - 06/2021
- Wrote ingestion jobs in Airflow

Analyst, Example Bakery
2016 - 2018
- Dashboards in Tableau

Skills
Python
"""


def resume(text: str) -> Report:
    report = analyze(text.encode(), kind="resume")
    assert isinstance(report, Report)
    return report


@pytest.mark.parametrize("case", each(read(HERE / "choices.yaml")))
def test_choices(requirement: Analyze, case: dict[str, Any]) -> None:
    report = requirement(case["text"])
    assert [[mention.text for mention in choice.mentions] for choice in report.choices] == case.get("choices", [])


@pytest.mark.parametrize("case", each(read(HERE / "years_asked.yaml")))
def test_years_asked(requirement: Analyze, case: dict[str, Any]) -> None:
    years = {one.text: [one.years.least, one.years.most] for one in requirement(case["text"]).mentions if one.years}
    assert years == case.get("years", {})


@pytest.mark.parametrize("case", each(read(HERE / "strength.yaml")))
def test_strength(case: dict[str, Any]) -> None:
    report = resume(f"Ada Example\n\n{case['section']}\n\n{case['text']}\n")
    shown = {mention.text: mention.strength for mention in report.mentions if mention.type == "skill"}
    assert {words: shown.get(words) for words in case["strength"]} == case["strength"]


def test_the_time_of_a_job_is_that_of_its_skills() -> None:
    report = resume(PERIODS)
    periods = {mention.text: mention.period and mention.period[:2] for mention in report.mentions}
    assert periods["Airflow"] == (2019 * 12 + 2, 2021 * 12 + 5)
    assert periods["Tableau"] == (2016 * 12 + 5, 2018 * 12 + 5)
    assert periods["Python"] is None


def test_a_posting_shows_no_strength(requirement: Analyze) -> None:
    assert {(one.strength, one.period) for one in requirement("Python and SQL").mentions} == {(None, None)}
