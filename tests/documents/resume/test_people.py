"""Whole résumés as varied as people make them: sections, entries, years, and that nothing rests on who somebody is."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from skillmatch.analysis import Analyzer, Report
from skillmatch.documents.model import SectionRole
from tests.cases import read

HERE = Path(__file__).parent
PEOPLE = read(HERE / "people.yaml") | read(HERE / "more_people.yaml")
_ANALYZER = Analyzer()
_ELSEWHERE = ("Airflow", "Spark and Daughters", "Snowflake", "Jenkins Brothers")
"""Names of employers and schools that are names of skills as well."""


@cache
def _report(name: str) -> Report:
    path = HERE / "people" / name
    found = _ANALYZER.data(_set(path), f"{path.stem}.pdf") if path.suffix == ".typ" else _ANALYZER.file(path)
    assert isinstance(found, Report)
    return found


def _set(source: Path) -> bytes:
    typst = pytest.importorskip("typst")
    made = typst.compile(str(source))
    assert isinstance(made, bytes)
    return made


def test_all_people_are_told_of() -> None:
    assert {path.name for path in (HERE / "people").iterdir()} == set(PEOPLE)


@pytest.mark.parametrize("name", PEOPLE)
def test_people(name: str) -> None:
    report, case = _report(name), PEOPLE[name]
    document, career = report.document, report.profile.career
    assert career is not None
    of = document.text_of
    entries = [
        " | ".join(
            [
                *(of(span) if span else "-" for span in (one.entry.title, one.entry.employer)),
                document.text[one.entry.period.start : one.entry.period.end] if one.entry.period else "-",
                one.counted_as,
            ]
        )
        for one in career.entries
    ]
    as_of = career.as_of
    told = {
        "sections": [f"{one.role}: {of(one.heading)}" for one in document.sections if one.heading],
        "entries": entries,
        "worked": str(career.worked or "-"),
        "of_trade": str(career.of_trade or "-"),
        "as_of": f"{as_of.month // 12}-{as_of.month % 12 + 1:02d}, {as_of.source}" if as_of else "-",
        "level": report.profile.level.verdict,
    }
    assert told == {key: case[key] for key in told}


@pytest.mark.parametrize("name", PEOPLE)
def test_names_and_interests_are_no_skills(name: str) -> None:
    counted = {mention.concept for mention in _report(name).mentions if mention.asserted}
    assert counted.isdisjoint(PEOPLE[name]["no_skills"])


@pytest.mark.parametrize("name", PEOPLE)
def test_who_somebody_is_and_where_they_were_changes_nothing(name: str) -> None:
    """Other names of the person, of employers and schools move no figure and no skill."""
    document = _report(name).document
    text = other = document.text
    for words, instead in PEOPLE[name]["who"].items():
        assert words in other
        other = other.replace(words, instead)
    names = {(document.text_of(one.employer), one.role) for one in document.entries if one.employer}
    for at, (employer, role) in enumerate(sorted(names, key=lambda one: (-len(one[0]), one))):
        body = "University" if role is SectionRole.EDUCATION else "Ltd"
        other = other.replace(employer, f"{_ELSEWHERE[at % len(_ELSEWHERE)]} {body}")
    assert other != text
    assert _figures(other) == _figures(text)


def _figures(text: str) -> tuple[Any, ...]:
    report = Analyzer(kind="resume").text(text)
    profile = report.profile
    return (
        sorted({(one.concept, one.strength or "") for one in report.mentions if one.asserted}),
        profile.split.score,
        profile.level.verdict,
        profile.career and (profile.career.worked, profile.career.of_trade),
        [(role.id, role.fit) for role in profile.roles],
    )
