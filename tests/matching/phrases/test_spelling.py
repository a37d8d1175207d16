"""Misspelt names are found, and ordinary words that look like a name are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis.strategies import integers, text

from skillmatch.matching.model import Mention, MentionType, Method
from skillmatch.matching.phrases.spelling import nearest
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


@given(*[text("abc", max_size=8)] * 2, integers(0, 2))
def test_slips_are_counted_as_rapidfuzz_counts_them(word: str, name: str, most: int) -> None:
    """Written anew because to import rapidfuzz takes longer than to compare a text's words."""
    from rapidfuzz.distance import OSA

    assert nearest(word, [name], most) == (name if OSA.distance(word, name) <= most else None)


def test_of_names_the_one_with_the_fewest_slips_is_taken_and_of_equals_the_first() -> None:
    assert nearest("kuberentes", ["kuberents", "kubernetes"], 2) == "kuberents"
    assert nearest("kubernete", ["kubernetic", "kubernetes"], 2) == "kubernetes"
    assert nearest("kubernete", ["graphql"], 2) is None
