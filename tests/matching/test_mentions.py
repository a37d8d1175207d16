"""Skills: which lines name them, and which only hold a word that is spelled like one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.analysis import Report
from skillmatch.matching.model import MentionType
from skillmatch.taxonomy.load import load_taxonomy
from tests.cases import each, read
from tests.conftest import Analyze

CASES = read(Path(__file__).with_name("mentions.yaml"))
NAMES: dict[str, dict[str, list[str]]] = CASES["names"]
TEXTS: dict[str, dict[str, Any]] = CASES["texts"]


def skills(report: Report) -> set[str]:
    """The skills found, with what is broader: who knows PySpark knows Spark."""
    found = {mention.concept for mention in report.mentions if mention.type is MentionType.SKILL}
    return found.union(*map(load_taxonomy().ancestors, found))


def named(report: Report) -> set[str]:
    return {mention.concept for mention in report.mentions if mention.type is MentionType.SKILL}


def test_every_concept_in_the_cases_exists() -> None:
    listed = [id_ for case in TEXTS.values() for key in ("finds", "not") for id_ in case.get(key, [])]
    assert [id_ for id_ in [*NAMES, *listed] if id_ not in load_taxonomy().concepts] == []


FOUND = [pytest.param(id_, text, id=f"{id_}: {text}") for id_, case in NAMES.items() for text in case["found"]]
NOT = [pytest.param(id_, text, id=f"{id_}: {text}") for id_, case in NAMES.items() for text in case["not"]]


@pytest.mark.parametrize(("concept", "text"), FOUND)
def test_names(requirement: Analyze, concept: str, text: str) -> None:
    assert concept in skills(requirement(text))


@pytest.mark.parametrize(("concept", "text"), NOT)
def test_does_not_name(requirement: Analyze, concept: str, text: str) -> None:
    assert concept not in named(requirement(text))


@pytest.mark.parametrize("case", each(TEXTS))
def test_texts(requirement: Analyze, case: dict[str, Any]) -> None:
    report = requirement(case["text"])
    assert sorted(set(case.get("finds", [])) - skills(report)) == []
    assert sorted(set(case.get("not", [])) & named(report)) == []


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        (
            "Skills\nPhotoshop\nIllustrator\nPremiere\npython\nR",
            {"photoshop", "illustrator", "adobe-premiere", "python", "r"},
        ),
        ("Skills\n- Maple\n- Go", {"maple", "go"}),
        ("Skills\nZorkware, PCA, Blimf 9, EDI; ORACLE", {"pca", "edi", "oracle-database"}),
        ("Kenntnisse\nZorkware, PCA, Tabellen aller Art, EDI", {"pca", "edi"}),
        ("Skills\nA nose for EDI and other papers", set()),
        ("Hobbies\nMaple\nGo", set()),
        (
            "Education\nFirst of 36, Data\nExchange and after that a year of statistics in town",
            {"statistics"},
        ),
        (
            "Experience\nAnalyst, Pebble Ltd, 2010 - 2012\n- Moved all of the reports to machine\nlearning",
            {"machine-learning"},
        ),
    ],
)
def test_lines_of_a_resume(resume: Analyze, text: str, finds: set[str]) -> None:
    """A name alone in a line of skills is meant; a name across two lines only where the first had no more room."""
    found = {one.concept for one in resume(text).mentions if one.type is MentionType.SKILL and one.asserted}
    assert found - {"reporting"} == finds
