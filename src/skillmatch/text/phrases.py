"""From a list of phrases to a pattern that finds any of them: the one place where that is done.

A blank in a phrase is any white space and an apostrophe either of its two forms. Of phrases that begin at one place the
longest is found. White space is taken possessively: to try all ways to share a run of it out takes time that grows with
a power of its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from skillmatch.text.lazy_pattern import lazy_pattern

_NEVER = "(?!)"
_ANY_WORD, _ANY_ENDING = "*", "*"


def alternatives(phrases: Iterable[str]) -> str:
    """The source of a pattern that matches any of ``phrases``, to be put inside a group; nothing where there is none.

    Args:
        phrases: a ``*`` by itself is any one word, one at the end of a word any ending of it.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(map(_one, longest_first)) or _NEVER


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of ``phrases`` as whole words, in any case."""
    kept = tuple(phrases)
    return lazy_pattern(lambda: rf"(?<!\w)(?:{alternatives(kept)})(?!\w)", re.IGNORECASE)


class LazyPhrases:
    """As ``any_of``, for phrases that few texts have: made into a pattern where a text first has how one begins."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(phrases)
        self._begins = tuple({re.split(r"[\s*'’]", phrase, maxsplit=1)[0].casefold() for phrase in self._phrases})
        self._pattern: re.Pattern[str] | None = None

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Each place of a phrase between two places of ``text``."""
        if self._pattern is None:
            here = text[start:end].casefold()
            if not any(begin in here for begin in self._begins):
                return iter(())
            self._pattern = any_of(self._phrases)
        return self._pattern.finditer(text, start, end)


def any_outside_compounds(phrases: Iterable[str]) -> re.Pattern[str]:
    """As ``any_of``, but not after a hyphen, and with any hyphen, a blank or nothing where a phrase has a hyphen."""
    loose = alternatives(phrases).replace(r"\-", r"[\s‑-]?")
    return lazy_pattern(rf"(?<![\w-])(?:{loose})(?!\w)", re.IGNORECASE)


def _one(phrase: str) -> str:
    return r"\s++".join(map(_word, phrase.split()))


def _word(word: str) -> str:
    if word == _ANY_WORD:
        return r"\S++"
    stem = word.removesuffix(_ANY_ENDING)
    escaped = re.escape(stem).replace("'", "['’]")
    return escaped if stem == word else escaped + r"\w*+"
