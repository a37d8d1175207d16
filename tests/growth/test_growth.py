"""Four times as much of a hostile text costs about four times as much, not sixteen times, in every stage of ``match``
and of ``check``: no text that is read keeps anybody waiting.

Processor time is compared with processor time, of the same work on the same machine, and never with seconds.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from time import process_time
from typing import Any, TypeVar

import pytest

from skillmatch.analysis import Analyzer, Report
from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.checker import Checker
from skillmatch.checking.context import Post
from skillmatch.checking.model import Run
from skillmatch.checking.rules import CHECKS
from skillmatch.checking.source import PostSource
from skillmatch.checking.suppressions import SuppressionError
from skillmatch.readers.model import Kind, Unreadable
from skillmatch.readers.read import read_bytes
from skillmatch.reporting import render
from skillmatch.reporting.findings import render as render_findings
from skillmatch.reporting.shared.options import Options

from .units import UNITS, text_of

pytestmark = pytest.mark.exhaustive

FEW = 8
"""Units in the shortest text."""
LONGEST = 100_000
"""Characters of the longest text."""
ENOUGH = 0.08
"""Seconds for all stages: longer texts tell no more."""
NOISE = 0.003
"""Seconds of one stage; whatever takes less is taken for as much."""
MOST = 7.0
"""How many times as long a text of four times the units may take: more than 4, linear, and less than 16, quadratic."""

CASES = [(name, ending) for name, case in UNITS.items() for ending in case.get("as", ["md"])]
CHECKER = Checker(load_catalogue().rules, CHECKS)

Costs = Mapping[str, float]
"""Seconds of processor time by stage."""
Made = TypeVar("Made")


class _Clock:
    """Times stages of work."""

    def __init__(self) -> None:
        self.costs: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Made]) -> Made:
        begin = process_time()
        made = work()
        self.costs[stage] = process_time() - begin
        return made


def costs_of(text: str, name: str, analyzer: Analyzer) -> Costs:
    """What it costs to read a text, to report on it and to check it."""
    clock = _Clock()
    reading = clock.time("reading", lambda: read_bytes(text.encode(), name))
    if isinstance(reading, Unreadable):
        return clock.costs
    report = clock.time("analysis", lambda: analyzer.reading(name, reading))
    clock.time("report", lambda: [render([report], format_) for format_ in ("markdown", "json")])
    if report.document.kind is Kind.POSTING:
        _check(Post(report, PostSource.of(reading), analyzer.taxonomy), clock)
    return clock.costs


def _check(post: Post, clock: _Clock) -> None:
    try:
        checked = clock.time("check", lambda: CHECKER.check(post, "post"))
    except SuppressionError:
        return
    run = Run((checked,), (), tuple(CHECKER.rules.values()))
    clock.time("findings", lambda: [render_findings(run, one, Options()) for one in ("text", "markdown", "json")])


def fast_growing(costs: Callable[[int], Costs | None]) -> dict[str, float]:
    """The stages that take too many times as long for four times the units, for as many as take a measurable time."""
    times = FEW
    few, many = costs(times), costs(4 * times)
    while few and many:
        growth = {stage: cost / max(few.get(stage, 0.0), NOISE) for stage, cost in many.items()}
        found = {stage: ratio for stage, ratio in growth.items() if ratio > MOST}
        if found or sum(many.values()) > ENOUGH:
            return found
        times *= 4
        few, many = many, costs(4 * times)
    return {}


@pytest.fixture(autouse=True)
def no_collector() -> Iterator[None]:
    """The garbage collector's time grows by rules of its own."""
    gc.disable()
    yield
    gc.enable()


def test_the_units_are_texts() -> None:
    assert len({text_of(case, 3) for case in UNITS.values()}) == len(UNITS)


@pytest.mark.parametrize(("name", "ending"), CASES)
def test_every_stage_is_linear(analyzers: dict[Kind, Analyzer], name: str, ending: str) -> None:
    case: Mapping[str, Any] = UNITS[name]
    analyzer = analyzers[Kind(case.get("kind", "posting"))]

    def costs(times: int) -> Costs | None:
        text = text_of(case, times)
        return costs_of(text, f"post.{ending}", analyzer) if len(text) <= LONGEST else None

    # Measured again where it seems too much: the machine may have been busy.
    assert {} in (fast_growing(costs) for _ in range(3))


@pytest.mark.parametrize("name", ["needs", "denials", "jobs with dates"])
@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_reports_of_many_mentions_are_linear(analyzers: dict[Kind, Analyzer], name: str, format_: str) -> None:
    analyzer = analyzers[Kind(UNITS[name].get("kind", "posting"))]
    few, many = (analyzer.text(text_of(UNITS[name], times)) for times in (15, 60))

    def cost(report: Report) -> float:
        clock = _Clock()
        clock.time("report", lambda: render([report], format_, Options(evidence=True)))
        return clock.costs["report"]

    assert any(cost(many) < MOST * max(cost(few), NOISE) for _ in range(3))
