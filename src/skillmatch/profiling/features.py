"""Features: what the fitted weights of split and roles are weights of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from skillmatch.taxonomy.model import Concept, ConceptType, Taxonomy

_SWE, _ML = ".swe", ".ml"


def feature_of(concept: Concept, taxonomy: Taxonomy) -> str:
    """What a concept is counted as: a responsibility as itself, a hard skill as a part of its group.

    A group has up to three parts: the skills that lean clearly to software engineering, those that lean clearly to
    machine learning, and the rest, which bears the name of the group. So Java and R, both programming languages, may
    push different ways.
    """
    if concept.type is ConceptType.RESPONSIBILITY:
        return concept.id
    group, clear = taxonomy.group_of(concept.id), taxonomy.parameters.leans_from
    if concept.lean <= -clear:
        return group + _SWE
    return group + _ML if concept.lean >= clear else group


def group_of(feature: str) -> str:
    """The group of which a feature is a part; a responsibility is its own."""
    return feature.partition(".")[0]


def with_parts(weights: Mapping[str, float], groups: Iterable[str]) -> dict[str, float]:
    """The same weights, where a part of a group without one has that of its group."""
    parts = {group + part: weights.get(group, 0.0) for group in groups for part in (_SWE, _ML)}
    return {feature: weight for feature, weight in parts.items() if weight} | dict(weights)
