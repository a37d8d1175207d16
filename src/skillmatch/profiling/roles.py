"""The five role types: how well each explains a document, and how much of each the document covers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from skillmatch.matching.model import Mention
from skillmatch.profiling.evidence import Counts
from skillmatch.profiling.model import Covered, Gap, RoleFit, Split, SplitVerdict
from skillmatch.profiling.parameters import Weights


def role_fits(counts: Counts, hints: tuple[str, ...], weights: Weights) -> tuple[RoleFit, ...]:
    """All role types, best fit first."""
    fits = _fits(counts, hints, weights)
    by_feature = _mentions_by_feature(counts)
    found = [_role_fit(role, fit, by_feature, weights) for role, fit in fits.items()]
    return _ranked(found)


def why_none(split: Split, roles: Sequence[RoleFit], weights: Weights) -> str:
    """Why the best of ``roles`` is not named; empty where it is."""
    if split.verdict is SplitVerdict.UNCLEAR:
        return "the verdict is unclear"
    best = roles[0]
    if not best.fit:
        return "nothing that tells of one counts"
    if best.coverage < weights.named_from:
        return f"{best.label} fits best, and {best.coverage:.0%} of it is named; it takes {weights.named_from:.0%}"
    return ""


def unnamed(roles: Iterable[RoleFit]) -> tuple[RoleFit, ...]:
    """The same roles, none of which fits."""
    return _ranked([role._replace(fit=0.0) for role in roles])


def _ranked(roles: Iterable[RoleFit]) -> tuple[RoleFit, ...]:
    return tuple(sorted(roles, key=lambda one: (-one.fit, -one.coverage, one.id)))


def _fits(counts: Counts, hints: tuple[str, ...], weights: Weights) -> dict[str, float]:
    """For each role type a share of 1: the softmax of its scores; all 0 where nothing is said."""
    if not counts.said:
        return dict.fromkeys(weights.roles, 0.0)
    scores = {role: counts.score(hints, features) for role, features in weights.roles.items()}
    highest = max(scores.values())
    shares = {role: math.exp(score - highest) for role, score in scores.items()}
    whole = sum(shares.values())
    return {role: round(share / whole, 4) for role, share in shares.items()}


def _mentions_by_feature(counts: Counts) -> dict[str, tuple[Mention, ...]]:
    grouped: dict[str, tuple[Mention, ...]] = {}
    for concept, feature in counts.feature_of.items():
        grouped[feature] = (*grouped.get(feature, ()), *counts.mentions[concept])
        if concept != feature:
            grouped.setdefault(concept, counts.mentions[concept])
    return grouped


def _role_fit(role: str, fit: float, by_feature: dict[str, tuple[Mention, ...]], weights: Weights) -> RoleFit:
    matched: list[Covered] = []
    missing: list[Gap] = []
    for gap in weights.wanted[role]:
        mentions = by_feature.get(gap.concept)
        if mentions is None:
            missing.append(gap)
        else:
            matched.append(Covered(gap.concept, gap.label, gap.weight, mentions))
    covered = sum(one.weight for one in matched)
    whole = covered + sum(one.weight for one in missing)
    coverage = round(covered / whole, 4) if whole else 0.0
    return RoleFit(role, weights.taxonomy.roles[role].label, fit, coverage, tuple(matched), tuple(missing))
