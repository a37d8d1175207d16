"""What a sentence states and asks for, by a small linear model over its features.

Each responsibility, and each need, has its own weights: a responsibility is stated where the sum of its weights passes
the threshold; the need with the highest sum is the sentence's. The weights are fitted by ``tools/fit_statements.py``
and are in ``models/statements.json``; every decision shows the features that weighed most.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from skillmatch.matching.model import Need
from skillmatch.matching.responsibilities.feature_index import FeatureIndex, FeatureRows
from skillmatch.matching.responsibilities.features import Setting
from skillmatch.shipped import shipped_folder

_SHOWN = 4
"""Features named as what decided."""


class Decision(NamedTuple):
    """A responsibility with its probability, and the features that weighed most for it, strongest first."""

    responsibility: str
    probability: float
    because: tuple[str, ...]


@dataclass(slots=True)
class Verdict:
    """What the model says of one sentence."""

    need: Need
    stated: list[Decision]
    _model: SentenceClassifier
    _rows: FeatureRows
    _sentence: int

    def because(self) -> tuple[str, ...]:
        """The features that weighed most for the need."""
        return self._model.reasons(self._rows.of(self._sentence), self.need)

    @property
    def features(self) -> tuple[str, ...]:
        """The features of the sentence that the model weighs, in the order of its weights."""
        return self._model.names_of(self._rows.of(self._sentence))

    def probability_of(self, responsibility: str) -> float:
        """The probability of a responsibility that the model was fitted to."""
        return self._model.probability_of(self._rows.of(self._sentence), responsibility)


class SentenceClassifier:
    """The fitted weights, ready for use; whole hundredths, so that sums are exact on every machine."""

    def __init__(self, data: dict[str, Any]) -> None:
        import numpy

        self._needs = [Need(need) for need in data["needs"]]
        self._responsibilities: list[str] = data["responsibilities"]
        self.fitted_labels = frozenset(self._responsibilities)
        """The responsibilities that it was fitted to."""
        self._floor = round(100 * math.log(data["threshold"] / (1 - data["threshold"])))
        self._names: list[str] = list(data["weights"])
        self._rows = FeatureIndex(self._names)
        self.number = self._rows.number
        """The number of a folded word, by which ``judge`` knows it."""
        outcomes: list[str] = [*self._needs, *self._responsibilities]
        self._column = {outcome: at for at, outcome in enumerate(outcomes)}
        self._weights = numpy.zeros((len(self._names), len(outcomes)), dtype=numpy.int32)
        for row, pairs in enumerate(data["weights"].values()):
            self._weights[row, pairs[::2]] = pairs[1::2]
        self._columns: dict[str, list[int]] = {}

    def judge(
        self, keys: Sequence[str], numbers: Any, sentence_of: Sequence[int], settings: Sequence[Setting]
    ) -> list[Verdict]:
        """What each sentence of a document states and asks for.

        Args:
            keys: the folded words and signs of the document; ``numbers``: their ``number``, as an array;
                ``sentence_of``: the number of the sentence that each belongs to, ascending, or -1.
            settings: that of each sentence.
        """
        import numpy

        if not settings:
            return []
        rows = self._rows.of(keys, numbers, sentence_of, settings)
        sums = numpy.add.reduceat(self._weights.take(rows.rows, axis=0), rows.begins, axis=0)
        needs = sums[:, : len(self._needs)].argmax(axis=1).tolist()
        verdicts = [Verdict(self._needs[need], [], self, rows, at) for at, need in enumerate(needs)]
        of_responsibilities = sums[:, len(self._needs) :]
        for at, column in numpy.argwhere(of_responsibilities > self._floor).tolist():
            responsibility = self._responsibilities[column]
            probability = _sigmoid(int(of_responsibilities[at, column]))
            because = self.reasons(rows.of(at), responsibility)
            verdicts[at].stated.append(Decision(responsibility, probability, because))
        return verdicts

    @property
    def feature_names(self) -> tuple[str, ...]:
        """All features that have weights, in the order of these."""
        return tuple(self._names)

    def names_of(self, rows: Collection[int]) -> tuple[str, ...]:
        """The features of these rows of the weights."""
        return tuple([self._names[row] for row in rows])

    def probability_of(self, rows: Collection[int], responsibility: str) -> float:
        """The probability of a responsibility, given the rows of a sentence's features."""
        weights = self._weights_for(responsibility)
        return _sigmoid(sum([weights[row] for row in rows]))

    def reasons(self, rows: Collection[int], outcome: str) -> tuple[str, ...]:
        """The names of the features that push most for a need or a responsibility, strongest first; of two as strong,
        the one that is first in the matrix."""
        weights = self._weights_for(outcome)
        pushes = sorted([(-weights[row], row) for row in rows if weights[row] > 0])
        return self.names_of([row for _, row in pushes[:_SHOWN]])

    def _weights_for(self, outcome: str) -> list[int]:
        weights = self._columns.get(outcome)
        if weights is None:
            weights = self._columns[outcome] = self._weights[:, self._column[outcome]].tolist()
        return weights


@cache
def sentence_classifier() -> SentenceClassifier:
    """The shipped model."""
    text = (shipped_folder("models") / "statements.json").read_text(encoding="utf-8")
    return SentenceClassifier(json.loads(text))


def _sigmoid(hundredths: int) -> float:
    return round(1 / (1 + math.exp(-hundredths / 100)), 2)
