"""The check of documents for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Any

from skillmatch.blinding.check import BlindChecked, BlindDifference
from skillmatch.blinding.parts import BlindSort
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.shared.escape import visible

_SHOWN = 12
"""Facts that are shown of what moved for one person."""


def render(results: Sequence[BlindChecked | Unreadable]) -> str:
    """A paragraph for each document."""
    return "\n".join(_paragraph(one) for one in results)


def _paragraph(result: BlindChecked | Unreadable) -> str:
    lines = [f"{result.name}: not read"] if isinstance(result, Unreadable) else _lines(result)
    return "".join(f"{visible(line)}\n" for line in lines)


def _lines(checked: BlindChecked) -> Iterator[str]:
    if not checked.swapped:
        yield f"{checked.name}: nothing was found that tells who it is of, so nothing is proved"
        return
    people = len(checked.people)
    moved = len(checked.differences)
    yield f"{checked.name}: " + (
        f"something moved for {moved} of {people} people" if moved else f"nothing moved for any of {people} people"
    )
    yield f"  swapped    {_counts(checked.swapped)}"
    yield f"  for        {'; '.join(checked.people)}"
    if checked.not_found:
        yield f"  not found  {', '.join(checked.not_found)}"
    for difference in checked.differences:
        yield from _of_person(difference)


def _of_person(difference: BlindDifference) -> Iterator[str]:
    alone = (
        f"by swapping the {' or the '.join(difference.alone)} alone" if difference.alone else "by all swaps together"
    )
    yield f"  as {difference.person}, {alone}:"
    facts = sorted(difference.facts, key=lambda one: not one.what.startswith("line "))
    for fact in facts[:_SHOWN]:
        yield f"    {fact.what}: {told(fact.old)} → {told(fact.new)}"
    if len(facts) > _SHOWN:
        yield f"    … and {len(facts) - _SHOWN:,} more: --format json has them all"


def _counts(swapped: Mapping[BlindSort, int]) -> str:
    return ", ".join(f"{sort} {'once' if count == 1 else f'{count} times'}" for sort, count in swapped.items())


def told(value: Any) -> str:
    """A value of a fact in a few words."""
    if value is None:
        return "nothing"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return ", ".join(told(one) for one in value if one is not None) or "nothing"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
