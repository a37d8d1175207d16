"""The words of a document, once: where they are, what they fold to, and which unit they belong to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from typing import NamedTuple

from skillmatch.documents.model import Document
from skillmatch.matching.phrases.spelling import Speller
from skillmatch.matching.stems import STOP_WORDS, stem
from skillmatch.text.compounds import CompoundSplitter
from skillmatch.text.normalize import fold
from skillmatch.text.tokenize import Tokens, tokenize

_REMEMBERED = 1 << 16
"""Words whose keys and stems are remembered."""
_CHARACTERS = 4_000_000
"""Characters of these words: a hostile text is one long word after the other."""


class Words(NamedTuple):
    """The tokens of a document with their keys; ``unit_of[i]`` is the unit of token ``i``, or -1 (in a heading)."""

    text: str
    tokens: Tokens
    keys: list[str]
    stems: list[str]
    """Of the keys; empty for a word that says nothing by itself."""
    unit_of: list[int]
    ranges: list[tuple[int, int]]
    """For each unit, its first token and the one after its last."""
    named: frozenset[int] = frozenset()
    """The tokens that are in names of people, firms, schools and places: what these are called is a sign of nothing."""

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


class _Known:
    """What is known of some words. A word's key is published last, once all that is known of it is in its place:
    threads may learn at once, and one that is interrupted leaves nothing half done."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self.stems: dict[str, str] = {}
        self.characters = 0


class Vocabulary:
    """What is known of words, looked up once for each: their keys, and the stems of these.

    A bounded number of words is remembered, and of characters. May be used from several threads at once.
    """

    def __init__(self, keys: Keys) -> None:
        self._key_of = keys
        self._known = _Known()

    def of(self, words: list[str]) -> tuple[list[str], list[str]]:
        """The keys of ``words``, and their stems: empty for a word that says nothing by itself."""
        known = self._known
        fresh = set(words).difference(known.keys)
        if fresh:
            known = self._learn(known, fresh, set(words))
        return [known.keys[word] for word in words], [known.stems[word] for word in words]

    def _learn(self, known: _Known, fresh: set[str], words: set[str]) -> _Known:
        """``known`` with ``fresh``; where these do not fit in, a new one with all ``words``."""
        if len(known.keys) + len(fresh) > _REMEMBERED or known.characters > _CHARACTERS:
            known = self._known = _Known()
            fresh = words
        for word in fresh:
            key = self._key_of.of(word)
            known.stems[word] = "" if key in STOP_WORDS else stem(key)
            known.characters += len(word)
            known.keys[word] = key
        return known


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
    keys, stems = vocabulary.of(tokens.texts)
    named: set[int] = set()
    for name in document.names:
        # Who somebody is, or worked for, says nothing of what they did.
        first, after = bisect_left(starts, name.span.start), bisect_left(starts, name.span.end)
        stems[first:after] = [""] * (after - first)
        named.update(range(first, after))
    return Words(document.text, tokens, keys, stems, unit_of, ranges, frozenset(named))
