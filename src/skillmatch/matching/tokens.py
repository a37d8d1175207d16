"""The words of a document, once: where they stand, what they fold to, and which unit they belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skillmatch.documents.model import Document
from skillmatch.matching.spelling import Speller
from skillmatch.words import Glue, Tokens, fold, tokenize

if TYPE_CHECKING:
    from numpy.typing import NDArray

_REMEMBERED = 1 << 16
"""Words whose keys and numbers are remembered."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a document with their keys; ``unit_of[i]`` is the unit of token ``i``, or -1 (in a heading)."""

    text: str
    tokens: Tokens
    keys: list[str]
    unit_of: list[int]
    ranges: list[tuple[int, int]]
    """For each unit, its first token and the one after its last."""
    numbers: NDArray[Any]
    """What the vocabulary numbers each key by: a row for every numbering, a column for every token."""

    def span(self, first: int, after: int) -> tuple[int, int]:
        """The code points that tokens ``first`` to ``after - 1`` take."""
        return self.tokens.starts[first], self.tokens.ends[after - 1]


class Keys:
    """Words to the keys that the lexicon knows them by."""

    def __init__(self, known: Container[str], speller: Speller) -> None:
        self._known = known
        self._speller = speller

    def of(self, word: str) -> str:
        """The word folded; without a version number where only so one is known ("Python3"), or the name that it
        misspells."""
        key = fold(word)
        if key not in self._known and key[-1:].isdigit():
            bare = fold(key.rstrip("0123456789"))
            if len(bare) > 3 and bare in self._known:
                return bare
        return key if key in self._known else self._speller.correct(word) or key


class Vocabulary:
    """What is known of words, looked up once for each: their keys, and the numbers that others know these by.

    A bounded number of words is remembered. Of a text, only their places in the tables are looked up word by word.
    """

    def __init__(self, keys: Keys, *numberings: Callable[[str], int]) -> None:
        self._key_of = keys
        self._numberings = numberings
        self._forget(_REMEMBERED)

    def of(self, words: list[str]) -> tuple[list[str], NDArray[Any]]:
        """The keys of ``words``, and their numbers: a row for every numbering."""
        import numpy

        fresh = set(words).difference(self._place)
        if fresh:
            self._learn(fresh, set(words))
        place, keys = self._place, self._keys
        places = [place[word] for word in words]
        return [keys[at] for at in places], self._numbers[:, numpy.array(places, dtype=numpy.intp)]

    def _learn(self, fresh: set[str], words: set[str]) -> None:
        if len(self._keys) + len(fresh) > self._numbers.shape[1]:
            self._forget(max(_REMEMBERED, len(words)))
            fresh = words
        for word in fresh:
            key = self._key_of.of(word)
            at = self._place[word] = len(self._keys)
            self._keys.append(key)
            self._numbers[:, at] = [number(key) for number in self._numberings]

    def _forget(self, room: int) -> None:
        import numpy

        self._place: dict[str, int] = {}
        self._keys: list[str] = []
        self._numbers = numpy.empty((len(self._numberings), room), dtype=numpy.int64)


def read_words(document: Document, vocabulary: Vocabulary, glue: Glue) -> Words:
    """The words of ``document``."""
    tokens = tokenize(document.text, glue)
    starts = tokens.starts
    unit_of = [-1] * len(starts)
    ranges: list[tuple[int, int]] = []
    for index, unit in enumerate(document.units):
        first, after = bisect_left(starts, unit.span.start), bisect_left(starts, unit.span.end)
        ranges.append((first, after))
        unit_of[first:after] = [index] * (after - first)
    keys, numbers = vocabulary.of(tokens.texts)
    return Words(document.text, tokens, keys, unit_of, ranges, numbers)
