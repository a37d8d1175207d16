"""What a sentence states and asks for, by a small linear model over what stands in it.

Its features are the stems of words and of neighbouring words, the first word, the section, the skill groups named, the
activities found (see ``activities``) and the cues of need (see ``context``). Each responsibility, and each need, has
its own weights: a responsibility is stated where the sum of its weights passes the threshold; the need with the
highest sum is the sentence's. The weights are fitted by ``scripts/fit_statements.py`` and stand in
``statements.json``; every decision shows the features that weighed most.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from skillmatch.matching.model import Need
from skillmatch.matching.stems import STOP_WORDS, stem

_LONGEST = 80
"""Content words read of one sentence; longer ones are lists."""
_SHOWN = 4
"""Features named as what decided."""
_US = frozenset({"we", "our", "us", "we're", "we've"})
_YOU = frozenset({"you", "your", "you'll", "you're", "you've"})


class Setting(NamedTuple):
    """What stands around the words of one sentence.

    Attributes:
        section: the role of its section; ``before``: of the section before that.
        item: whether it is a list item.
        part: the third of the document that it stands in, 0 to 2.
        groups: the skill groups that it names.
        activities: the responsibilities whose activities it matches.
        cues: the senses of the cues of need in it.
    """

    section: str
    before: str
    item: bool
    part: int
    groups: Iterable[str]
    activities: Iterable[str]
    cues: Iterable[str]


def features(keys: Sequence[str], setting: Setting) -> Iterator[str]:
    """The features of one sentence with these folded words and signs; some more than once."""
    stems = [stem(key) for key in keys if key not in STOP_WORDS][:_LONGEST]
    yield "#bias"
    yield f"#section {setting.section}"
    yield f"#after {setting.before} {setting.section}"
    yield f"#part {setting.part} {setting.section}"
    yield f"#item {setting.section}" if setting.item else f"#text {setting.section}"
    words = set(keys)
    if not words.isdisjoint(_US):
        yield "#we"
    if not words.isdisjoint(_YOU):
        yield "#you"
    if stems:
        yield f"^ {stems[0]}"
    yield from stems
    for one, next_ in zip(stems, stems[1:], strict=False):
        yield f"{one} {next_}"
    for group in setting.groups:
        yield f"#skill {group}"
    for activity in setting.activities:
        yield f"#activity {activity}"
    for cue in setting.cues:
        yield f"#cue {cue}"


class Decision(NamedTuple):
    """A responsibility with its probability, and the features that weighed most for it, strongest first."""

    responsibility: str
    probability: float
    because: tuple[str, ...]


class Verdict(NamedTuple):
    """What the model says of one sentence."""

    need: Need
    because: tuple[str, ...]
    """The features that weighed most for the need."""
    stated: list[Decision]


class StatementModel:
    """The fitted weights, ready for use; whole hundredths, so that sums are exact on every machine."""

    def __init__(self, data: dict[str, Any]) -> None:
        import numpy

        self._needs = [Need(need) for need in data["needs"]]
        self._responsibilities: list[str] = data["responsibilities"]
        self._floor = round(100 * math.log(data["threshold"] / (1 - data["threshold"])))
        self._names: list[str] = list(data["weights"])
        self._row = {feature: row for row, feature in enumerate(self._names)}
        columns = len(self._needs) + len(self._responsibilities)
        self._weights = numpy.zeros((len(self._names), columns), dtype=numpy.int32)
        for row, pairs in enumerate(data["weights"].values()):
            self._weights[row, pairs[::2]] = pairs[1::2]

    def judge(self, present: Iterable[str]) -> Verdict:
        """What a sentence with these features states and asks for."""
        row = self._row
        rows = [row[feature] for feature in dict.fromkeys(present) if feature in row]
        weights = self._weights[rows]
        sums = weights.sum(axis=0).tolist()
        shift = len(self._needs)
        need = max(range(shift), key=sums.__getitem__)
        stated = [
            Decision(self._responsibilities[at - shift], _sigmoid(sums[at] / 100), self._because(rows, weights[:, at]))
            for at in range(shift, len(sums))
            if sums[at] > self._floor
        ]
        return Verdict(self._needs[need], self._because(rows, weights[:, need]), stated)

    def _because(self, rows: list[int], pushes: Any) -> tuple[str, ...]:
        """The names of the features that push most, strongest first; of two as strong, the one that stands first."""
        strongest = (-pushes).argsort(kind="stable")[:_SHOWN].tolist()
        return tuple([self._names[rows[at]] for at in strongest if pushes[at] > 0])


@cache
def statement_model() -> StatementModel:
    """The shipped model."""
    text = files("skillmatch.matching").joinpath("statements.json").read_text(encoding="utf-8")
    return StatementModel(json.loads(text))


def _sigmoid(x: float) -> float:
    return round(1 / (1 + math.exp(-x)), 2)
