"""The phrase engine: all of a fixed set of word sequences in a sequence of words.

Every phrase, and every beginning of one, is looked up as one text: "machine" and "machine learning" lead on to "machine
learning engineer". ``skillmatch.matching.phrases.spacy`` does the same with spaCy's ``PhraseMatcher``, and the tests
hold the two to be equal.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence

from skillmatch.compiled import FORM

Phrase = tuple[str, ...]
Occurrence = tuple[int, int, int]
"""The first word, the one after the last, and the number of the phrase."""
Pieces = Mapping[str, int | bytes]
"""What ``in_pieces`` gives."""
BEGINNING = -1
"""The number of what only begins a phrase."""


def numbered(phrases: Sequence[Phrase]) -> dict[str, int]:
    """The phrases, and their beginnings, with the number of each."""
    numbers: dict[str, int] = {}
    for phrase in phrases:
        for length in range(1, len(phrase)):
            numbers.setdefault(" ".join(phrase[:length]), BEGINNING)
    numbers.update((" ".join(phrase), number) for number, phrase in enumerate(phrases))
    return numbers


def in_pieces(numbers: Mapping[str, int]) -> Pieces:
    """The same by first word: the number of one that is a phrase by itself and begins no other, or all that begin with
    it, in the form of ``marshal``. A text has few of the thousands of first words."""
    by_first: dict[str, dict[str, int]] = {}
    for text, number in numbers.items():
        by_first.setdefault(text.partition(" ")[0], {})[text] = number
    return {
        first: numbers[first] if len(below) == 1 else marshal.dumps(below, FORM) for first, below in by_first.items()
    }


class PhraseEngine:
    """Finds all of a fixed set of word sequences in a sequence of words. Several threads may use it at once: what one
    opens of it is published whole."""

    def __init__(self, pieces: Pieces) -> None:
        """``pieces`` are those of ``in_pieces``."""
        self._pieces = pieces
        self._opened: dict[str, dict[str, int]] = {}
        """Of first words that texts had."""

    def find(self, words: Sequence[str]) -> list[Occurrence]:
        """All occurrences, by place, of two that begin together the longer first."""
        piece_of = self._pieces.get
        found: list[Occurrence] = []
        last = len(words)
        for first, word in enumerate(words):
            piece = piece_of(word)
            if piece is None:
                continue
            after = first + 1
            if isinstance(piece, int):
                found.append((first, after, piece))
                continue
            number_of = (self._opened.get(word) or self._open(word, piece)).get
            number = number_of(word)
            here: list[Occurrence] = []
            text = word
            while number is not None:
                if number != BEGINNING:
                    here.append((first, after, number))
                if after == last:
                    break
                text = f"{text} {words[after]}"
                after += 1
                number = number_of(text)
            found += reversed(here)
        return found

    def _open(self, word: str, piece: bytes) -> dict[str, int]:
        opened: dict[str, int] = marshal.loads(piece)
        self._opened[word] = opened
        return opened
