"""Hostile texts: does four times as much of the same cost about four times as much?

    python -m tools.bench.hostile

Prints a row for each unit of ``tests/growth/units.yaml``: seconds for the analysis of the shorter text, and the longer
one's as a ratio to it. 4 is linear, 16 quadratic. Nothing is asserted: machines are noisy, and only a ratio far from 4
means anything.
"""

from __future__ import annotations

from time import perf_counter

from tests.growth.units import UNITS, text_of

from skillmatch.analysis import Analyzer

FEW = 8_000
"""Characters, about."""


def seconds(analyzer: Analyzer, text: str) -> float:
    start = perf_counter()
    analyzer.text(text)
    return perf_counter() - start


def main() -> None:
    analyzer = Analyzer()
    for name, case in UNITS.items():
        times = FEW // len(case["unit"]) + 1
        once, four_times = (seconds(analyzer, text_of(case, number * times)) for number in (1, 4))
        print(f"{name:48} {once:8.3f} s   x{four_times / once:.1f}")


if __name__ == "__main__":
    main()
