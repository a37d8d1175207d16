"""Each trap of the comparison: what is often got wrong, and what is right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmatch.comparing.model import Comparisons
from tests.cases import each, read

from .conftest import posting_of, resume_of

CASES = read(Path(__file__).with_name("traps.yaml"))


@pytest.mark.parametrize("case", each(CASES))
def test_trap(all_compared: Callable[..., Comparisons], case: dict[str, Any]) -> None:
    found = all_compared(resume_of(case.get("used", ""), case.get("rest", "")), posting_of(case["asks"]))
    (comparison,) = found.comparisons
    assert comparison.abstained is None
    needs = {need.id: need for need in comparison.needs}
    assert {id_: str(needs[id_].verdict) for id_ in case["needs"] if id_ in needs} == case["needs"]
    assert needs.keys().isdisjoint(case.get("not", ()))
    for id_, by in case.get("by", {}).items():
        assert needs[id_].best.by == by
    assert {id_ for id_, need in needs.items() if need.open} >= set(case.get("open", ()))
    assert [one.why for one in found.resume.uncounted] == case.get("uncounted", [])
    assert case.get("no_edit") not in [edit.kind for edit in comparison.edits]
    assert case.get("edit") is None or case["edit"] in [edit.kind for edit in comparison.edits]
