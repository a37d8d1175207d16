"""How much a taxonomy holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from skillmatch.taxonomy.layer import Entry
from skillmatch.taxonomy.model import Concept, ConceptType, SkillKind, Taxonomy
from skillmatch.taxonomy.validate.other_things import other_things


@dataclass(frozen=True, slots=True)
class GroupCount:
    """What hangs under one skill group, itself not counted."""

    id: str
    kind: SkillKind
    skills: int
    labels: int


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts of entries; labels are preferred, alternative and hidden ones, groups' included."""

    groups: tuple[GroupCount, ...]
    skills: Mapping[str, int]
    """By kind."""
    responsibilities: Mapping[str, int]
    """By phase."""
    activities: int
    labels: int
    likes: int
    """Skills that are written as other things in the entry of one that they count as."""
    doubtful: int
    """Alternative labels that look like names of other things, and were not read and found to be the same."""
    ambiguous: int
    with_sentences: int
    """Entries that carry sentences that must hit or must miss."""
    sentences: int
    esco: int
    cited: Mapping[str, int]
    """How many entries name a passage of each document."""


def count(taxonomy: Taxonomy) -> Stats:
    """Counts over all entries."""
    concepts = list(taxonomy.concepts.values())
    skills = list(taxonomy.of_type(ConceptType.SKILL))
    duties = list(taxonomy.of_type(ConceptType.RESPONSIBILITY))
    named = [concept for concept in concepts if concept.type is not ConceptType.RESPONSIBILITY]
    return Stats(
        groups=tuple(_groups(taxonomy)),
        skills=dict(sorted(Counter(skill.kind or SkillKind.HARD for skill in skills).items())),
        responsibilities=Counter(duty.phase or "" for duty in duties),
        activities=sum(len(duty.activities) for duty in duties),
        labels=sum(len(concept.labels) for concept in named),
        likes=sum(concept.counts_as is not None for concept in named),
        doubtful=sum(len(list(other_things(_as_written(concept)))) for concept in named),
        ambiguous=sum(bool(concept.ambiguous) and concept.counts_as is None for concept in concepts),
        with_sentences=sum(bool(concept.hits or concept.misses) for concept in concepts),
        sentences=sum(len(concept.hits) + len(concept.misses) for concept in concepts),
        esco=sum(concept.esco is not None for concept in concepts),
        cited=_cited(taxonomy),
    )


def _as_written(concept: Concept) -> Entry:
    shared = {"type": concept.type, "counts_as": concept.counts_as}
    return {"id": concept.id, "label": concept.label, "alt": concept.alt, **shared}


def _groups(taxonomy: Taxonomy) -> list[GroupCount]:
    skills: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for skill in taxonomy.of_type(ConceptType.SKILL):
        group = taxonomy.group_of(skill.id)
        skills[group] += 1
        labels[group] += len(skill.labels)
    groups = taxonomy.of_type(ConceptType.GROUP)
    return [GroupCount(group.id, group.kind or SkillKind.HARD, skills[group.id], labels[group.id]) for group in groups]


def _cited(taxonomy: Taxonomy) -> dict[str, int]:
    named = [{source.document for source in concept.sources} for concept in taxonomy.concepts.values()]
    return {letter: sum(letter in documents for documents in named) for letter in taxonomy.documents}
