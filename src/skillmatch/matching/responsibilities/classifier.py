"""What a line states, by a small linear model over its features.

Each responsibility has its own weights: it is stated by a line where their sum passes the threshold. The weights are
fitted by ``tools/fit_statements.py`` and are in ``models/statements.json``; every decision shows the features that
weighed most.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from functools import cache
from typing import NamedTuple

from skillmatch import compiled
from skillmatch.matching.feature_weights import FeatureWeights, Model, packed_model
from skillmatch.matching.responsibilities.packed import LIFT, PackedWeights

_SHOWN = 4
"""Features named as what decided."""
WHOLE = 32
"""What a weight that counts in full is multiplied by, so that parts of it are whole numbers too."""
_USUAL, _FEWEST, _LEAST, _MOST = 20, 4, 0.4, 1.6
"""In a line of so many words each counts in full; what a word counts in the longest line, and in the shortest."""


class Decision(NamedTuple):
    """A responsibility with its probability, and the features that weighed most for it, strongest first."""

    responsibility: str
    probability: float
    because: tuple[str, ...]


class SentenceClassifier:
    """The fitted weights, ready for use; whole hundredths, so that sums are exact on every machine.

    The weights of a feature for all outcomes are one long whole number, 32 bits for each, so that those of many
    features are summed for all outcomes at once. A sentence and a line are given by their rows: the features of theirs
    that have weights.
    """

    def __init__(self, data: Model) -> None:
        """``data`` is a ``packed_model``."""
        self._responsibilities: list[str] = data["responsibilities"]
        self.fitted_labels = frozenset(self._responsibilities)
        """The responsibilities that it was fitted to."""
        self._floor = round(100 * math.log(data["threshold"] / (1 - data["threshold"])))
        self._flags: int = data["flags"]
        """So many of the rows, the first, are not of words."""
        self._rows = FeatureWeights(*data["weights"])
        """For each feature its outcomes and the weights for them, in turns."""
        # Made of a feature when a text first has it: a text has few of the thousands.
        self._weights: dict[int, dict[int, int]] = {}
        self._column = {id_: at for at, id_ in enumerate(self._responsibilities)}
        self._packed = PackedWeights(len(self._responsibilities), self._weights_of)

    def rows_of(self, found: Iterable[str]) -> set[int]:
        """The rows of these features, where they have any."""
        rows = set(map(self._rows.row.get, found))
        rows.discard(None)
        return rows  # type: ignore[return-value]

    def stated(self, rows: Collection[int]) -> list[tuple[str, float]]:
        """The responsibilities whose sums over a line pass the threshold, with their probabilities.

        A word weighs the less the more of them the line has: a long one says more things, and none of them more.
        """
        flags = [row for row in rows if row < self._flags]
        words = [row for row in rows if row >= self._flags]
        share = scale_of(len(words))
        packed = self._packed
        sums = packed.by_outcome(WHOLE * packed.sum(flags) + share * packed.sum(words))
        lift = LIFT * (WHOLE * len(flags) + share * len(words))
        floor = WHOLE * self._floor + lift
        if max(sums) <= floor:
            return []
        return [
            (responsibility, _sigmoid((sum_ - lift) / WHOLE))
            for responsibility, sum_ in zip(self._responsibilities, sums, strict=True)
            if sum_ > floor
        ]

    def weight(self, rows: Iterable[int], outcome: str) -> int:
        """What features weigh together for a responsibility; they were summed before."""
        column = self._column[outcome]
        return sum([self._weights[row].get(column, 0) for row in rows])

    def _weights_of(self, row: int) -> list[int]:
        pairs = self._rows[row]
        weights = self._weights[row] = dict(zip(pairs[::2], pairs[1::2], strict=True))
        return [weights.get(column, 0) for column in range(len(self._column))]

    def names_of(self, rows: Iterable[int]) -> tuple[str, ...]:
        """The features of these rows of the weights."""
        return tuple([self._rows.names[row] for row in rows])

    def reasons(self, rows: Iterable[int], outcome: str) -> tuple[str, ...]:
        """The names of the features that push most for a responsibility, strongest first; of two as strong,
        the one that is first in the matrix."""
        column = self._column[outcome]
        weights = self._weights
        pushes = [(-weight, row) for row in rows if (weight := weights[row].get(column, 0)) > 0]
        pushes.sort()
        return self.names_of([row for _, row in pushes[:_SHOWN]])


def scale_of(words: int) -> int:
    """What each of so many words of a line weighs, in parts of ``WHOLE``."""
    return round(WHOLE * min(_MOST, max(_LEAST, math.sqrt(_USUAL / max(_FEWEST, words)))))


@cache
def sentence_classifier() -> SentenceClassifier:
    """The shipped model."""
    return SentenceClassifier(compiled.model("statements", packed_model))


def _sigmoid(hundredths: float) -> float:
    return round(1 / (1 + math.exp(-hundredths / 100)), 2)
