"""What each unit of a posting is for: asked for, preferred, a duty, talk of others, or a heading that is not known.

A small linear model gives each unit a score for each of these by its words, its place, who speaks in it and what leads
to it; since units of one kind come in runs, the most likely sequence is taken (Viterbi's algorithm), in which a change
costs less where a new section or list begins: a linear-chain conditional random field. The weights are fitted by
``tools/fit_needs.py`` and are in ``models/needs.json``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from skillmatch import compiled
from skillmatch.documents.model import SectionRole
from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.feature_weights import FeatureWeights, Model, packed_model
from skillmatch.matching.model import Need
from skillmatch.matching.responsibilities.features import in_words
from skillmatch.matching.responsibilities.leads import Lead, leads
from skillmatch.matching.responsibilities.packed import LIFT, PackedWeights
from skillmatch.matching.responsibilities.speakers import EMPLOYER, OPENS, SAYS, speaker_features
from skillmatch.matching.tokens import Words

HEADING = "heading"
"""The class of a unit that is a heading, which asks for nothing by itself."""
IN_HEADING, IN_INTRO = "#h ", "#l "
"""Features of the words that lead to a unit begin with one of these."""
_SHOWN = 4
"""Features named as what decided."""
_NO_WORDS = "its neighbours"


class UnitNeed(NamedTuple):
    """The need of what a unit names where no cue decides, and the features that weighed most for it."""

    need: Need
    because: tuple[str, ...]


class Step(IntEnum):
    """How a unit follows the one before it; the number is that of a table of ``transitions``."""

    NEW_SECTION = 0
    ALIKE = 1
    OTHER_FORM = 2
    """A list begins or ends."""
    SAME_LINE = 3
    """Sentences of one paragraph, which often changes from who hires to who is hired."""


def lead_features(lead: Lead, role: SectionRole, words: Words) -> list[str]:
    """What the words that lead to a unit add to its features."""
    found = [IN_HEADING + stem for stem in words.stems[slice(*lead.heading)] if stem]
    if lead.intro[0] < lead.intro[1]:
        found += [IN_INTRO + stem for stem in words.stems[slice(*lead.intro)] if stem]
        found.append(f"#led {role}")
    return found


def need_features(own: Sequence[Sequence[str]], annotated: AnnotatedDocument) -> Iterator[list[str]]:
    """All that the model is told of each unit; ``own`` are the features of its own words and place."""
    words = annotated.words
    of_unit = zip(own, leads(annotated.document, words), annotated.roles, words.ranges, strict=True)
    for found, lead, role, (first, after) in of_unit:
        yield [
            *found,
            *lead_features(lead, role, words),
            *speaker_features(words.keys[first:after], annotated.employer),
        ]


def in_sequence(annotated: AnnotatedDocument) -> Iterator[tuple[int, Step]]:
    """The units that say anything, outside of the title, each with how it follows the one before."""
    units, keys, line_of = annotated.document.units, annotated.words.keys, annotated.document.line_of
    before = None
    for at, (first, after) in enumerate(annotated.words.ranges):
        if annotated.roles[at] is SectionRole.TITLE or not any(key[0].isalnum() for key in keys[first:after]):
            continue
        unit = units[at]
        if before is None or before.section != unit.section:
            yield at, Step.NEW_SECTION
        else:
            alike = Step.ALIKE if before.item is unit.item else Step.OTHER_FORM
            yield at, Step.SAME_LINE if line_of(before.span.start) == line_of(unit.span.start) else alike
        before = unit


class NeedModel:
    """The fitted weights, ready for use; whole hundredths, so that sums are exact on every machine."""

    def __init__(self, data: Model) -> None:
        """``data`` is a ``packed_model``."""
        self._classes: list[str] = data["classes"]
        self._transitions: list[list[list[int]]] = data["transitions"]
        self._rows = FeatureWeights(*data["weights"])
        self._packed = PackedWeights(len(self._classes), self._rows.__getitem__)

    def scores(self, features: Iterable[str]) -> list[int]:
        """The score of each class for one unit."""
        row_of = self._rows.row
        known = {row_of[name] for name in features if name in row_of}
        lift = LIFT * len(known)
        return [sum_ - lift for sum_ in self._packed.by_outcome(self._packed.sum(known))]

    def sequence(self, scores: Sequence[Sequence[int]], follows: Sequence[int]) -> list[int]:
        """The most likely classes of units in a row, by their scores and how each follows the one before."""
        if not scores:
            return []
        best = list(scores[0])
        came: list[list[int]] = []
        classes = range(len(best))
        for own, step in zip(scores[1:], follows[1:], strict=True):
            table = self._transitions[step]
            ways = [[one + cost for one, cost in zip(best, table[to], strict=True)] for to in classes]
            highest = [max(way) for way in ways]
            came.append([way.index(top) for way, top in zip(ways, highest, strict=True)])
            best = [top + score for top, score in zip(highest, own, strict=True)]
        at = best.index(max(best))
        found = [at]
        for before in reversed(came):
            at = before[at]
            found.append(at)
        return found[::-1]

    def need_of(self, number: int) -> Need:
        """The need that a class stands for."""
        name = self._classes[number]
        return Need.CONTEXT if name == HEADING else Need(name)

    def reasons(self, features: Iterable[str], number: int) -> tuple[str, ...]:
        """The features that push most for a class, strongest first."""
        rows, row_of = self._rows, self._rows.row
        pushes = sorted({(-rows[row_of[one]][number], one) for one in features if one in row_of})
        return tuple([name for weight, name in pushes[:_SHOWN] if weight < 0])


class UnitNeeds:
    """The needs of all units of one document."""

    def __init__(self, annotated: AnnotatedDocument, features: Sequence[list[str]]) -> None:
        """``features`` are all those of each unit, as ``need_features`` gives them."""
        model = need_model()
        self._model = model
        self._features = features
        found = list(in_sequence(annotated))
        places, follows = [at for at, _ in found], [step for _, step in found]
        classes = model.sequence([model.scores(self._features[at]) for at in places], follows)
        self._classes = dict(zip(places, classes, strict=True))

    def need(self, unit: int) -> Need:
        """The need of what a unit names where no cue decides."""
        number = self._classes.get(unit)
        return Need.CONTEXT if number is None else self._model.need_of(number)

    def why(self, unit: int) -> str:
        """What weighed most for it, in words."""
        number = self._classes.get(unit)
        because = () if number is None else self._model.reasons(self._features[unit], number)
        return "decided by " + (", ".join(dict.fromkeys(filter(None, map(_in_words, because)))) or _NO_WORDS)


def _in_words(feature: str) -> str:
    if feature.startswith(IN_HEADING):
        return f"“{feature.removeprefix(IN_HEADING)}…” in its heading"
    if feature.startswith(IN_INTRO):
        return f"“{feature.removeprefix(IN_INTRO)}…” before its list"
    if feature.startswith(OPENS):
        return f"begins with “{feature.removeprefix(OPENS)}”"
    if feature.startswith(SAYS):
        return f"“{feature.removeprefix(SAYS)}”"
    if feature.startswith(EMPLOYER):
        return "speaks of who hires"
    return "the sentence before its list" if feature.startswith("#led") else in_words(feature)


@cache
def need_model() -> NeedModel:
    """The shipped model."""
    return NeedModel(compiled.model("needs", packed_model))
