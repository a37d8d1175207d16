"""How long a person has worked, from the dates of a résumé."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.profiling.experience import career
from skillmatch.profiling.parameters import read_weights
from skillmatch.taxonomy.load import load_taxonomy
from tests.cases import each, read
from tests.conftest import Analyze

CASES = read(Path(__file__).with_name("experience.yaml"))


@pytest.mark.parametrize("case", each(CASES))
def test_years_worked(resume: Analyze, case: dict[str, Any]) -> None:
    shown = career(resume(case["text"]).document, read_weights(load_taxonomy()).level.training)
    expected = None if case["years"] is None else pytest.approx(case["years"], abs=0.2)
    assert (shown.years.least if shown.years else None) == expected
    assert shown.in_training == case.get("in_training", False)
