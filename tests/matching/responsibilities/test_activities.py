"""Responsibilities: which of them a line states."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.matching.model import MentionType
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import ConceptType
from tests.cases import each, read
from tests.conftest import Analyze

CASES: list[dict[str, Any]] = read(Path(__file__).with_name("activities.yaml"))


def test_every_responsibility_has_a_case() -> None:
    known = {concept.id for concept in load_taxonomy().of_type(ConceptType.RESPONSIBILITY)}
    assert {id_ for case in CASES for id_ in case.get("states", [])} == known
    assert {id_ for case in CASES for id_ in case.get("not", [])} <= known


@pytest.mark.parametrize("case", each(CASES))
def test_line(posting: Analyze, case: dict[str, Any]) -> None:
    mentions = posting(f"Responsibilities:\n- {case['text']}").mentions
    found = {mention.concept for mention in mentions if mention.type is MentionType.RESPONSIBILITY}
    assert sorted(set(case.get("states", [])) - found) == []
    assert sorted(set(case.get("not", [])) & found) == []
