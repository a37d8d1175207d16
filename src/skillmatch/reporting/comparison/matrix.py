"""Several postings at a glance: a row for each, and what they ask for in common that is not shown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from skillmatch.comparing.model import CommonGap, Comparison, Comparisons
from skillmatch.matching.model import Need
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.comparison import view
from skillmatch.reporting.comparison.order import coverage_order
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.quotes import cut, cut_left

_GAPS = 8
_FIGURES = 54
"""Columns that the figures of a row take."""


def matrix_lines(comparisons: Comparisons, results: Sequence[Comparison | Unreadable], width: int) -> Iterator[str]:
    """The rows, then the common gaps."""
    yield f"{one_line(comparisons.resume.name)} against {len(results)} postings"
    if as_of := view.as_of_offered(comparisons.resume):
        yield as_of
    yield ""
    names = min(max(12, width - _FIGURES), max(len(one_line(one.name)) for one in results))
    yield f"{'':<{names}}  must-haves met  partly  near  missing  duties  a plus"
    for result in results:
        yield _row(result, names, width)
    if _has_ties(results):
        yield "Postings with the same counts are ties; their order is as given."
    yield ""
    if comparisons.gaps:
        yield "Asked for and not shown in several: worth learning, not worth stuffing in"
        for gap in comparisons.gaps[:_GAPS]:
            yield from textwrap.wrap(f"  {gap.label}: {gap_said(gap, len(comparisons.comparisons))}", width)
        yield ""


def gap_said(gap: CommonGap, postings: int) -> str:
    """How many postings ask for it."""
    must = f", a must-have in {gap.must_in}" if gap.must_in else ""
    return f"asked by {gap.asked_by} of {postings}{must}"


def _row(result: Comparison | Unreadable, names: int, width: int) -> str:
    name = cut_left(one_line(result.name), names, "…")  # the end of a path tells more than its folders
    if isinstance(result, Unreadable):
        return cut(f"{name:<{names}}  could not be read: {one_line(result.reason)}", width, "…")
    if result.abstained:
        return cut(f"{name:<{names}}  not compared: {result.abstained}", width, "…")
    must, duty, plus = (result.tally(need) for need in (Need.REQUIRED, Need.DUTY, Need.PREFERRED))
    return (
        f"{name:<{names}}  {f'{must.met} of {must.asked}':>14}  {must.partly:>6}  {must.near:>4}  {must.missing:>7}"
        f"  {f'{duty.met}/{duty.asked}':>6}  {f'{plus.met}/{plus.asked}':>6}"
    )


def _has_ties(results: Sequence[Comparison | Unreadable]) -> bool:
    orders = [coverage_order(one) for one in results if isinstance(one, Comparison) and not one.abstained]
    return len(set(orders)) < len(orders)
