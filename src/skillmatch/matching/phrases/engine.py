"""The phrase engine: all of a fixed set of word sequences in a sequence of words.

Phrases of one word and of two, nine in ten, are looked up for a whole text at once; the longer ones in a tree of words,
from where two neighbours are neighbours in some phrase, and the next two as well. ``spacy_engine`` does the same with
spaCy's ``PhraseMatcher``, and the tests hold the two to be equal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NO_PART = 0
_PART = -1
"""The number of two neighbours that are no phrase by themselves."""

Phrase = tuple[str, ...]
Occurrence = tuple[int, int, int]
"""The first word, the one after the last, and the number of the phrase."""
_Tree = dict[str, Any]
"""The words that may come next, each with the tree from there on; at ``_WHOLE``, the number of the phrase that ends
here."""
_WHOLE = " "
_NOTHING: _Tree = {}


class PhraseEngine:
    """Finds all of a fixed set of word sequences in a sequence of words. Nothing in it changes once it is made, so that
    several threads may use it at once."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        common = Counter(word for phrase in phrases for word in phrase)
        self.words = frozenset(common)
        """Every word of every phrase."""
        self._single = {phrase[0]: number for number, phrase in enumerate(phrases) if len(phrase) == 1}
        self._part = {word: number for number, word in enumerate(common, _NO_PART + 1)}
        self._pairs, self._pair_numbers = self._all_pairs()
        self._long = _tree_of(phrases)

    def single(self, word: str) -> int:
        """The number of the phrase that is this one word, or -1."""
        return self._single.get(word, -1)

    def part(self, word: str) -> int:
        """The number of a word among those of the phrases, or 0."""
        return self._part.get(word, _NO_PART)

    def find(self, words: Sequence[str], singles: NDArray[Any], parts: NDArray[Any]) -> list[Occurrence]:
        """All occurrences, by place, of two that begin together the longer first.

        Args:
            words: the words to look in; ``singles`` and ``parts``: what ``single`` and ``part`` give for each.
        """
        import numpy

        alone = numpy.flatnonzero(singles >= 0)
        codes = parts[:-1] * (len(self._part) + 1) + parts[1:]
        at = numpy.searchsorted(self._pairs, codes)
        paired = numpy.flatnonzero(self._pairs[at] == codes)
        numbers = self._pair_numbers[at[paired]].tolist()
        places = paired.tolist()
        found = [(at, -at - 1, number) for at, number in zip(alone.tolist(), singles[alone].tolist(), strict=True)]
        found += [(at, -at - 2, number) for at, number in zip(places, numbers, strict=True) if number != _PART]
        found.extend(self._find_long(words, places))
        # As plain tuples, since a key function would cost as much as the matching.
        found.sort()
        return [(first, -after, number) for first, after, number in found]

    def _all_pairs(self) -> tuple[NDArray[Any], NDArray[Any]]:
        """The codes of all neighbours in phrases, ascending, each with the number of the phrase that is those two."""
        import numpy

        part, width = self._part, len(self._part) + 1
        pairs = {part[a] * width + part[b]: _PART for phrase in self._phrases for a, b in pairwise(phrase)}
        for number, phrase in enumerate(self._phrases):
            if len(phrase) == 2:
                pairs[part[phrase[0]] * width + part[phrase[1]]] = number
        # The last code is one that no text can hold: a search may end there.
        codes = numpy.array([*pairs, width * width], dtype=numpy.int64)
        numbers = numpy.array([*pairs.values(), _PART], dtype=numpy.int64)
        order = codes.argsort()
        return codes[order], numbers[order]

    def _find_long(self, words: Sequence[str], paired: list[int]) -> Iterator[Occurrence]:
        """The occurrences of phrases of three words and more, with the negative of the word after the last.

        ``paired``: the words that may be followed by the next in one phrase.
        """
        for at, following in pairwise(paired):
            if following != at + 1:
                continue
            tree = self._long
            for end in range(at, len(words)):
                tree = tree.get(words[end], _NOTHING)
                if not tree:
                    break
                if (number := tree.get(_WHOLE)) is not None:
                    yield at, -end - 1, number


def _tree_of(phrases: Sequence[Phrase]) -> _Tree:
    """The phrases of three words and more, by their words."""
    root: _Tree = {}
    for number, phrase in enumerate(phrases):
        if len(phrase) > 2:
            tree = root
            for word in phrase:
                tree = tree.setdefault(word, {})
            tree[_WHOLE] = number
    return root
