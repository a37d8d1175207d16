"""Cue words in the form that sentences are read with: each phrase folded, with its side and its reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skillmatch.closed_set import ClosedSet
from skillmatch.taxonomy.cues import Cues, DenialSense, DirectedCues, NeedSense
from skillmatch.text.normalize import fold_phrase


class Direction(ClosedSet):
    """On which side of a cue is what it decides about."""

    FORWARD = "forward"
    BACKWARD = "backward"
    ENDS = "ends"
    """It decides about nothing, and ends the reach of others."""
    PSEUDO = "pseudo"
    """It looks like a cue and is none: "not only"."""


class CueFamily(ClosedSet):
    """What a cue decides: how much a thing is needed, or whether it counts at all."""

    NEED = "need"
    DENIAL = "denial"


class Cue(NamedTuple):
    """A phrase that decides about the mentions on one side of it, within ``reach`` words."""

    words: tuple[str, ...]
    family: CueFamily
    sense: NeedSense | DenialSense
    direction: Direction
    reach: int
    text: str

    @classmethod
    def of(cls, words: tuple[str, ...], family: str, sense: str, direction: str, reach: int, text: str) -> Cue:
        """The cue that ``cue_data`` wrote out."""
        senses = NeedSense if family == CueFamily.NEED else DenialSense
        return cls(words, CueFamily(family), senses(sense), Direction(direction), reach, text)


CueData = tuple[tuple[str, ...], str, str, str, int, str]
"""The fields of a ``Cue`` in plain values."""
_FAR = 1_000


def cue_data(cues: Cues) -> Iterator[CueData]:
    """The cues of need and of denial."""
    yield from _of_family(CueFamily.NEED, cues.need)
    yield from _of_family(CueFamily.DENIAL, cues.denial)


def _of_family(
    family: CueFamily, by_sense: Mapping[NeedSense, DirectedCues] | Mapping[DenialSense, DirectedCues]
) -> Iterator[CueData]:
    for sense, given in by_sense.items():
        for direction in Direction:
            for text in getattr(given, direction.value):
                yield fold_phrase(text), family.value, sense.value, direction.value, given.reach or _FAR, text
