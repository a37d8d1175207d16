"""How long a person has worked, from the dates of a résumé."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cases import each, read
from conftest import Analyze
from skillmatch.profiling.careers import years_worked

CASES = read(Path(__file__).with_name("careers.yaml"))


@pytest.mark.parametrize("case", each(CASES))
def test_years_worked(resume: Analyze, case: dict[str, Any]) -> None:
    worked = years_worked(resume(case["text"]).document)
    expected = None if case["years"] is None else pytest.approx(case["years"], abs=0.2)
    assert (worked.least if worked else None) == expected
