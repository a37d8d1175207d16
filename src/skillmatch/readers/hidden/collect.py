"""Hidden words as they come, piece by piece: joined where they are in one place."""

from __future__ import annotations

from skillmatch.readers.model import Hidden
from skillmatch.text.characters import made_text
from skillmatch.text.spans import Span

COMMENTED = "in a comment"
VANISHED = "marked as hidden"
SAME_COLOUR = "in the colour of its ground"
TINY = "smaller than 2 points"
_MOST = 200
"""Places; a file that hides words in more is told for these."""
_LONGEST = 20_000
"""Characters in one place."""


class HiddenWords:
    """What a reader found hidden, in order."""

    def __init__(self) -> None:
        self._found: list[Hidden] = []

    def add(self, text: str, how: str, place: str, span: Span | None = None) -> None:
        """Words that are not shown, and where the file has them; what has no letter or digit in it hides nothing."""
        last = self._found[-1] if self._found else None
        if last and (last.how, last.place) == (how, place):
            if len(last.text) < _LONGEST:
                self._found[-1] = Hidden((last.text + text)[:_LONGEST], how, place, last.span)
        elif len(self._found) < _MOST and any(char.isalnum() for char in text):
            self._found.append(Hidden(text[:_LONGEST], how, place, span))

    def all(self) -> tuple[Hidden, ...]:
        """All of them, their white space folded."""
        plain = ((" ".join(made_text(one.text).split()), one) for one in self._found)
        return tuple(one._replace(text=text) for text, one in plain if text)
