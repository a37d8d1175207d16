"""The split: MACHINE LEARNING engineer, or machine learning ENGINEER."""

from __future__ import annotations

from skillmatch.profiling.evidence import Counts
from skillmatch.profiling.model import Mover, Split, SplitVerdict
from skillmatch.profiling.parameters import Weights
from skillmatch.profiling.relevance import Relevance

_LEANS = 0.1
"""A group or responsibility of less weight leans neither way: that C++ "speaks for ML" would puzzle a reader."""
_SHOWN = 12
"""Movers reported in each direction."""


def split(counts: Counts, hints: tuple[str, ...], relevant: Relevance, weights: Weights) -> Split:
    """Which way a document leans: the score of its counts (see ``Counts.score``), cut to [-1, 1].

    It abstains for a text of another trade, and up to the floor of core evidence.
    """
    evidence, floor, neither = relevant.evidence, relevant.floor, relevant.elsewhere
    movers = _movers(counts, weights)
    toward_swe = tuple(sorted((m for m in movers if m.push < 0), key=lambda m: (m.push, m.concept)))[:_SHOWN]
    toward_ml = tuple(sorted((m for m in movers if m.push > 0), key=lambda m: (-m.push, m.concept)))[:_SHOWN]
    if neither or evidence <= floor:
        why = (
            relevant.reason
            if neither
            else f"too little evidence: it weighs {evidence:g}, and a verdict needs more than {floor:g}"
        )
        return Split(SplitVerdict.UNCLEAR, None, "", evidence, floor, why, toward_swe, toward_ml, neither)
    score = round(max(-1.0, min(1.0, counts.score(hints, weights.split))), 4)
    shown = round(score, 2)  # the verdict must follow from the figure that a reader sees
    verdict = _verdict(shown, weights.margin)
    why = f"score {score:+.2f}; within ±{weights.margin:g} is balanced"
    formerly = weights.taxonomy.split[verdict].formerly
    return Split(verdict, score, formerly, evidence, floor, why, toward_swe, toward_ml)


def _verdict(score: float, margin: float) -> SplitVerdict:
    if abs(score) <= margin:
        return SplitVerdict.BALANCED
    return SplitVerdict.SWE_HEAVY if score < 0 else SplitVerdict.ML_HEAVY


def _movers(counts: Counts, weights: Weights) -> list[Mover]:
    """What each concept pushes: its part of what its feature pushes."""
    length = counts.length
    whole: dict[str, float] = {}
    for concept, said in counts.said.items():
        feature = counts.feature_of[concept]
        whole[feature] = whole.get(feature, 0.0) + said
    movers = []
    for concept, said in counts.said.items():
        feature = counts.feature_of[concept]
        weight = weights.split.get(feature, 0.0)
        if said and abs(weight) >= _LEANS:
            push = round(weight * counts.amounts[feature] / length * said / whole[feature], 4)
            movers.append(Mover(concept, weights.taxonomy.concepts[concept].label, push, counts.mentions[concept]))
    return movers
