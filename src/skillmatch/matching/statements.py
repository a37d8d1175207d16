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
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from importlib.resources import files
from itertools import pairwise
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


def features(keys: Sequence[str], setting: Setting) -> list[str]:
    """The features of one sentence with these folded words and signs; some more than once."""
    stems = [stem(key) for key in keys if key not in STOP_WORDS][:_LONGEST]
    section = setting.section
    found = ["#bias", f"#section {section}", f"#after {setting.before} {section}", f"#part {setting.part} {section}"]
    found.append(f"#item {section}" if setting.item else f"#text {section}")
    if not _US.isdisjoint(keys):
        found.append("#we")
    if not _YOU.isdisjoint(keys):
        found.append("#you")
    if stems:
        found.append(f"^ {stems[0]}")
    found += stems
    found += map(" ".join, pairwise(stems))
    found += [f"#skill {group}" for group in setting.groups]
    found += [f"#activity {activity}" for activity in setting.activities]
    found += [f"#cue {cue}" for cue in setting.cues]
    return found


_SETTING = frozenset({"#section", "#after", "#part", "#item", "#text"})


@cache
def in_words(feature: str) -> str:
    """A feature as a reader would name it."""
    name, _, value = feature.partition(" ")
    if name in _SETTING:
        return f"where it stands ({value.split(' ')[-1]})"
    if name == "#skill":
        return f"names {value}"
    if name == "#activity":
        return f"act and object of {value}"
    if name == "#cue":
        return f"a cue of what is {value}"
    if name == "^":
        return f"begins with “{value}…”"
    return f"“{feature.lstrip('#')}…”" if name != "#bias" else ""


class Decision(NamedTuple):
    """A responsibility with its probability, and the features that weighed most for it, strongest first."""

    responsibility: str
    probability: float
    because: tuple[str, ...]


class Verdict(NamedTuple):
    """What the model says of one sentence."""

    need: Need
    stated: list[Decision]
    because: Callable[[], tuple[str, ...]]
    """The features that weighed most for the need."""
    chance: Callable[[str], float]
    """The probability of a responsibility that the model was fitted to."""


class StatementModel:
    """The fitted weights, ready for use; whole hundredths, so that sums are exact on every machine."""

    def __init__(self, data: dict[str, Any]) -> None:
        import numpy

        self._needs = [Need(need) for need in data["needs"]]
        self._responsibilities: list[str] = data["responsibilities"]
        self._floor = round(100 * math.log(data["threshold"] / (1 - data["threshold"])))
        self.knows = frozenset(self._responsibilities)
        """The responsibilities that it was fitted to."""
        self._names: list[str] = list(data["weights"])
        self._row = {feature: row for row, feature in enumerate(self._names)}
        columns = len(self._needs) + len(self._responsibilities)
        self._weights = numpy.zeros((len(self._names), columns), dtype=numpy.int32)
        for row, pairs in enumerate(data["weights"].values()):
            self._weights[row, pairs[::2]] = pairs[1::2]

    def judge(self, sentences: Sequence[Iterable[str]]) -> list[Verdict]:
        """What each of ``sentences``, given by its features, states and asks for."""
        import numpy

        row = self._row
        rows = [sorted({row[feature] for feature in present if feature in row}) or [0] for present in sentences]
        if not rows:
            return []
        bounds = numpy.cumsum([0, *map(len, rows[:-1])])
        sums = numpy.add.reduceat(self._weights[[at for one in rows for at in one]], bounds, axis=0)
        needs = sums[:, : len(self._needs)].argmax(axis=1).tolist()
        stated: list[list[Decision]] = [[] for _ in rows]
        shift = len(self._needs)
        for sentence, at in numpy.argwhere(sums[:, shift:] > self._floor).tolist():
            probability = _sigmoid(int(sums[sentence, at + shift]) / 100)
            because = self._because(rows[sentence], at + shift)
            stated[sentence].append(Decision(self._responsibilities[at], probability, because))
        return [
            Verdict(self._needs[need], decisions, partial(self._because, one, need), partial(self._chance, sums[at]))
            for at, (need, decisions, one) in enumerate(zip(needs, stated, rows, strict=True))
        ]

    def _chance(self, sums: Any, responsibility: str) -> float:
        return _sigmoid(int(sums[len(self._needs) + self._responsibilities.index(responsibility)]) / 100)

    def _because(self, rows: list[int], column: int) -> tuple[str, ...]:
        """The names of the features that push most, strongest first; of two as strong, the one that stands first."""
        pushes = self._weights[rows, column]
        strongest = (-pushes).argsort(kind="stable")[:_SHOWN].tolist()
        return tuple([self._names[rows[at]] for at in strongest if pushes[at] > 0])


@cache
def statement_model() -> StatementModel:
    """The shipped model."""
    text = files("skillmatch.matching").joinpath("statements.json").read_text(encoding="utf-8")
    return StatementModel(json.loads(text))


def _sigmoid(x: float) -> float:
    return round(1 / (1 + math.exp(-x)), 2)
