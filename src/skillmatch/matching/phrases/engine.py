"""The phrase engine: all of a fixed set of word sequences in a sequence of words.

Every phrase, and every beginning of one, is looked up as one text: "machine" and "machine learning" lead on to "machine
learning engineer". ``skillmatch.matching.phrases.spacy`` does the same with spaCy's ``PhraseMatcher``, and the tests
hold the two to be equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Phrase = tuple[str, ...]
Occurrence = tuple[int, int, int]
"""The first word, the one after the last, and the number of the phrase."""
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


class PhraseEngine:
    """Finds all of a fixed set of word sequences in a sequence of words. Nothing in it changes once it is made, so that
    several threads may use it at once."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        """``numbers`` are those of ``numbered``."""
        self._numbers = numbers

    def find(self, words: Sequence[str]) -> list[Occurrence]:
        """All occurrences, by place, of two that begin together the longer first."""
        number_of = self._numbers.get
        found: list[Occurrence] = []
        last = len(words)
        for first, word in enumerate(words):
            number = number_of(word)
            if number is None:
                continue
            here: list[Occurrence] = []
            after, text = first + 1, word
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
