"""Sentences that begin with what somebody did: "Led a crew of five", "Migrated the reports"."""

from __future__ import annotations

import re

from skillmatch.taxonomy.cues import StrengthCues
from skillmatch.text.lazy_pattern import lazy_pattern
from skillmatch.text.phrases import alternatives, any_of

GOES_ON = r"(?=[\s,][^:]{0,40}?\s\w)"
"""What is more than a name or a label."""
_DONE = lazy_pattern(rf"[A-Z](?:[a-z]{{2,30}}ly\s)?[a-z]{{2,30}}ed\b{GOES_ON}")
_FEWEST_WORDS = 7
"""Words of a sentence in a list of skills that tells of work though it begins with a bare verb."""
_NUMBER = lazy_pattern(r"(?:[^A-Za-z]|[o¢](?=\s)|[ÂâïÃ](?![a-z]))*+")
"""What may be before the first word of an item: its number, or a bullet, decoded well or not."""


def begin_of(sentence: str) -> int:
    """Where the first word of an item begins."""
    found = _NUMBER.match(sentence)
    return found.end() if found else 0


class DeedOpenings:
    """Tells a deed by the first words of a sentence, wherever it is."""

    def __init__(self, cues: StrengthCues) -> None:
        self._deeds = any_of(cues.begins_deed)
        self._claims = any_of(cues.begins_claim)
        self._verbs = lazy_pattern(rf"(?:{alternatives(cues.verbs)})s?\b(?! skills?\b){GOES_ON}", re.IGNORECASE)

    def is_claim(self, sentence: str, at: int) -> bool:
        """Whether what begins at ``at`` only looks like a deed: "Experienced in", "Applied Mathematics"."""
        return self._claims.match(sentence, at) is not None

    def is_deed(self, sentence: str, at: int) -> bool:
        """Whether a deed begins at ``at``, the first word of a sentence."""
        if self.is_claim(sentence, at):
            return False
        return bool(self._deeds.match(sentence, at) or _DONE.match(sentence, at))

    def has_verb(self, sentence: str, at: int) -> bool:
        """Whether what begins at ``at`` is a bare verb of work, with an object: "Manage the cluster"."""
        return self._verbs.match(sentence, at) is not None

    def tells_work(self, sentence: str) -> bool:
        """Whether a sentence among names of skills or courses is none of them, but tells what was done."""
        at = begin_of(sentence)
        if self.is_deed(sentence, at):
            return True
        is_long = len(sentence.split()) >= _FEWEST_WORDS
        return is_long and not self.is_claim(sentence, at) and self.has_verb(sentence, at)
