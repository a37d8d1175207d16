"""The phrase engine: the one place that knows spaCy.

Only its ``PhraseMatcher`` is used, over words that we folded ourselves: spaCy's own tokenizer is most of the cost of
a run, and would lose the spans of glued words. Words that stand in no phrase go in as one and the same filler, so the
string store never grows with the documents read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.vocab import Vocab

_FILLER = "\x00"

Phrase = tuple[str, ...]


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
        self._waiting: dict[str, list[int]] = {}
        for number, phrase in enumerate(phrases):
            rarest = min(phrase, key=common.__getitem__) if len(phrase) > 1 else phrase[0]
            self._waiting.setdefault(rarest, []).append(number)

    def find(self, words: Sequence[str]) -> list[tuple[int, int, int]]:
        """All occurrences as (number of the phrase, first word, word after the last), by place.

        ``words`` are the document's; those outside of ``self.words`` match nothing.
        """
        if not words:
            return []
        for word in self._waiting.keys() & set(words):
            self._add(self._waiting.pop(word))
        known = self.words
        doc = self._doc(self._vocab, words=[word if word in known else _FILLER for word in words])
        number = self._number
        # Sorted as plain tuples, by place and the longer first: a key function would cost as much as the matching.
        found = sorted([(start, -end, number[key]) for key, start, end in self._matcher(doc)])
        return [(phrase, start, -end) for start, end, phrase in found]

    def _add(self, numbers: list[int]) -> None:
        for number in numbers:
            name = str(number)
            self._number[self._vocab.strings.add(name)] = number
            self._matcher.add(name, [self._doc(self._vocab, words=list(self._phrases[number]))])
