"""Finding entries by words of their labels and ids, best first."""

from __future__ import annotations

from dataclasses import dataclass

from skillmatch.taxonomy.model import Concept, Taxonomy
from skillmatch.text.normalize import fold_phrase

_MISSPELT = 75.0
"""Below this likeness, in percent, a label is not what was meant."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """An entry, the label by which it was found, and how well it fits, in [0, 1]."""

    concept: Concept
    label: str
    score: float


def search(taxonomy: Taxonomy, query: str, limit: int = 20) -> list[SearchResult]:
    """The entries that ``query`` may mean.

    Those with all its words (or words that begin so) come alone where there are any; else those with some of
    them; else those that are spelt alike.

    Args:
        taxonomy: what to search.
        query: words, in any order; case, plural and hyphens do not matter.
        limit: at most so many.
    """
    words = fold_phrase(query)
    if not words or limit < 1:
        return []
    found = [hit for concept in taxonomy.concepts.values() if (hit := _best(concept, words))]
    whole = [hit for hit, share in found if share == 1.0]
    hits = whole or [hit for hit, _ in found] or _spelt_alike(taxonomy, query)
    return sorted(hits, key=lambda hit: (-hit.score, len(hit.label), hit.concept.id))[:limit]


def _best(concept: Concept, words: tuple[str, ...]) -> tuple[SearchResult, float] | None:
    """The best label of a concept, with the share of ``words`` that are in it."""
    best: tuple[SearchResult, float] | None = None
    for label in (*concept.labels, concept.id):
        share, score = _fit(words, fold_phrase(label))
        # Preferred labels come first, so on a tie they win.
        if share and (best is None or (share, score) > (best[1], best[0].score)):
            best = SearchResult(concept, label, score), share
    return best


def _fit(words: tuple[str, ...], label: tuple[str, ...]) -> tuple[float, float]:
    """The share of ``words`` in a label, and how close the two are, both in [0, 1]."""
    if words == label:
        return 1.0, 1.0
    matches = [_match(word, label) for word in words]
    share = sum(map(bool, matches)) / len(words)
    coverage = min(1.0, len(words) / len(label)) if label else 0.0
    return share, round(0.6 * sum(matches) / len(words) + 0.35 * coverage, 4)


def _match(word: str, label: tuple[str, ...]) -> float:
    if word in label:
        return 1.0
    return 0.6 if any(other.startswith(word) for other in label) else 0.0


def _spelt_alike(taxonomy: Taxonomy, query: str) -> list[SearchResult]:
    from rapidfuzz import fuzz

    hits = []
    for concept in taxonomy.concepts.values():
        scored = [(fuzz.ratio(query.lower(), label.lower()), label) for label in concept.labels]
        score, label = max(scored, key=lambda pair: pair[0])
        if score >= _MISSPELT:
            hits.append(SearchResult(concept, label, round(score / 100, 4)))
    return hits
