"""The five role types: how well each explains a document, and how much of each the document covers."""

from __future__ import annotations

import math
from collections.abc import Mapping

from skillmatch.matching.model import Mention
from skillmatch.profiling.counts import Counts
from skillmatch.profiling.model import Covered, Gap, RoleFit
from skillmatch.taxonomy.model import ConceptType, Taxonomy


def role_fits(counts: Counts, hints: tuple[str, ...], taxonomy: Taxonomy) -> tuple[RoleFit, ...]:
    """All role types, best fit first."""
    fits = _fits(counts, hints, taxonomy)
    found = [_role_fit(role, fits[role], counts, taxonomy) for role in taxonomy.roles]
    return tuple(sorted(found, key=lambda one: (-one.fit, -one.coverage, one.id)))


def _fits(counts: Counts, hints: tuple[str, ...], taxonomy: Taxonomy) -> dict[str, float]:
    """A share of 1 for each role type, from a linear score each, as a softmax; all 0 where nothing is said."""
    if not counts.said:
        return dict.fromkeys(taxonomy.roles, 0.0)
    scores = {role: score_of(counts, hints, weights_of(role, taxonomy)) for role in taxonomy.roles}
    highest = max(scores.values())
    shares = {role: math.exp(score - highest) for role, score in scores.items()}
    whole = sum(shares.values())
    return {role: round(share / whole, 4) for role, share in shares.items()}


def weights_of(role: str, taxonomy: Taxonomy) -> Mapping[str, float]:
    """The fitted weights of a role; for a team's own role, how strongly each feature tells of it."""
    fitted: Mapping[str, Mapping[str, float]] = taxonomy.weights["roles"]["features"]  # type: ignore[index]
    if role in fitted:
        return fitted[role]
    scale = float(taxonomy.weights["roles"]["own_scale"])  # type: ignore[index]
    return {id_: scale * c.roles[role] for id_, c in taxonomy.concepts.items() if c.roles.get(role)}


def score_of(counts: Counts, hints: tuple[str, ...], weights: Mapping[str, float]) -> float:
    """The linear score of counts and title hints under a role's weights."""
    length = math.sqrt(sum(amount * amount for amount in counts.amounts.values())) or 1.0
    pushes = sum(weights.get(feature, 0.0) * amount for feature, amount in counts.amounts.items())
    return weights.get("bias", 0.0) + pushes / length + sum(weights.get(hint, 0.0) for hint in hints)


def _role_fit(role: str, fit: float, counts: Counts, taxonomy: Taxonomy) -> RoleFit:
    wanted = _wanted(role, taxonomy)
    matched, missing, whole, covered = [], [], 0.0, 0.0
    for id_, weight in wanted.items():
        mentions = _evidence(id_, counts, taxonomy)
        whole += weight
        label = taxonomy.concepts[id_].label
        if mentions:
            covered += weight
            matched.append(Covered(id_, label, weight, mentions))
        else:
            missing.append(Gap(id_, label, weight))
    matched.sort(key=lambda one: (-one.weight, one.concept))
    missing.sort(key=lambda one: (-one.weight, one.concept))
    coverage = round(covered / whole, 4) if whole else 0.0
    return RoleFit(role, taxonomy.roles[role].label, fit, coverage, tuple(matched), tuple(missing))


def _wanted(role: str, taxonomy: Taxonomy) -> dict[str, float]:
    """What a role is covered by: the responsibilities and hard skill groups that tell of it, with their weight."""
    floor = float(taxonomy.weights["roles"]["coverage_floor"])  # type: ignore[index]
    return {
        id_: weight
        for id_, concept in taxonomy.concepts.items()
        if concept.type is not ConceptType.SKILL
        and concept.kind != "soft"
        and (weight := concept.roles.get(role, 0.0)) >= floor
    }


def _evidence(id_: str, counts: Counts, taxonomy: Taxonomy) -> tuple[Mention, ...]:
    if taxonomy.concepts[id_].type is ConceptType.RESPONSIBILITY:
        return counts.mentions.get(id_, ())
    return tuple(m for c, feature in counts.feature_of.items() if feature == id_ for m in counts.mentions[c])
