"""Words that look like two run together and are one."""

from __future__ import annotations

from skillmatch.matching.phrases.spelling import Speller
from skillmatch.taxonomy.model import Taxonomy


class Joined:
    """Words that are one word though written with a capital inside: those of the labels, and misspellings of them."""

    def __init__(self, words: frozenset[str], speller: Speller) -> None:
        self._words, self._speller = words, speller

    def __contains__(self, word: object) -> bool:
        return word in self._words or (isinstance(word, str) and self._speller.correct(word) is not None)


def joined_words(taxonomy: Taxonomy) -> frozenset[str]:
    """The words of all labels in lower case: written with a capital inside ("SpotFire"), they are not two words glued
    together."""
    return frozenset(
        word
        for concept in taxonomy.concepts.values()
        for label in concept.labels
        for word in label.lower().replace("/", " ").replace("-", " ").split()
        if word.isalnum()
    )
