"""Names that were probably meant, for whoever misspelt one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """ "unknown WHAT `name`", with the closest known name, and with all of them where they are few."""
    names = list(known)
    listed = f" (known: {', '.join(names)})" if len(names) <= 20 else ""
    return f"unknown {what} `{name}`{did_you_mean(name, names)}{listed}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The closest of ``known`` as a question, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"; did you mean `{close[0]}`?" if close else ""
