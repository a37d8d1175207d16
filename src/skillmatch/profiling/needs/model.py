"""What a posting asks for: each need once, with all that would meet it."""

from __future__ import annotations

from typing import NamedTuple

from skillmatch.closed_set import ClosedSet
from skillmatch.matching.model import Need
from skillmatch.text.spans import Span

CLASSES = (Need.REQUIRED, Need.DUTY, Need.PREFERRED)
"""The classes of needs, the strongest first; what is named in passing is none."""


class NeedKind(ClosedSet):
    """What a posting asks for."""

    SKILL = "skill"
    YEARS = "years"
    DEGREE = "degree"
    DUTY = "duty"


class AskedPlace(NamedTuple):
    """A place in a posting that asks for something."""

    span: Span
    line: int


class AskedThing(NamedTuple):
    """One of the things that meet a need."""

    concept: str | None
    """``None`` where the taxonomy has none, as for years and degrees."""
    label: str
    asked: tuple[AskedPlace, ...]
    """In text order."""
    special: str = ""
    """A word that makes it a special part of the field, before it ("3D deep learning") or after ("AWS certified")."""
    example: bool = False
    """Whether it is one of several that would do, and not what they are examples of."""


class NeededYears(NamedTuple):
    """Years of experience."""

    least: float
    most: float | None
    of: str
    """Of what, in the posting's words; empty where it is work in general."""


class DegreeAsked(NamedTuple):
    """A degree."""

    level: str
    """The lowest level that will do: a key of the cues of degrees."""
    or_experience: bool


class AskedNeed(NamedTuple):
    """One need of a posting."""

    id: str
    kind: NeedKind
    need: Need
    open: bool
    """Whether its alternatives are examples, so that another of their kind would do."""
    alternatives: tuple[AskedThing, ...]
    at_least: int = 1
    """How many of the alternatives are asked for."""
    years: NeededYears | None = None
    degree: DegreeAsked | None = None
    part_of: str | None = None
    """The need that it is told with and not counted beside: the subjects of a degree."""

    @property
    def start(self) -> int:
        """Where it is first asked for."""
        return min([one.asked[0].span.start for one in self.alternatives])

    @property
    def is_counted(self) -> bool:
        """Whether it is in the counts of needs: years and degrees stand beside them, and subjects of a degree are
        parts of it."""
        return self.part_of is None and self.kind in (NeedKind.SKILL, NeedKind.DUTY)
