"""Four times as much of a hostile text costs about four times as much, not sixteen times: no text that is read keeps
anybody waiting.

Processor time is compared with processor time, of the same work on the same machine, and never with seconds.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml

from skillmatch.analysis import Analyzer, Report
from skillmatch.checking.model import Run
from skillmatch.checking.runner import Runner
from skillmatch.checking.settings import Settings
from skillmatch.documents.model import Kind, Unreadable
from skillmatch.documents.read import read_bytes
from skillmatch.reporting import Options, render
from skillmatch.reporting.findings import render as render_findings

Work = Callable[[str, str], None]
"""What is done with a text, given with the name of its file."""

FEW = 8
"""Units in the shortest text."""
LONGEST = 100_000
"""Characters of the longest text."""
ENOUGH = 0.01
"""Seconds beyond those that any text takes: less is mostly noise."""
MOST = 9.0
"""How many times as long a text of four times the units may take: between 4, linear, and 16, quadratic."""

UNITS = yaml.safe_load((Path(__file__).parent / "units.yaml").read_text(encoding="utf-8"))
CASES = [(name, ending) for name, case in UNITS.items() for ending in case.get("as", ["md"])]


def text_of(case: dict[str, Any], times: int) -> str:
    """A text with so many units."""
    unit: str = case["unit"]
    units = (unit.replace("{n}", str(number)).replace("{letters}", _letters(number)) for number in range(times))
    repeated = "".join(units) if "{" in unit else times * unit
    return case.get("before", "") + repeated + case.get("after", "")


def _letters(number: int) -> str:
    """Four capitals, others for each number below 65536; none of them makes a word."""
    return "".join("BCDFGHJKLMNPQRVX"[number >> shift & 15] for shift in (0, 4, 8, 12))


def growth(work: Callable[[str], None], text: Callable[[int], str]) -> float:
    """How many times as long four times the units take, for as many units as take a measurable time."""
    any_text = min(_cost(work, text(1)) for _ in range(3))
    times = FEW
    once = _cost(work, text(times)) - any_text
    while len(longer := text(4 * times)) <= LONGEST:
        four_times = _cost(work, longer) - any_text
        if once >= ENOUGH or four_times > MOST * ENOUGH:
            return four_times / max(once, ENOUGH)
        times, once = 4 * times, four_times
    return 0.0


def _cost(work: Callable[[str], object], text: str) -> float:
    begin = process_time()
    work(text)
    return process_time() - begin


@pytest.fixture(autouse=True)
def no_collector() -> Iterator[None]:
    """The garbage collector's time grows by rules of its own."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session")
def match(analyzers: dict[Kind, Analyzer]) -> dict[str, Work]:
    """Reads, analyses and reports a text, by the kind that it is told to be."""

    def by_kind(kind: Kind) -> Work:
        def match(text: str, name: str) -> None:
            reading = read_bytes(text.encode(), name)
            if not isinstance(reading, Unreadable):
                report = analyzers[kind].reading(name, reading)
                for format_ in ("markdown", "json"):
                    render([report], format_)

        return match

    return {kind.value: by_kind(kind) for kind in Kind}


@pytest.fixture(scope="session")
def check(analyzers: dict[Kind, Analyzer]) -> Work:
    """Checks a text, and reports what was found."""
    runner = Runner(analyzers[Kind.POSTING], Settings())

    def check(text: str, name: str) -> None:
        found = runner.data(text.encode(), name)
        run = (
            Run((), (found,), ()) if isinstance(found, Unreadable) else Run((found,), (), tuple(runner.rules.values()))
        )
        for format_ in ("text", "markdown", "json"):
            render_findings(run, format_, Options())

    return check


def test_the_units_are_texts() -> None:
    assert len({text_of(case, 3) for case in UNITS.values()}) == len(UNITS)


@pytest.mark.parametrize(("name", "ending"), CASES)
def test_match_is_linear(match: dict[str, Work], name: str, ending: str) -> None:
    case = UNITS[name]
    work = match[case.get("kind", "posting")]
    assert _grows(lambda text: work(text, f"post.{ending}"), case) < MOST


@pytest.mark.parametrize(("name", "ending"), [one for one in CASES if UNITS[one[0]].get("kind") != "resume"])
def test_check_is_linear(check: Work, name: str, ending: str) -> None:
    assert _grows(lambda text: check(text, f"post.{ending}"), UNITS[name]) < MOST


@pytest.mark.parametrize("name", ["needs", "denials", "jobs with dates"])
@pytest.mark.parametrize("format_", ["text", "markdown", "json"])
def test_reports_of_many_mentions_are_linear(analyzers: dict[Kind, Analyzer], name: str, format_: str) -> None:
    analyzer = analyzers[Kind(UNITS[name].get("kind", "posting"))]
    few, many = (analyzer.text(text_of(UNITS[name], times)) for times in (20, 80))

    def cost(report: Report) -> float:
        return _cost(lambda _: render([report], format_, Options(evidence=True)), "")

    assert any(cost(many) < MOST * cost(few) for _ in range(2))


def _grows(work: Callable[[str], None], case: dict[str, Any]) -> float:
    """The growth, measured once more where it seems too much: the machine may have been busy."""
    found = growth(work, lambda times: text_of(case, times))
    return found if found < MOST else growth(work, lambda times: text_of(case, times))
