"""A place in a text where a name of a skill is, before it is known whether it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from skillmatch.matching.phrases.labels import Label


@dataclass(slots=True)
class Candidate:
    """A place where a label is; ``settled`` once it is known to be the skill."""

    label: Label
    first: int
    after: int
    start: int
    end: int
    senses: tuple[Label, ...] = ()
    """The labels of all concepts that the name may be of, where there are several."""
    recased: bool = False
    """Written all in capitals or all in small letters, unlike the name: it is the name only beside names of its kin."""
    is_alone: bool = False
    """It is all that a line of a list of skills has."""
    in_title: bool = False
    settled: bool = False
    context: str = ""
    """What around it speaks for the skill."""
