"""How a report calls a concept: by its label, and by the text's own words where these are others."""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.matching.model import Mention
from skillmatch.reporting.shared.escape import one_line
from skillmatch.text.normalize import fold_phrase

_STEM = 4
"""Letters in which two forms of one word agree."""


def name_of(label: str, mentions: Sequence[Mention]) -> str:
    """``label``, after the words of the first of ``mentions`` where a reader would know it by none.

    "Debian (Ubuntu)" tells what was taken for what.
    """
    if any(_are_alike(mention.text, label) for mention in mentions):
        return label
    return f"{one_line(mentions[0].text)} ({label})"


def _are_alike(words: str, label: str) -> bool:
    """Whether a reader sees at once that ``words`` name what ``label`` does: a word in common, or its initials."""
    these, those = fold_phrase(words), fold_phrase(label)
    if any(one[:_STEM] == other[:_STEM] for one in these for other in those):
        return True
    return "".join(these) == "".join(word[0] for word in those)
