"""How long a person has worked, from the dates of a résumé."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cases import each, read
from tests.conftest import Analyze

CASES = read(Path(__file__).with_name("experience.yaml"))


@pytest.mark.parametrize("case", each(CASES))
def test_years_worked(resume: Analyze, case: dict[str, Any]) -> None:
    shown = resume(case["text"]).profile.career
    assert shown is not None
    expected = None if case["years"] is None else pytest.approx(case["years"], abs=0.2)
    assert (shown.worked.years if shown.worked else None) == expected
    assert (shown.claimed.least if shown.claimed else None) == case.get("claimed")
    assert shown.in_training == case.get("in_training", False)
