"""What naming a concept does to the figures of a report, for those who ask: by the weights that make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from skillmatch.profiling.features import feature_of, group_of, with_parts
from skillmatch.profiling.parameters import role_features
from skillmatch.taxonomy.model import Concept, SkillKind, Taxonomy
from skillmatch.taxonomy.parameters import Features


@dataclass(frozen=True, slots=True)
class Influence:
    """How much a concept pushes each figure, before what else a text says is weighed against it."""

    feature: str
    """What it counts as: itself, or the part of the group under which it is (see ``features``)."""
    split: float = 0.0
    """Negative towards software engineering, positive towards machine learning."""
    roles: Mapping[str, float] = field(default_factory=dict)
    """By role type, only those whose fit it moves."""
    senior: float = 0.0
    """As a sign of a senior level."""
    neutral: bool = False
    """Both sides ask for it alike: it is listed, and moves no figure."""


def influence_of(concept: Concept, taxonomy: Taxonomy) -> Influence:
    """What ``concept`` moves; a soft skill moves nothing."""
    parameters = taxonomy.parameters
    feature = feature_of(concept, taxonomy)
    if concept.kind is SkillKind.SOFT or concept.id in parameters.neutral:
        return Influence(feature, neutral=concept.kind is not SkillKind.SOFT)
    roles = {role: _of_role(role, feature, concept.id, taxonomy) for role in taxonomy.roles}
    return Influence(
        feature=feature,
        split=_weight(parameters.split.features, feature),
        roles={role: weight for role, weight in roles.items() if weight},
        senior=parameters.level.duties.get(concept.id, 0.0),
    )


def _of_role(role: str, feature: str, concept: str, taxonomy: Taxonomy) -> float:
    """The weight of the feature, and of the concept itself where a team's own role weighs single skills."""
    weights = role_features(role, taxonomy)
    own = weights.get(concept, 0.0) if concept != group_of(feature) else 0.0
    return _weight(weights, feature) + own


def _weight(weights: Features, feature: str) -> float:
    return with_parts(weights, [group_of(feature)]).get(feature, 0.0)
