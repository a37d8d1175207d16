"""The split: MACHINE LEARNING engineer, or machine learning ENGINEER."""

from __future__ import annotations

import math
from collections.abc import Mapping

from skillmatch.profiling.counts import Counts
from skillmatch.profiling.model import Mover, Split
from skillmatch.taxonomy.model import Taxonomy

_SHOWN = 12
"""Movers reported in each direction."""


def split(counts: Counts, hints: tuple[str, ...], taxonomy: Taxonomy) -> Split:
    """Which way a document leans.

    Each feature pushes by its weight times its amount; the sum, over the length of the vector of amounts (so that a
    long text leans no harder than a short one), is the score, cut to [-1, 1].
    """
    weights: Mapping[str, float] = taxonomy.weights["split"]["features"]  # type: ignore[index]
    floor = float(taxonomy.weights["split"]["floor"])  # type: ignore[index]
    margin = float(taxonomy.weights["split"]["margin"])  # type: ignore[index]
    evidence = round(sum(_tells(counts, concept, weights) for concept in counts.said), 2)
    movers = _movers(counts, weights, taxonomy)
    toward_swe = tuple(sorted((m for m in movers if m.push < 0), key=lambda m: (m.push, m.concept)))[:_SHOWN]
    toward_ml = tuple(sorted((m for m in movers if m.push > 0), key=lambda m: (-m.push, m.concept)))[:_SHOWN]
    if evidence < floor:
        why = f"evidence of {evidence:g} is below the floor of {floor:g}"
        return Split("unclear", None, "", evidence, floor, why, toward_swe, toward_ml)
    score = score_of(counts, hints, weights)
    verdict = "swe-heavy" if score < -margin else "ml-heavy" if score > margin else "balanced"
    why = f"score {score:+.2f}; within ±{margin:g} is balanced"
    return Split(verdict, score, taxonomy.split[verdict].formerly, evidence, floor, why, toward_swe, toward_ml)


def score_of(counts: Counts, hints: tuple[str, ...], weights: Mapping[str, float]) -> float:
    """The score of counts and title hints under ``weights``, in [-1, 1]."""
    pushes = sum(weights.get(feature, 0.0) * amount for feature, amount in counts.amounts.items())
    hinted = sum(weights.get(hint, 0.0) for hint in hints)
    raw = weights.get("bias", 0.0) + pushes / _length(counts) + hinted
    return round(max(-1.0, min(1.0, raw)), 4)


def _length(counts: Counts) -> float:
    return math.sqrt(sum(amount * amount for amount in counts.amounts.values())) or 1.0


def _tells(counts: Counts, concept: str, weights: Mapping[str, float]) -> float:
    """How much a concept tells of either side: all that is said where its feature weighs at all."""
    return counts.said[concept] if weights.get(counts.feature_of[concept]) else 0.0


def _movers(counts: Counts, weights: Mapping[str, float], taxonomy: Taxonomy) -> list[Mover]:
    length = _length(counts)
    whole: dict[str, float] = {}
    for concept, said in counts.said.items():
        feature = counts.feature_of[concept]
        whole[feature] = whole.get(feature, 0.0) + said
    return [
        Mover(
            concept,
            taxonomy.concepts[concept].label,
            round(weights.get(feature, 0.0) * counts.amounts[feature] / length * said / whole[feature], 4),
            counts.mentions[concept],
        )
        for concept, said in counts.said.items()
        if said and (feature := counts.feature_of[concept])
    ]
