"""Concepts, roles and the rest of the taxonomy, as every later stage sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from skillmatch.closed_set import ClosedSet
from skillmatch.taxonomy.cues import Cues
from skillmatch.taxonomy.parameters import Parameters

FIELDS_OF_BUSINESS = "domain-knowledge"
"""The group of skills that are fields of business."""


class SkillKind(ClosedSet):
    """What a skill or a group of skills is of: a tool, method or field of knowledge, or a way to be and to work."""

    HARD = "hard"
    SOFT = "soft"


class ConceptType(ClosedSet):
    GROUP = "group"
    SKILL = "skill"
    RESPONSIBILITY = "responsibility"


@dataclass(frozen=True, slots=True)
class Source:
    """A passage of a source document: document letter, section and item, as in ``B daily/mid.3``."""

    document: str
    passage: str

    def __str__(self) -> str:
        return f"{self.document} {self.passage}"


@dataclass(frozen=True, slots=True)
class EscoMatch:
    """The ESCO concept that an entry matches, with the version it was read in."""

    uri: str
    version: str
    relation: str
    """``exact``, ``close``, ``broad`` or ``narrow``, as in SKOS mapping."""


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """How a name that is also an ordinary word, or another thing, is disambiguated.

    A match counts only where ``case`` holds, no ``never`` phrase covers it, no ``not_after`` word is just
    before it and no ``not_before`` word just after it, and, where ``near`` or ``in_list`` is given, at least
    one of these two is met: a ``near`` word in the same sentence or list item, or a list with another known
    skill.
    """

    case: bool = False
    """The surface must be written exactly as one of the labels."""
    near: tuple[str, ...] = ()
    in_list: bool = False
    never: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    asked: bool = False
    """In a posting it counts only where it is asked for, or is in a list of skills: "performance" in "improve the
    performance of our shop" is what is done, and not what must be known."""
    labels: tuple[str, ...] = ()
    """The labels that this holds for; empty: all of the entry's."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One way to state a responsibility: who does what to what.

    Either ``say``, a phrase that states it by itself, or ``do``, an act, with ``to``, its object, at most
    ``within`` words after it (or before it, as in "model deployment", at most two).
    """

    do: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    say: tuple[str, ...] = ()
    within: int = 8
    unless: tuple[str, ...] = ()
    sure: bool = False
    """It states the responsibility by itself; otherwise it is one sign among those that the linear model weighs."""


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of the taxonomy: a skill group, a skill or a responsibility."""

    id: str
    type: ConceptType
    label: str
    kind: SkillKind | None = None
    """``None`` for responsibilities."""
    alt: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    """The concepts of other things that are written in its entry and count as it does."""
    counts_as: str | None = None
    """The concept in whose entry it is written as one of ``like``."""
    broader: tuple[str, ...] = ()
    implies: tuple[str, ...] = ()
    """What whoever has used it has used or done too: pandas implies Python. Directed, and curated."""
    kinds: bool = False
    """Of a group: whether what is below it is a kind of it, as a cloud is a cloud service; one who shows such a kind
    shows what the group is of. A field is not shown by one of its parts."""
    lean: float = 0.0
    """From -1 (software engineering) to +1 (machine learning); inherited from the first broader concept."""
    roles: Mapping[str, float] = field(default_factory=dict)
    """Weight in [0, 1] for each role type that it tells of; inherited likewise."""
    core: bool = False
    """Whether only software, data or ML work names it, so that it tells that a text is of these fields."""
    sources: tuple[Source, ...] = ()
    esco: EscoMatch | None = None
    since: int | None = None
    """Year of first public release, where well known."""
    ambiguous: tuple[Ambiguity, ...] = ()
    patterns: tuple[Sequence[Mapping[str, Any]], ...] = ()
    """Token patterns that name it, as ``token_patterns.TokenPattern``; ``ambiguous`` is not about them."""
    phase: str | None = None
    activities: tuple[Activity, ...] = ()
    meaning: str = ""
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    place: str = ""
    """The file it is in."""

    @property
    def labels(self) -> tuple[str, ...]:
        """Preferred, alternative and hidden labels, in this order."""
        return (self.label, *self.alt, *self.hidden)


@dataclass(frozen=True, slots=True)
class Named:
    """A role type, level, phase or verdict: an id that reports use, with its meaning and source."""

    id: str
    label: str
    meaning: str = ""
    sources: tuple[Source, ...] = ()
    formerly: str = ""
    """For the verdicts of the split: what the job would have been called before."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All concepts by id, in file order, and the named scales; ``fingerprint`` is of the files' content."""

    concepts: Mapping[str, Concept]
    split: Mapping[str, Named]
    roles: Mapping[str, Named]
    levels: Mapping[str, Named]
    phases: Mapping[str, Named]
    documents: Mapping[str, Mapping[str, object]]
    cues: Cues
    parameters: Parameters
    fingerprint: str
    how: Mapping[str, str] = field(default_factory=dict)
    """By scale (``split``, ``roles``, ``levels``, ``phases``): how its verdict is made, with the figures."""
    _groups: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    """The groups of the skills that were asked for."""

    def of_type(self, type_: ConceptType) -> Iterator[Concept]:
        """The concepts of one type, in file order."""
        return (concept for concept in self.concepts.values() if concept.type is type_)

    def ancestors(self, id_: str) -> tuple[str, ...]:
        """All broader concepts of ``id_``, nearest first, each once."""
        seen: dict[str, None] = {}
        queue = list(self.concepts[id_].broader)
        while queue:
            broader = queue.pop(0)
            if broader not in seen:
                seen[broader] = None
                queue.extend(self.concepts[broader].broader)
        return tuple(seen)

    def group_of(self, id_: str) -> str:
        """The skill group under which a skill hangs; the concept itself where it is none."""
        group = self._groups.get(id_)
        if group is None:
            path = (id_, *self.ancestors(id_))
            group = next((c for c in path if self.concepts[c].type is ConceptType.GROUP), id_)
            self._groups[id_] = group
        return group
