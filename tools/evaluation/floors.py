"""Floors under the figures: what was reached once stays reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tools.evaluation.score import Figures

MARGIN = 0.01
"""A floor lies this much below what was reached, so that a change that moves one case does not fail."""

GUARDED = (
    "hard.f1",
    "soft.f1",
    "resp.doc.f1",
    "resp.line.f1",
    "need.accuracy",
    "need.by_line",
    "need.promoted",
    "split.direction",
    "split.opposite",
    "split.verdict",
    "split.spearman",
    "role.top1",
    "level.accuracy",
)
LOW_IS_GOOD = frozenset({"need.promoted", "split.opposite"})
"""Shares of errors: their floor is a ceiling."""

Floors = dict[str, dict[str, float]]
Pins = dict[str, str]
"""The SHA-256 of each labelled set, as it was when its floors were measured."""


class Breach(NamedTuple):
    """A figure on the wrong side of its floor."""

    set: str
    metric: str
    reached: float | None
    floor: float

    def __str__(self) -> str:
        side = "above its ceiling" if self.metric in LOW_IS_GOOD else "below its floor"
        return f"{self.set}: {self.metric} is {self.reached}, {side} of {self.floor}"


def breaches(measured: Mapping[str, Figures], floors: Floors) -> Iterator[Breach]:
    """What is worse than its floor, of the sets measured."""
    for name, figures in measured.items():
        for metric, floor in floors.get(name, {}).items():
            reached = figures.get(metric)
            if reached is None or _is_worse(metric, reached, floor):
                yield Breach(name, metric, reached, floor)


def raised(measured: Mapping[str, Figures], floors: Floors, *, allow_lower: bool = False) -> Floors:
    """The floors after this run: each where the figure puts it, if that is better, or ``allow_lower``."""
    after = {name: dict(metrics) for name, metrics in floors.items()}
    for name, figures in measured.items():
        of_set = after.setdefault(name, {})
        for metric in GUARDED:
            reached = figures.get(metric)
            if reached is None:
                continue
            new = round(reached + MARGIN if metric in LOW_IS_GOOD else reached - MARGIN, 3)
            if metric not in of_set or allow_lower or _is_worse(metric, of_set[metric], new):
                of_set[metric] = new
    return after


class Held(NamedTuple):
    """What a program is held to: floors, and the labelled sets that they were measured on."""

    floors: Floors
    sets: Pins

    def is_other(self, name: str, found: Pins) -> bool:
        """Whether a set is another one than its floors were measured on, or has none."""
        return self.sets.get(name) != found[name]

    def complaints(self, measured: Mapping[str, Figures], found: Pins) -> Iterator[str]:
        """Each set that is another one, which is not compared, and each figure of the others below its floor."""
        for name in measured:
            if self.is_other(name, found):
                yield f"{name} is another labelled set than its floors were measured on; --update sets them anew"
        yield from map(str, breaches({n: f for n, f in measured.items() if not self.is_other(n, found)}, self.floors))

    def renewed(self, found: Pins) -> Held:
        """The same for the sets that are there now: without the floors of those that are others."""
        floors = {
            name: floors for name, floors in self.floors.items() if name not in found or not self.is_other(name, found)
        }
        return Held(floors, self.sets | found)


def _is_worse(metric: str, a: float, b: float) -> bool:
    return a > b if metric in LOW_IS_GOOD else a < b
