"""Misspelt names are found, and ordinary words that look like a name are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.matching.model import Mention, MentionType, Method
from tests.cases import read
from tests.conftest import Analyze

CASES = read(Path(__file__).with_name("spelling.yaml"))
ORDINARY: list[str] = CASES["ordinary"].split()


def skills(analyze: Analyze, line: str) -> list[Mention]:
    return [mention for mention in analyze(line).mentions if mention.type is MentionType.SKILL]


@pytest.mark.parametrize(("word", "concept"), CASES["found"].items())
def test_found(requirement: Analyze, word: str, concept: str) -> None:
    found = [one for one in skills(requirement, f"Experience with {word} in production") if one.text == word]
    assert [one.concept for one in found] == [concept]


def test_a_correction_says_that_it_is_one(requirement: Analyze) -> None:
    """Where no label lists the misspelling itself, the evidence calls it a misspelling and trusts it less."""
    (found,) = skills(requirement, "Dashboards in Grafanna")[-1:]
    (right,) = skills(requirement, "Dashboards in Grafana")[-1:]
    assert (found.text, found.evidence.method) == ("Grafanna", Method.SPELLING)
    assert found.evidence.score < right.evidence.score


@pytest.mark.parametrize("word", ORDINARY)
def test_ordinary(requirement: Analyze, word: str) -> None:
    found = skills(requirement, f"We spoke of the {word} today")
    assert [(one.text, one.concept) for one in found if word in one.text] == []
