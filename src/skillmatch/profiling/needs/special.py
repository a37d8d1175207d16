"""What makes of a skill that is asked for another thing: "3D deep learning", "an AWS certification"."""

from __future__ import annotations

import re

from skillmatch.matching.model import Mention
from skillmatch.profiling.needs.anchors import Anchors, LookedAt
from skillmatch.taxonomy.cues import CompareCues
from skillmatch.text.lazy_pattern import lazy_pattern
from skillmatch.text.phrases import alternatives, any_of

_REACH = 24
"""Code points before a skill in which a word is looked for that narrows it."""


class SpecialReader:
    """Finds the word beside a skill that makes it a special one."""

    def __init__(self, cues: CompareCues) -> None:
        self._anchors = Anchors([*cues.narrows, *cues.certificates])
        # Up to one word may be between: "3D geometric computer vision".
        self._before = lazy_pattern(rf"(?<![\w-])({alternatives(cues.narrows)})\s++(?:[\w-]++\s++)?+$", re.IGNORECASE)
        self._own = lazy_pattern(rf"({alternatives(cues.narrows)})\s", re.IGNORECASE)
        self._outdated = lazy_pattern(rf"(?:{alternatives(cues.outdated)})(?![\w.]*\d|\s*/\s*3)", re.IGNORECASE)
        self.languages = frozenset(cues.languages)
        """The concepts that are spoken languages: naming one is all that can be shown of it."""
        self.general = any_of(cues.general)
        """Words of work of this kind in general."""
        self.title = lazy_pattern(
            rf"(?!(?:software|professional)\b)\b[\w-]++\s++(?:{alternatives(cues.titles)})\b", re.IGNORECASE
        )
        """A job by its title, but for those that any of this kind is: "software engineer"."""
        self.parts = cues.parts
        """By concept that is asked for, the concepts that show a part of it."""
        self._after = lazy_pattern(rf"\s++({alternatives(cues.certificates)})(?!\w)", re.IGNORECASE)

    def units(self, text: LookedAt) -> frozenset[int]:
        """The units in which there may be such a word."""
        return self._anchors.units(text)

    def of(self, mention: Mention, text: str) -> str:
        """The word, in lower case; empty where there is none."""
        start, end = mention.span
        if after := self._after.match(text, end):
            return after[1].lower()
        if (own := self._own.match(text, start, end)) and own[1].lower() not in mention.concept:
            return own[1].lower()  # the taxonomy has it among the names of the field
        if before := self._before.search(text, max(0, start - _REACH), start):
            return before[1].lower()
        return ""

    def is_outdated(self, mention: Mention, text: str) -> bool:
        """Whether a mention in a résumé is of an old version."""
        return self._outdated.match(text, mention.span.start) is not None

    def is_certificate(self, word: str) -> bool:
        """Whether a word asks for a certificate."""
        return self._after.fullmatch(f" {word}") is not None
