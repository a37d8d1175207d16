"""Cue words: what in a sentence says that a thing is required, preferred, denied, or only hoped for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from skillmatch.text.normalize import fold_phrase


class Direction(StrEnum):
    FORWARD = "forward"
    BACKWARD = "backward"
    ENDS = "ends"
    PSEUDO = "pseudo"


class CueFamily(StrEnum):
    """What a cue decides on."""

    NEED = "need"
    DENIAL = "denial"


class CueSense(StrEnum):
    """What a cue says of the mentions that it reaches."""

    PREFERRED = "preferred"
    REQUIRED = "required"
    ASKS = "asks"
    DUTY = "duty"
    DENIED = "denied"
    HOPED = "hoped"
    OTHERS = "others"
    """Others have it, or do it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that decides about the mentions on one side of it."""

    words: tuple[str, ...]
    family: CueFamily
    sense: CueSense
    direction: Direction
    reach: int
    text: str


_FAR = 1_000


def read_cues(cues: Mapping[str, Any]) -> Iterator[Cue]:
    """The cues of the files ``need`` and ``denial``."""
    for family in CueFamily:
        for name, given in cues[family].items():
            sense = CueSense(name)
            for direction in Direction:
                for text in given.get(direction.value, ()):
                    yield Cue(fold_phrase(text), family, sense, direction, int(given.get("reach", _FAR)), text)
