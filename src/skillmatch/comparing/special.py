"""What makes of a skill that is asked for another thing: "3D deep learning", "an AWS certification"."""

from __future__ import annotations

import re

from skillmatch.matching.model import Mention
from skillmatch.taxonomy.cues import CompareCues
from skillmatch.text.phrases import alternatives

_REACH = 24
"""Code points before a skill in which a word is looked for that narrows it."""


class SpecialReader:
    """Finds the word beside a skill that makes it a special one."""

    def __init__(self, cues: CompareCues) -> None:
        # Up to one word may be between: "3D geometric computer vision".
        self._before = re.compile(rf"(?<![\w-])({alternatives(cues.narrows)})\s++(?:[\w-]++\s++)?+$", re.IGNORECASE)
        self._after = re.compile(rf"\s++({alternatives(cues.certificates)})(?!\w)", re.IGNORECASE)

    def of(self, mention: Mention, text: str) -> str:
        """The word, in lower case; empty where there is none."""
        start, end = mention.span
        if after := self._after.match(text, end):
            return after[1].lower()
        if before := self._before.search(text, max(0, start - _REACH), start):
            return before[1].lower()
        return ""

    def is_certificate(self, word: str) -> bool:
        """Whether a word asks for a certificate."""
        return self._after.fullmatch(f" {word}") is not None
