"""The sentences of the taxonomy that must hit their entry, and those that must miss it."""

from __future__ import annotations

import pytest

from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import Concept
from tests.conftest import Analyze

CONCEPTS = load_taxonomy().concepts
WITH_SENTENCES = [id_ for id_, concept in CONCEPTS.items() if concept.hits or concept.misses]
AMBIGUOUS = [id_ for id_, concept in CONCEPTS.items() if concept.ambiguous]


def is_found(analyze: Analyze, concept: Concept, sentence: str) -> bool:
    """Whether the entry is mentioned at all, asserted or not."""
    return any(mention.concept == concept.id for mention in analyze(sentence).mentions)


@pytest.mark.parametrize("id_", WITH_SENTENCES)
def test_sentences(requirement: Analyze, id_: str) -> None:
    concept = CONCEPTS[id_]
    wrong = [f"must hit: {one}" for one in concept.hits if not is_found(requirement, concept, one)]
    wrong += [f"must miss: {one}" for one in concept.misses if is_found(requirement, concept, one)]
    assert wrong == []


@pytest.mark.parametrize("id_", AMBIGUOUS)
def test_ambiguous_entries_have_both(id_: str) -> None:
    assert CONCEPTS[id_].hits and CONCEPTS[id_].misses
