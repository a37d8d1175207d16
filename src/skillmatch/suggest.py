"""Names that were probably meant, for whoever misspelt one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_LIKE = 0.6


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """ "unknown WHAT `name`", with the closest known name, and with all of them where they are few."""
    names = list(known)
    listed = f" (known: {', '.join(names)})" if len(names) <= 20 else ""
    return f"unknown {what} `{name}`{did_you_mean(name, names)}{listed}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The closest of ``known`` as a question, or nothing."""
    close = closest(name, known)
    return f"; did you mean `{close[0]}`?" if close else ""


def closest(name: str, known: Iterable[str], most: int = 1, likeness: float = _LIKE) -> list[str]:
    """The names of ``known`` that are spelt most like ``name``, best first.

    Args:
        name: what was written.
        known: what could have been meant.
        most: at most so many.
        likeness: from 0 to 1, that they must have at least.
    """
    return difflib.get_close_matches(name, list(known), n=most, cutoff=likeness)
