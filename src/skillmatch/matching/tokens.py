"""The words of a document, once: where they are, what they fold to, and which unit they belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from skillmatch.documents.model import Document
from skillmatch.matching.phrases.spelling import Speller
from skillmatch.text.compounds import CompoundSplitter
from skillmatch.text.normalize import fold
from skillmatch.text.tokenize import Tokens, tokenize

if TYPE_CHECKING:
    from numpy.typing import NDArray

_REMEMBERED = 1 << 16
"""Words whose keys and numbers are remembered."""
_CHARACTERS = 4_000_000
"""Characters of these words: a hostile text is one long word after the other."""


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


class _Table:
    """What is known of some words. A word is published last, once all that is known of it is in its place: threads may
    learn at once, and one that is interrupted leaves nothing half done."""

    def __init__(self, numberings: int, room: int) -> None:
        import numpy

        self.place: dict[str, int] = {}
        self.keys = [""] * room
        self.numbers = numpy.empty((numberings, room), dtype=numpy.int64)
        self.next_place = count().__next__
        self.characters = 0


class Vocabulary:
    """What is known of words, looked up once for each: their keys, and the numbers that others know these by.

    A bounded number of words is remembered, and of characters. Of a text, only their places in the tables are looked up
    word by word. May be used from several threads at once.
    """

    def __init__(self, keys: Keys, *numberings: Callable[[str], int]) -> None:
        self._key_of = keys
        self._numberings = numberings
        self._table = _Table(len(numberings), _REMEMBERED)

    def of(self, words: list[str]) -> tuple[list[str], NDArray[Any]]:
        """The keys of ``words``, and their numbers: a row for every numbering."""
        import numpy

        table = self._table
        fresh = set(words).difference(table.place)
        if fresh:
            table = self._learn(table, fresh, set(words))
        place, keys = table.place, table.keys
        places = [place[word] for word in words]
        return [keys[at] for at in places], table.numbers[:, numpy.array(places, dtype=numpy.intp)]

    def _learn(self, table: _Table, fresh: set[str], words: set[str]) -> _Table:
        """``table`` with ``fresh``; where these do not fit in, a new one with all ``words``."""
        places = [table.next_place() for _ in fresh]
        if places[-1] >= len(table.keys) or table.characters > _CHARACTERS:
            table = self._table = _Table(len(self._numberings), max(_REMEMBERED, len(words)))
            fresh, places = words, [table.next_place() for _ in words]
        for word, at in zip(fresh, places, strict=True):
            key = table.keys[at] = self._key_of.of(word)
            table.numbers[:, at] = [number(key) for number in self._numberings]
            table.characters += len(word)
            table.place[word] = at
        return table


def read_words(document: Document, vocabulary: Vocabulary, glue: CompoundSplitter) -> Words:
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
