"""Where labelled strings stand in a text, and when two strings count as the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

Interval = tuple[int, int]
_BLANKS = re.compile(r"\s+")
_EDGES = " .,;:()[]•-"


def intervals(text: str, surface: str) -> list[Interval]:
    """Where ``surface`` stands in ``text`` as a word of its own; where it never does, wherever it stands."""
    return _found(text, surface, whole=True) or _found(text, surface, whole=False)


def _found(text: str, surface: str, *, whole: bool) -> list[Interval]:
    found = []
    at = text.find(surface) if surface else -1
    while at >= 0:
        end = at + len(surface)
        if not whole or (_begins(text, at) and _ends(text, end)):
            found.append((at, end))
            at = text.find(surface, end)
        else:
            at = text.find(surface, at + 1)
    return found


def _begins(text: str, at: int) -> bool:
    return at == 0 or not (_is_word(text[at]) and _is_word(text[at - 1]))


def _ends(text: str, end: int) -> bool:
    return end == len(text) or not (_is_word(text[end - 1]) and _is_word(text[end]))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def touches(start: int, end: int, others: Iterable[Interval]) -> bool:
    """Whether the half-open range shares a character with one of ``others``."""
    return any(a < end and start < b for a, b in others)


def plain(surface: str) -> str:
    """A string as it is compared in résumés, whose readers may break lines elsewhere than ours."""
    return _BLANKS.sub(" ", surface).strip(_EDGES).lower()


def alike(a: str, b: str) -> bool:
    """Whether two plain strings are equal, or one stands in the other between word boundaries."""
    short, long = sorted((a, b), key=len)
    return a == b or bool(short and _stands_in(short, long))


def _stands_in(short: str, long: str) -> bool:
    at = long.find(short)
    while at >= 0:
        end = at + len(short)
        if (at == 0 or not _is_word(long[at - 1])) and (end == len(long) or not _is_word(long[end])):
            return True
        at = long.find(short, at + 1)
    return False
