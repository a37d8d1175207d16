"""Four times as much of a hostile text takes about four times as many calls, not sixteen, in every stage of ``match``,
``check`` and ``compare``: no text that is read keeps anybody waiting.

Calls are counted, so that a busy machine changes nothing. What one call takes, as of a regular expression, is measured
by ``python -m tools.bench.growth``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from tools.bench.stages import through_stages

from skillmatch.analysis import Analyzer
from skillmatch.readers.model import Kind
from tests.calls import Calls

from .units import UNITS, resume_of, text_of

pytestmark = pytest.mark.exhaustive

LENGTH = 1_500
"""Characters of the shorter text, about."""
MOST = 6.0
"""How many times as many calls a text of four times the units may take: 4 is linear, 16 quadratic."""

CASES = [(name, ending) for name, case in UNITS.items() for ending in case.get("as", ["md"])]


def test_the_units_are_texts() -> None:
    assert len({(text_of(case, 3), resume_of(case, 3)) for case in UNITS.values()}) == len(UNITS)


@pytest.mark.parametrize(("name", "ending"), CASES)
def test_every_stage_takes_calls_in_proportion(analyzers: dict[Kind, Analyzer], name: str, ending: str) -> None:
    case: Mapping[str, Any] = UNITS[name]
    analyzer = analyzers[Kind(case.get("kind", "posting"))]

    def calls(times: int) -> Calls:
        counted = Calls()
        through_stages(text_of(case, times), f"post.{ending}", analyzer, counted.of, resume_of(case, times))
        return counted

    units = LENGTH // len(case["unit"]) + 1
    calls(units)  # what is made once and kept
    growth = calls(4 * units).growth_from(calls(units))
    assert {stage: ratio for stage, ratio in growth.items() if ratio > MOST} == {}
