"""What a sentence states and asks for, by a small linear model over its features.

Each responsibility, and each need, has its own weights: a responsibility is stated where the sum of its weights passes
the threshold; the need with the highest sum is the sentence's. The weights are fitted by ``tools/fit_statements.py``
and are in ``models/statements.json``; every decision shows the features that weighed most.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from skillmatch.matching.model import Need
from skillmatch.shipped import shipped_folder

_SHOWN = 4
"""Features named as what decided."""
_LIFT = 1 << 15
"""More than any weight: what each is lifted by to be above 0."""


class Decision(NamedTuple):
    """A responsibility with its probability, and the features that weighed most for it, strongest first."""

    responsibility: str
    probability: float
    because: tuple[str, ...]


class Verdict:
    """What the model says of one sentence."""

    __slots__ = ("_lift", "_model", "_rows", "_sums", "need", "stated")

    def __init__(self, model: SentenceClassifier, rows: Collection[int], sums: Sequence[int], lift: int) -> None:
        """``sums`` are each too high by ``lift``."""
        self._model, self._rows, self._sums, self._lift = model, rows, sums, lift
        self.need = model.need_of(sums)
        self.stated: list[Decision] = model.stated_by(sums, lift, rows)

    def because(self) -> tuple[str, ...]:
        """The features that weighed most for the need."""
        return self._model.reasons(self._rows, self.need)

    def probability_of(self, responsibility: str) -> float:
        """The probability of a responsibility that the model was fitted to."""
        return _sigmoid(self._sums[self._model.column_of(responsibility)] - self._lift)


class SentenceClassifier:
    """The fitted weights, ready for use; whole hundredths, so that sums are exact on every machine.

    The weights of a feature for all outcomes are one long whole number, 32 bits for each, so that those of a sentence's
    features are summed for all outcomes at once.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self._needs = [Need(need) for need in data["needs"]]
        self._responsibilities: list[str] = data["responsibilities"]
        self.fitted_labels = frozenset(self._responsibilities)
        """The responsibilities that it was fitted to."""
        self._floor = round(100 * math.log(data["threshold"] / (1 - data["threshold"])))
        self._names: list[str] = list(data["weights"])
        self._row = {name: row for row, name in enumerate(self._names)}
        self._pairs: list[list[int]] = list(data["weights"].values())
        """For each feature its outcomes and the weights for them, in turns."""
        # Made of a feature when a text first has it: a text has few of the thousands.
        self._packed: dict[int, int] = {}
        self._weights: dict[int, dict[int, int]] = {}
        outcomes: list[str] = [*self._needs, *self._responsibilities]
        self._column = {outcome: at for at, outcome in enumerate(outcomes)}
        self._fields = struct.Struct(f"<{len(outcomes)}i")

    def judge(self, found: Iterable[str]) -> Verdict:
        """What a sentence with these features states and asks for."""
        rows = {row for row in map(self._row.get, found) if row is not None}
        packed = self._packed
        total = sum([packed.get(one) or self._pack(one) for one in rows])
        sums = self._fields.unpack(total.to_bytes(self._fields.size, "little"))
        return Verdict(self, rows, sums, _LIFT * len(rows))

    def _pack(self, row: int) -> int:
        """The weights of a feature as one number, each lifted above 0, so that none borrows from its neighbour."""
        pairs = self._pairs[row]
        weights = self._weights[row] = dict(zip(pairs[::2], pairs[1::2], strict=True))
        lifted = (_LIFT + weights.get(column, 0) for column in range(len(self._column)))
        packed = self._packed[row] = int.from_bytes(self._fields.pack(*lifted), "little")
        return packed

    def need_of(self, sums: Sequence[int]) -> Need:
        """The need with the highest sum."""
        of_needs = sums[: len(self._needs)]
        return self._needs[of_needs.index(max(of_needs))]

    def stated_by(self, sums: Sequence[int], lift: int, rows: Collection[int]) -> list[Decision]:
        """The responsibilities whose sums, less ``lift``, pass the threshold."""
        of_responsibilities = sums[len(self._needs) :]
        floor = self._floor + lift
        if max(of_responsibilities) <= floor:
            return []
        return [
            Decision(responsibility, _sigmoid(hundredths - lift), self.reasons(rows, responsibility))
            for responsibility, hundredths in zip(self._responsibilities, of_responsibilities, strict=True)
            if hundredths > floor
        ]

    def column_of(self, outcome: str) -> int:
        """Where among the outcomes a need or a responsibility is."""
        return self._column[outcome]

    def names_of(self, rows: Iterable[int]) -> tuple[str, ...]:
        """The features of these rows of the weights."""
        return tuple([self._names[row] for row in rows])

    def reasons(self, rows: Iterable[int], outcome: str) -> tuple[str, ...]:
        """The names of the features that push most for a need or a responsibility, strongest first; of two as strong,
        the one that is first in the matrix."""
        column = self._column[outcome]
        weights = self._weights
        pushes = [(-weight, row) for row in rows if (weight := weights[row].get(column, 0)) > 0]
        pushes.sort()
        return self.names_of([row for _, row in pushes[:_SHOWN]])


@cache
def sentence_classifier() -> SentenceClassifier:
    """The shipped model."""
    text = (shipped_folder("models") / "statements.json").read_text(encoding="utf-8")
    return SentenceClassifier(json.loads(text))


def _sigmoid(hundredths: int) -> float:
    return round(1 / (1 + math.exp(-hundredths / 100)), 2)
