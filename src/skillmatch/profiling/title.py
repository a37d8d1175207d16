"""What the title of a posting says; a weak hint, never the decider."""

from __future__ import annotations

from collections.abc import Mapping

from skillmatch.text.normalize import fold
from skillmatch.text.tokenize import tokenize


def named_in(text: str, phrases: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The keys of ``phrases`` (folded, in blanks) of which one is in ``text``, in their order."""
    words = f" {' '.join(map(fold, tokenize(text).texts))} " if text else ""
    return tuple(name for name, ones in phrases.items() if words and any(one in words for one in ones))
