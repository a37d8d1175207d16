"""The phrase engine with spaCy's ``PhraseMatcher``: for a spaCy pipeline, and what the tests hold ours to.

It is given the words that we folded ourselves: spaCy's own tokenizer is most of the cost of a run, and would lose the
spans of glued words.
"""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.matching.phrases.engine import Occurrence, Phrase


class SpacyPhraseEngine:
    """Finds all of a fixed set of word sequences in a sequence of words."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc
        from spacy.vocab import Vocab

        self._doc = Doc
        self._vocab = Vocab()
        self._matcher = PhraseMatcher(self._vocab, attr="ORTH")
        self._number: dict[int, int] = {}
        for number, phrase in enumerate(phrases):
            self._number[self._vocab.strings.add(str(number))] = number
            self._matcher.add(str(number), [Doc(self._vocab, words=list(phrase))])

    def find(self, words: Sequence[str]) -> list[Occurrence]:
        """All occurrences, by place, of two that begin together the longer first."""
        matches = self._matcher(self._doc(self._vocab, words=list(words)))
        found = sorted((start, -end, self._number[key]) for key, start, end in matches)
        return [(first, -after, number) for first, after, number in found]
