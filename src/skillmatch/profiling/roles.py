"""The five role types: how well each explains a document, and how much of each the document covers."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from skillmatch.matching.model import Mention
from skillmatch.profiling.evidence import Counts
from skillmatch.profiling.features import group_of
from skillmatch.profiling.model import Covered, Gap, RoleFit, Split, SplitVerdict
from skillmatch.profiling.parameters import Weights
from skillmatch.readers.model import Kind


def role_scores(counts: Counts, hints: tuple[str, ...], weights: Weights) -> dict[str, float]:
    """The score of each role type; see ``Counts.score``."""
    return {role: counts.score(hints, features) for role, features in weights.roles.items()}


def role_fits(counts: Counts, scores: Mapping[str, float], weights: Weights) -> tuple[RoleFit, ...]:
    """All role types, best fit first, by their ``scores``."""
    fits = _fits(scores) if counts.said else dict.fromkeys(weights.roles, 0.0)
    by_group = _mentions_by_group(counts)
    found = [_role_fit(role, fit, by_group, weights) for role, fit in fits.items()]
    return _ranked(found)


def why_none(split: Split, roles: Sequence[RoleFit], none: float, weights: Weights) -> str:
    """Why the best of ``roles`` is not named; empty where it is. ``none`` is how many times as likely it is none."""
    if split.verdict is SplitVerdict.UNCLEAR:
        return "the verdict is unclear"
    best = roles[0]
    if not best.fit:
        return "nothing that tells of one counts"
    if none >= weights.none_from:
        return f"the work fits none of these types: that is {none:.1f} times as likely as the nearest, {best.label}"
    if best.coverage < weights.named_from:
        return f"{best.label} fits best, and {best.coverage:.0%} of it is named; it takes {weights.named_from:.0%}"
    return ""


def unnamed(roles: Iterable[RoleFit]) -> tuple[RoleFit, ...]:
    """The same roles, none of which fits."""
    return _ranked([role._replace(fit=0.0) for role in roles])


def _ranked(roles: Iterable[RoleFit]) -> tuple[RoleFit, ...]:
    return tuple(sorted(roles, key=lambda one: (-one.fit, -one.coverage, one.id)))


def _fits(scores: Mapping[str, float]) -> dict[str, float]:
    """For each role type a share of 1: the softmax of its scores."""
    highest = max(scores.values())
    shares = {role: math.exp(score - highest) for role, score in scores.items()}
    whole = sum(shares.values())
    return {role: round(share / whole, 4) for role, share in shares.items()}


def none_score(counts: Counts, hints: tuple[str, ...], weights: Weights, kind: Kind) -> float:
    """The score of work that is none of the role types.

    Groups of skills are too wide to tell the maker of web pages from who runs the servers: in a posting, what no role
    type has counts once more. A résumé lists what was ever learnt, and that undoes no role.
    """
    plain = weights.none_plain * counts.plain / counts.length if kind is Kind.POSTING else 0.0
    return counts.score(hints, weights.none) + plain


def fit_of_none(none: float, scores: Mapping[str, float]) -> float:
    """How many times as likely as the best role type none of them is, as with the work of a plain web developer.

    Args:
        none: the score of what is none of them.
        scores: those of the role types.
    """
    return math.exp(none - max(scores.values()))


def _mentions_by_group(counts: Counts) -> dict[str, tuple[Mention, ...]]:
    grouped: dict[str, tuple[Mention, ...]] = {}
    for concept, feature in counts.feature_of.items():
        group = group_of(feature)
        grouped[group] = (*grouped.get(group, ()), *counts.mentions[concept])
        if concept != group:
            grouped.setdefault(concept, counts.mentions[concept])
    return grouped


def _role_fit(role: str, fit: float, by_group: dict[str, tuple[Mention, ...]], weights: Weights) -> RoleFit:
    matched: list[Covered] = []
    missing: list[Gap] = []
    for gap in weights.wanted[role]:
        mentions = by_group.get(gap.concept)
        if mentions is None:
            missing.append(gap)
        else:
            matched.append(Covered(gap.concept, gap.label, gap.weight, mentions))
    covered = sum(one.weight for one in matched)
    whole = covered + sum(one.weight for one in missing)
    coverage = round(covered / whole, 4) if whole else 0.0
    return RoleFit(role, weights.taxonomy.roles[role].label, fit, coverage, tuple(matched), tuple(missing))
