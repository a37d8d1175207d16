"""The check reads what the readers found hidden: it and the report say the same, wherever the file has it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.analysis import Analyzer, Report
from tests.cases import read

from .conftest import Check

CASES = read(Path(__file__).with_name("hidden.yaml"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_it_is_found_at_its_place(check: Check, case: dict[str, Any]) -> None:
    found = [one.place for one in check(case["text"], case["name"]).findings if one.rule == "hidden-text"]
    assert [[place.line, place.column] for place in found] == case["at"]


HIDDEN = {name: case for name, case in CASES.items() if case["at"]}


@pytest.mark.parametrize("case", HIDDEN.values(), ids=HIDDEN)
def test_the_report_keeps_it_apart_too(analyzer: Analyzer, case: dict[str, Any]) -> None:
    report = analyzer.data(case["text"].encode(), case["name"])
    assert isinstance(report, Report)
    assert any("Kafka" in one.text for one in report.document.hidden)
    assert not any(mention.concept in ("kafka", "pytorch") for mention in report.mentions)
