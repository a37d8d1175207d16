"""Every rule finds the posts that it should, and passes those that it should: its own examples, and more as data."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.kinds import checks_of
from skillmatch.checking.model import Example, Rule
from skillmatch.checking.rules import CHECKS
from skillmatch.reporting.findings.documentation import source_of
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.sources import find_passage
from tests.cases import read

from .conftest import Check

RULES = load_catalogue().rules
POSTS: dict[str, dict[str, Any]] = read(Path(__file__).parent / "posts.yaml")
UPKEEP = [rule.id for rule in RULES.values() if rule.family == "upkeep"]


def _posts(key: str) -> list[Any]:
    """The examples of the documentation, and the posts of the data file, each with its rule."""
    own = [pytest.param(rule, getattr(rule, key), id=rule.id) for rule in RULES.values() if getattr(rule, key)]
    more = [
        pytest.param(RULES[id_], Example(text, _asked(RULES[id_])), id=f"{id_}-{number}")
        for id_, posts in POSTS.items()
        for number, text in enumerate(posts[key], 1)
    ]
    return own + more


def _asked(rule: Rule) -> dict[str, object]:
    return dict(rule.trips.asked) if rule.trips else {}


@pytest.mark.parametrize(("rule", "example"), _posts("trips"))
def test_it_finds(check: Check, rule: Rule, example: Example) -> None:
    findings = [finding for finding in check(example.text, **example.asked).findings if finding.rule == rule.id]
    assert findings, f"{rule.id} finds nothing"
    for finding in findings:
        assert "{" not in finding.message + finding.remedy
        assert finding.severity is rule.severity


@pytest.mark.parametrize(("rule", "example"), _posts("passes"))
def test_it_passes(check: Check, rule: Rule, example: Example) -> None:
    found = [finding.message for finding in check(example.text, **example.asked).findings if finding.rule == rule.id]
    assert not found


def test_every_rule_has_its_function_and_every_function_its_rule() -> None:
    """Its own, or that of the kind that it is declared with."""
    assert sorted([*CHECKS, *checks_of(RULES.values())]) == sorted(id_ for id_ in RULES if id_ not in UPKEEP)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_has_posts_of_both_sorts(rule: Rule) -> None:
    if rule.id == "stale-baseline":
        return  # no post trips it by itself: see test_baseline.py
    assert rule.trips and rule.passes
    if rule.id not in UPKEEP:
        assert POSTS[rule.id]["trips"] and POSTS[rule.id]["passes"]


def test_ids_name_an_offence_and_nothing_else() -> None:
    taxonomy = load_taxonomy()
    scales = {*taxonomy.roles, *taxonomy.levels, *taxonomy.phases, *taxonomy.split}
    for id_ in RULES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", id_)
        assert not id_.startswith("no-") or id_ == "no-duties-section"
        assert id_ not in taxonomy.concepts and id_ not in scales


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_leads_to_a_passage_or_says_why_not(rule: Rule) -> None:
    documents = load_taxonomy().documents
    for source in rule.sources:
        find_passage(documents, source_of(source))
    assert rule.sources or rule.origin


def test_of_another_trade_nothing_is_said_of_lean_role_or_level(check: Check) -> None:
    post = (
        "Junior Nurse, machine learning ward\n\nRequirements\n- 7+ years of nursing\n- Excel, reporting, patience\n"
        "- Clinical trials, pharmacology\n\nDuties\n- Lead a team, set strategy, mentor junior nurses\n"
    )
    found = {finding.rule for finding in check(post).findings}
    assert not {rule.id for rule in RULES.values() if rule.of_the_trade} & found
    ours = post.replace("Nurse", "Data Engineer").replace("nurses", "engineers").replace("Excel", "SQL, Python, Spark")
    assert {finding.rule for finding in check(ours).findings} >= {"entry-title-with-senior-years"}
