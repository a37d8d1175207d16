"""Hostile texts and files: does four times as much of the same take about four times as long?

    python -m tools.bench.growth               every hostile unit, and every kind of file
    python -m tools.bench.growth blanks pdf    those whose names hold one of these words

Prints a row for each unit of ``tests/growth/units.yaml`` with its slowest-growing stage, and for each kind of file with
its reading: seconds for four times as much, and these as a ratio to the seconds for once as much. 4 is linear, 16
quadratic. Ends with 1 where a ratio is beyond the bound in three measurements. Not part of CI, since
machines are noisy.
"""

from __future__ import annotations

import gc
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from time import process_time
from typing import Any

from tests.growth.units import UNITS, resume_of, text_of

from skillmatch.analysis import Analyzer
from skillmatch.readers.model import Kind
from tools.attacking import promises
from tools.attacking.growing_files import Case, file_cases
from tools.bench.stages import through_stages

BOUND = 7.0
"""Times as long for four times as much."""
NOISE = 0.003
"""Seconds; whatever takes less is taken for as much."""
LENGTH = 25_000
"""Characters of the shorter text."""

Seconds = dict[str, float]
"""Processor time by stage."""


def works() -> Iterator[tuple[str, Callable[[int], Seconds]]]:
    """Each family by name, with the work for once or four times as much of it."""
    analyzers = {kind: Analyzer(kind=kind) for kind in (Kind.POSTING, Kind.RESUME)}
    for name, case in UNITS.items():
        analyzer = analyzers[Kind(case.get("kind", "posting"))]
        for ending in case.get("as", ["md"]):
            yield f"{name} ({ending})", partial(_text_seconds, case, f"post.{ending}", analyzer)
    for one in file_cases():
        yield one.name, partial(_file_seconds, one)


def _text_seconds(case: Mapping[str, Any], name: str, analyzer: Analyzer, times: int) -> Seconds:
    found: Seconds = defaultdict(float)
    units = times * (LENGTH // len(case["unit"]) + 1)
    through_stages(text_of(case, units), name, analyzer, partial(_timed, found), resume_of(case, units))
    return found


def _file_seconds(case: Case, times: int) -> Seconds:
    found: Seconds = defaultdict(float)
    _timed(found, "reading", partial(promises.check, case.make(times * case.size), f"a{case.ending}"))
    return found


def _timed(found: Seconds, stage: str, work: Callable[[], Any]) -> Any:
    gc.collect()
    gc.disable()  # the collector's time grows by rules of its own
    began = process_time()
    try:
        return work()
    finally:
        found[stage] += process_time() - began
        gc.enable()


def growth(work: Callable[[int], Seconds]) -> tuple[float, str, float]:
    """The ratio of the stage that grows most, its name, and its seconds for four times as much."""
    few, many = work(1), work(4)
    return max((seconds / max(few.get(stage, 0.0), NOISE), stage, seconds) for stage, seconds in many.items())


def main() -> int:
    asked = sys.argv[1:]
    beyond = 0
    for name, work in works():
        if asked and not any(word in name for word in asked):
            continue
        ratio, stage, seconds = growth(work)
        for _ in range(2):
            if ratio > BOUND:
                ratio, stage, seconds = min((ratio, stage, seconds), growth(work))
        beyond += ratio > BOUND
        print(f"{name:58} {stage:9} {seconds:8.3f} s  x{ratio:.1f}{'  beyond' if ratio > BOUND else ''}", flush=True)
    print(f"{beyond} beyond x{BOUND:g}")
    return beyond > 0


if __name__ == "__main__":
    sys.exit(main())
