"""Either-or groups, must-haves and years, as the rules read them out of a post."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.checking import requirements
from skillmatch.checking.context import Post
from skillmatch.checking.source import PostSource
from skillmatch.taxonomy.load import load_taxonomy
from tests.cases import each, read
from tests.conftest import Analyze


def _named(case: dict[str, Any]) -> dict[str, Any]:
    return case | {"text": case["line"]}


CASES = [_named(case) for case in read(Path(__file__).parent / "requirements.yaml")]


@pytest.mark.parametrize("case", each(CASES))
def test_a_line(requirement: Analyze, case: dict[str, Any]) -> None:
    report = requirement(case["line"])
    post = Post(report, PostSource(report.document.text, report.document.text, True), load_taxonomy())
    if "choices" in case:
        assert [" ".join(m.text for m in group) for group in requirements.choices(post)] == case["choices"]
    if "musts" in case:
        assert len(requirements.must_haves(post)) == case["musts"]
    if "years" in case:
        assert [_shown(years) for years in requirements.years_asked(post)] == case["years"]


def _shown(years: requirements.YearsAsked) -> str:
    most = "" if years.most is None else f"{years.most:g}"
    return f"{years.least:g}-{most} {years.of.concept if years.of else ''}".strip()
