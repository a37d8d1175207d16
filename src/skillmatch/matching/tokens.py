"""The words of a document, once: where they stand, what they fold to, and which unit they belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from dataclasses import dataclass

from skillmatch.documents.model import Document
from skillmatch.matching.spelling import Speller
from skillmatch.words import Glue, Tokens, fold, tokenize

_CACHED_KEYS = 60_000


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a document with their keys; ``unit_of[i]`` is the unit of token ``i``, or -1 (in a heading)."""

    text: str
    tokens: Tokens
    keys: list[str]
    unit_of: list[int]
    ranges: list[tuple[int, int]]
    """For each unit, its first token and the one after its last."""

    def span(self, first: int, after: int) -> tuple[int, int]:
        """The code points that tokens ``first`` to ``after - 1`` take."""
        return self.tokens.starts[first], self.tokens.ends[after - 1]


class Keys:
    """Words to the keys that the lexicon knows them by; remembers a bounded number."""

    def __init__(self, known: Container[str], speller: Speller) -> None:
        self._known = known
        self._speller = speller
        self._seen: dict[str, str] = {}

    def of(self, words: list[str]) -> list[str]:
        """The words folded; without a version number where only so one is known ("Python3"), or the name that it
        misspells."""
        seen = self._seen
        if len(seen) >= _CACHED_KEYS:
            seen.clear()
        for word in set(words).difference(seen):
            seen[word] = self._key(word)
        return [seen[word] for word in words]

    def _key(self, word: str) -> str:
        key = fold(word)
        if key not in self._known and key[-1:].isdigit():
            bare = fold(key.rstrip("0123456789"))
            if len(bare) > 3 and bare in self._known:
                return bare
        return key if key in self._known else self._speller.correct(word) or key


def read_words(document: Document, keys: Keys, glue: Glue) -> Words:
    """The words of ``document``."""
    tokens = tokenize(document.text, glue)
    starts = tokens.starts
    unit_of = [-1] * len(starts)
    ranges: list[tuple[int, int]] = []
    for index, unit in enumerate(document.units):
        first, after = bisect_left(starts, unit.span.start), bisect_left(starts, unit.span.end)
        ranges.append((first, after))
        unit_of[first:after] = [index] * (after - first)
    return Words(document.text, tokens, keys.of(tokens.texts), unit_of, ranges)
