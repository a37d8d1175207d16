"""Run-together words: those that a scraper glued together, and those written with a capital inside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from skillmatch.text.memo import LONGEST_REMEMBERED, remembered

_REMEMBERED = 60_000
_BOUNDARY = re.compile(
    r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z]{2})|(?<=[a-z]{3})(?=[AI]\b)"
    r"|(?<=\d)(?=[a-z]{4})"
)
_SENTENCE = re.compile(r"[A-Z](?:(?<=[a-z)].)(?:(?=[a-z]{2})|(?=[A-Z]{2,}+ ))|(?<=[A-Z]{4})(?=[a-z]{3}))")
"""The first letter of a sentence that follows another without any sign between."""
_WORD_BACK = re.compile(r"\w+$")
_WORD_AHEAD = re.compile(r"\w+")
_FARTHEST = 30
"""Code points on either side that are looked at for the word that two sentences make."""
_NAME = re.compile(r"(?<![^\W_])([A-Z][a-z]+(?:[A-Z][a-z]+|[A-Z]{2}))(?![^\W_])(?=(.{0,12}))", re.DOTALL)
"""A word of two parts in capitals, and what follows it."""
_KEY = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST_GLUED = 4


def names_in(text: str) -> frozenset[str]:
    """Words of two parts, as "LampCloud", that a text has in several places, in lower case: names of firms, mostly.

    A scraper seldom glues the same two words twice, but for a text that has all of a paragraph twice.
    """
    places = Counter(name for name, _ in set(_NAME.findall(text)))
    return frozenset(name.lower() for name, often in places.items() if often > 1)


class CompoundSplitter:
    """Tells words that a scraper glued together ("modelsDesign") from those written with a capital inside.

    ``joined`` holds the latter in lower case, as "tensorflow". A bounded number of words found whole is remembered.
    """

    def __init__(self, joined: Container[str] = frozenset()) -> None:
        self._joined = joined
        self._whole: set[str] = set()

    def among(self, words: set[str]) -> set[str]:
        """Those of ``words`` that are glued together."""
        fresh = words - self._whole
        glued = {word for word in fresh if boundaries(word) and word.lower() not in self._joined}
        if len(self._whole) >= _REMEMBERED:
            self._whole.clear()
        self._whole.update(word for word in fresh - glued if len(word) <= LONGEST_REMEMBERED)
        return glued


ALL_APART = CompoundSplitter()


@remembered(65_536)
def boundaries(word: str) -> tuple[int, ...]:
    """Where a long word may be two glued together; nowhere in what is no plain word, as an address."""
    if len(word) <= _SHORTEST_GLUED or not word.isalnum():
        return ()
    return tuple([match.start() for match in _BOUNDARY.finditer(word)])


def glued_sentences(text: str, start: int, end: int, joined: Container[str], names: Container[str] = ()) -> list[int]:
    """Where between two code points a sentence begins that was glued to the one before: "business audienceEvaluating".

    ``joined`` and ``names``, those of the text, hold words written with a capital inside, in lower case.
    """
    cuts = []
    for match in _SENTENCE.finditer(text, start, end):
        at = match.start()
        back = _WORD_BACK.search(text, max(start, at - _FARTHEST), at)
        ahead = _WORD_AHEAD.match(text, at, min(end, at + _FARTHEST))
        whole = (back.group() if back else "") + (ahead.group() if ahead else "")
        if whole.lower() not in names and whole.lower() not in joined:
            cuts.append(at)
    return cuts


def words_of_key(key: str) -> str:
    """The words of a key in camel case or with underscores: "studyType" gives "study Type"."""
    return _KEY.sub(" ", key).replace("_", " ").strip()
