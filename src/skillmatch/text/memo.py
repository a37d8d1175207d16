"""Remembering what a function of a word gives, within bounds."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST_REMEMBERED = 64
"""Characters of a word; a hostile text is made of longer ones."""
Found = TypeVar("Found")


def remembered(words: int) -> Callable[[Callable[[str], Found]], Callable[[str], Found]]:
    """Keeps what a function of a word gives for the last so many words, but for long ones: no text fills the memory."""

    def keeping(found: Callable[[str], Found]) -> Callable[[str], Found]:
        known = lru_cache(maxsize=words)(found)

        @wraps(found)
        def of(word: str) -> Found:
            return known(word) if len(word) <= LONGEST_REMEMBERED else found(word)

        return of

    return keeping
