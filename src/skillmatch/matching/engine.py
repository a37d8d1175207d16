"""The phrase engine: the one place that knows spaCy.

Only its ``PhraseMatcher`` is used, over words that we folded ourselves: spaCy's own tokenizer is most of the cost of
a run, and would lose the spans of glued words. It is given the stretches in which each two neighbours are neighbours
in some phrase; phrases of one word and of two are looked up. So the string store never grows with the documents read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.matcher import PhraseMatcher
    from spacy.vocab import Vocab

_BETWEEN = "\x00"
"""Parts two stretches; no phrase holds it."""

_NO_PART = 0
_PART = -1
"""The number of two neighbours that are no phrase by themselves."""

Phrase = tuple[str, ...]
Occurrence = tuple[int, int, int]
"""The first word, the one after the last, and the number of the phrase."""


class PhraseEngine:
    """Finds all of a fixed set of word sequences in a sequence of words.

    A phrase enters the matcher when a text first holds its rarest word: one short text needs a few hundred of the
    many thousands, and a run on one file does not pay for the rest.
    """

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        self._doc = Doc
        self._vocab: Vocab = Vocab()
        self._matcher: PhraseMatcher = PhraseMatcher(self._vocab, attr="ORTH")
        self._phrases = phrases
        self._number: dict[int, int] = {}
        common = Counter(word for phrase in phrases for word in phrase)
        self.words = frozenset(common)
        """Every word of every phrase."""
        self._single = {phrase[0]: number for number, phrase in enumerate(phrases) if len(phrase) == 1}
        self._part = {word: number for number, word in enumerate(common, _NO_PART + 1)}
        self._pairs, self._pair_numbers = self._all_pairs()
        self._waiting: dict[str, list[int]] = {}
        for number, phrase in enumerate(phrases):
            if len(phrase) > 2:
                self._waiting.setdefault(min(phrase, key=common.__getitem__), []).append(number)

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
        found += self._find_long(words, places)
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

    def _find_long(self, words: Sequence[str], paired: list[int]) -> list[Occurrence]:
        """The occurrences of phrases of three words and more, with the negative of the word after the last.

        ``paired``: the words that may stand in one phrase with the next.
        """
        places = _stretches(paired)
        stretches = [words[at] if at >= 0 else _BETWEEN for at in places]
        for word in self._waiting.keys() & set(stretches):
            self._add(self._waiting.pop(word))
        number = self._number
        matches = self._matcher(self._doc(self._vocab, words=stretches))
        return [(places[start], -places[end - 1] - 1, number[key]) for key, start, end in matches]

    def _add(self, numbers: list[int]) -> None:
        for number in numbers:
            name = str(number)
            self._number[self._vocab.strings.add(name)] = number
            self._matcher.add(name, [self._doc(self._vocab, words=list(self._phrases[number]))])


def _stretches(paired: list[int]) -> list[int]:
    """The words of all stretches of three and more, with -1 between them."""
    places: list[int] = []
    begins = last = -2
    for at in [*paired, -2]:
        if at != last + 1:
            if last > begins:
                places += (*range(begins, last + 2), -1)
            begins = at
        last = at
    return places
