"""The order in which postings are shown: as given, or by what is met; never a rank."""

from __future__ import annotations

from skillmatch.comparing.model import Comparison, Comparisons
from skillmatch.matching.model import Need
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.comparison.options import BY_COVERAGE


def sorted_results(comparisons: Comparisons, sort: str) -> list[Comparison | Unreadable]:
    """The results as asked for; those that cannot be compared come last where they are sorted."""
    results = list(comparisons.results)
    return sorted(results, key=coverage_order) if sort == BY_COVERAGE else results


def coverage_order(result: Comparison | Unreadable) -> tuple[int, float, float]:
    """By the share of must-haves met, then of those partly met; equal ones keep the order in which they were given."""
    if isinstance(result, Unreadable):
        return 2, 0.0, 0.0
    if result.abstained:
        return 1, 0.0, 0.0
    tally = result.tally(Need.REQUIRED)
    asked = tally.asked or 1
    return 0, -tally.met / asked, -tally.partly / asked
