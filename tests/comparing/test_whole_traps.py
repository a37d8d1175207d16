"""Traps that are about a whole résumé, from its file to what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import skillmatch
from skillmatch.reporting.comparison.view import as_of_offered
from tests.cases import each, read

from .conftest import posting_of

CASES = read(Path(__file__).with_name("whole-traps.yaml"))


@pytest.mark.parametrize("case", each(CASES))
def test_trap(case: dict[str, Any], tmp_path: Path) -> None:
    resume, posting = tmp_path / f"resume.{case.get('as', 'txt')}", tmp_path / "posting.txt"
    resume.write_text(case["resume"], encoding="utf-8")
    posting.write_text(case.get("posting") or posting_of(case["asks"]), encoding="utf-8")
    found = skillmatch.compare(resume, posting)
    assert not isinstance(found, skillmatch.Unreadable)
    (comparison,) = found.comparisons
    assert not isinstance(comparison, skillmatch.Unreadable)
    if "abstained" in case:
        assert comparison.abstained and case["abstained"] in comparison.abstained
        assert not comparison.needs
        return
    assert comparison.abstained is None
    needs = {need.id: need for need in comparison.needs}
    assert {id_: str(needs[id_].verdict) for id_ in case.get("needs", {})} == case.get("needs", {})
    told = " ".join(f"{one.text} {one.why}" for one in found.resume.uncounted)
    assert case.get("uncounted", "") in told
    if "years" in case:
        shown = [need.years.shown for need in comparison.needs if need.years and need.years.shown]
        assert [(round(one.least), round(one.most)) for one in shown] == [tuple(case["years"])]
    if "as_of" in case:
        assert case["as_of"] in as_of_offered(found.resume) and "--as-of" in as_of_offered(found.resume)
