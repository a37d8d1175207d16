"""What the rules look up in a taxonomy, made once for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from skillmatch.compiled import read_or_make
from skillmatch.taxonomy.model import SkillKind, Taxonomy
from skillmatch.text.normalize import fold_phrase

_LONGEST_ACRONYM = 6
_SHORTEST = 3
"""Letters: shorter names, as C and R, are in any text."""


@dataclass(frozen=True, slots=True)
class SkillNames:
    """The names of a taxonomy, as rules need them."""

    plain: Mapping[str, str]
    """The folded labels of hard skills whose names mean nothing else, with their ids."""
    exact: Mapping[str, str]
    """The other hard skills' labels as they are written, where they have a capital: "Spark", and not "spark"."""
    short: frozenset[str]
    """The short words of all labels in capitals: acronyms that a reader of the trade knows."""


_MOST = 4
_made: dict[str, SkillNames] = {}
"""By the fingerprint of the taxonomy, of the last few."""


def skill_names(taxonomy: Taxonomy) -> SkillNames:
    """The names of a taxonomy's skills, made once."""
    if taxonomy.fingerprint not in _made:
        if len(_made) >= _MOST:
            del _made[next(iter(_made))]
        data = read_or_make("names", taxonomy.fingerprint, lambda: names_data(taxonomy))
        _made[taxonomy.fingerprint] = SkillNames(*data)
    return _made[taxonomy.fingerprint]


def names_data(taxonomy: Taxonomy) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """The fields of the ``SkillNames`` of a taxonomy, in plain values, so that they can be made once."""
    concepts = taxonomy.concepts.values()
    hard = [(label, concept) for concept in concepts if concept.kind is SkillKind.HARD for label in concept.labels]
    words = (word for concept in concepts for label in concept.labels for word in label.upper().split())
    return (
        {" ".join(fold_phrase(label)): concept.id for label, concept in hard if not concept.ambiguous},
        {label: c.id for label, c in hard if c.ambiguous and len(label) >= _SHORTEST and not label.islower()},
        frozenset(word.strip("()") for word in words if len(word) <= _LONGEST_ACRONYM),
    )
