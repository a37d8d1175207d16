"""What the rules look up in a taxonomy, made once for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from skillmatch.taxonomy.model import Taxonomy
from skillmatch.words import fold_phrase

_LONGEST_ACRONYM = 6


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of a taxonomy, as rules need them."""

    plain: Mapping[str, str]
    """The folded labels of hard skills whose names mean nothing else, with their ids."""
    short: frozenset[str]
    """The short words of all labels in capitals: acronyms that a reader of the trade knows."""
    umbrellas: frozenset[str]
    """The concepts under which narrower ones stand."""


_made: dict[str, Vocabulary] = {}


def vocabulary(taxonomy: Taxonomy) -> Vocabulary:
    """The vocabulary of a taxonomy."""
    if taxonomy.fingerprint not in _made:
        _made[taxonomy.fingerprint] = _vocabulary(taxonomy)
    return _made[taxonomy.fingerprint]


def _vocabulary(taxonomy: Taxonomy) -> Vocabulary:
    concepts = taxonomy.concepts.values()
    plain = (concept for concept in concepts if concept.kind == "hard" and not concept.ambiguous)
    words = (word for concept in concepts for label in concept.labels for word in label.upper().split())
    return Vocabulary(
        plain={" ".join(fold_phrase(label)): concept.id for concept in plain for label in concept.labels},
        short=frozenset(word.strip("()") for word in words if len(word) <= _LONGEST_ACRONYM),
        umbrellas=frozenset(id_ for concept in concepts for id_ in concept.broader),
    )
