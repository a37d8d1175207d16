"""Abbreviations that a text makes itself are the skill that they stand for, wherever they are written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.matching.model import MentionType
from tests.cases import each, read
from tests.conftest import Analyze

CASES: dict[str, dict[str, Any]] = read(Path(__file__).with_name("abbreviations.yaml"))


@pytest.mark.parametrize("case", each(CASES))
def test_abbreviations(posting: Analyze, case: dict[str, Any]) -> None:
    text = case["text"]
    spans = [text[one.span.start : one.span.end] for one in posting(text).mentions if one.type is MentionType.SKILL]
    assert spans.count(case["short"]) == case["times"]
