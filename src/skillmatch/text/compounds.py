"""Run-together words: those that a scraper glued together, and those written with a capital inside."""

from __future__ import annotations

import re
from collections.abc import Container

from skillmatch.text.memo import LONGEST_REMEMBERED, remembered

_REMEMBERED = 60_000
_HUMP = re.compile(
    r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<=[a-z])(?=[A-Z]{2})|(?<=[a-z]{3})(?=[AI]\b)"
    r"|(?<=\d)(?=[a-z]{4})"
)
_SHORTEST_GLUED = 4


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
    return tuple([match.start() for match in _HUMP.finditer(word)])
