"""Responsibilities that a sentence states, by a small linear model over what stands in it.

Its features are the stems of words and of neighbouring words, the first word, the section, the skill groups named and
the activities (see ``activities``) found. Each responsibility has its own weights; it is stated where the sum of the
weights passes the threshold. The weights are fitted by ``scripts/fit_statements.py`` and stand in
``statements.json``; every decision shows the features that weighed most.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from skillmatch.matching.stems import STOP_WORDS, stem

_LONGEST = 80
"""Content words read of one sentence; longer ones are lists."""


def features(keys: Sequence[str], section: str, item: bool, groups: Iterable[str], activities: Iterable[str]) -> Iterator[str]:
    """The features of one sentence, each once or more.

    Args:
        keys: its folded words and signs.
        section: the role of its section.
        item: whether it is a list item.
        groups: the skill groups that it names.
        activities: the responsibilities whose activities it matches.
    """
    stems = [stem(key) for key in keys if key not in STOP_WORDS][:_LONGEST]
    yield "#bias"
    yield f"#section {section}"
    yield "#item" if item else "#running text"
    if stems:
        yield f"^ {stems[0]}"
    yield from stems
    for one, next_ in zip(stems, stems[1:], strict=False):
        yield f"{one} {next_}"
    for group in groups:
        yield f"#skill {group}"
    for activity in activities:
        yield f"#activity {activity}"


@dataclass(frozen=True, slots=True)
class Decision:
    """A responsibility with its probability, and the features that weighed most for it, strongest first."""

    responsibility: str
    probability: float
    because: tuple[str, ...]


class StatementModel:
    """The fitted weights, ready for use."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.responsibilities: list[str] = data["responsibilities"]
        self.threshold = float(data["threshold"])
        self._logit = math.log(self.threshold / (1 - self.threshold))
        self._weights: dict[str, list[tuple[int, float]]] = {
            feature: list(zip(pairs[::2], pairs[1::2], strict=True)) for feature, pairs in data["weights"].items()
        }

    def decide(self, present: Iterable[str]) -> list[Decision]:
        """The responsibilities stated by a sentence with these features, in the order of the taxonomy."""
        sums = [0.0] * len(self.responsibilities)
        weights = self._weights
        known = [feature for feature in dict.fromkeys(present) if feature in weights]
        for feature in known:
            for at, weight in weights[feature]:
                sums[at] += weight
        stated = [at for at, total in enumerate(sums) if total > self._logit]
        return [Decision(self.responsibilities[at], _sigmoid(sums[at]), self._because(known, at)) for at in stated]

    def _because(self, known: list[str], at: int) -> tuple[str, ...]:
        pushes = [(weight, feature) for feature in known for other, weight in self._weights[feature] if other == at and weight > 0]
        return tuple(feature for _, feature in sorted(pushes, key=lambda push: (-push[0], push[1]))[:4])


@cache
def statement_model() -> StatementModel:
    """The shipped model."""
    return StatementModel(json.loads(files("skillmatch.matching").joinpath("statements.json").read_text(encoding="utf-8")))


def _sigmoid(x: float) -> float:
    return round(1 / (1 + math.exp(-x)), 2)
