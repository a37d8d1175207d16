"""Which sentences may have a cue: looking for one word of each is far faster than looking for patterns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from skillmatch.documents.model import Document
from skillmatch.text.spans import places_of

_APART = re.compile(r"[\s’']+")


class LookedAt(NamedTuple):
    """A text that is looked through for several kinds of cues."""

    plain: str
    lowered: str
    starts: Sequence[int]
    """Of its units."""

    @classmethod
    def of(cls, document: Document) -> Self:
        """That of a document."""
        return cls(document.text, document.lowered, [unit.span.start for unit in document.units])


class Anchors:
    """Finds the units of a document that may have one of some phrases.

    Args:
        phrases: in lower case, and found in any; or with a capital first, and found as they are.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        words = {max(_APART.split(phrase), key=len) for phrase in phrases}
        self._as_written = sorted(word for word in words if word != word.lower())
        self._lowered = sorted(word for word in words if word == word.lower())

    def units(self, text: LookedAt) -> frozenset[int]:
        """Their indices: all that have one of the phrases, and some that have but a word of it."""
        places = [at for word in self._lowered if word in text.lowered for at in places_of(word, text.lowered)]
        places += [at for word in self._as_written if word in text.plain for at in places_of(word, text.plain)]
        return frozenset(bisect_right(text.starts, at) - 1 for at in places)
