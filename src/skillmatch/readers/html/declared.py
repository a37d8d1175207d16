"""The postings that a page declares about itself, and which of several is the one that it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from skillmatch.readers.html.job_posting import postings_in_blocks
from skillmatch.readers.html.microdata import postings_in_microdata
from skillmatch.readers.html.postings import Posting, declared_posting

_WORD = re.compile(r"\w+")
_MOST = 100
"""Postings of a page."""
_LINES = 40
_LEAST_LINE = 25
_SHOWN, _NOT_SHOWN = 0.6, 0.3
"""Of the lines of a posting that the page shows: so many of the one that it is about, so few of the others."""


def declared_in(root: Any) -> list[Posting]:
    """The postings in the JSON-LD of a page, or else in its microdata."""
    found = postings_in_blocks(_data_blocks(root)) or postings_in_microdata(root)[:_MOST]
    return [declared_posting(one) for one in found]


def names_of(root: Any) -> tuple[str, ...]:
    """What a page says it is about: its one large heading, then its title, as words."""
    headings = list(root.iter("h1")) or list(root.iter("h2"))
    named = headings[:1] if len(headings) == 1 else []
    return tuple(filter(None, (_words("".join(one.itertext())) for one in (*named, *list(root.iter("title"))[:1]))))


def shown_among(postings: Sequence[Posting], names: Sequence[str], text: str) -> list[Posting]:
    """The one that a page shows; all of them, where it shows none or several."""
    for name in names:
        titled = [one for one in postings if _words(one.title) and _words(one.title) == name]
        if len(titled) == 1:
            return titled
    for name in names:
        titled = [one for one in postings if _words(one.title) and f" {_words(one.title)} " in f" {name} "]
        if len(titled) == 1:
            return titled
    held = f" {_words(text)} "
    shares = [_share(one, held) for one in postings]
    shown = [one for one, share in zip(postings, shares, strict=True) if share >= _SHOWN]
    if len(shown) == 1 and sum(share >= _NOT_SHOWN for share in shares) == 1:
        return shown
    return list({(one.id, one.title, one.text): one for one in postings}.values())


def _share(posting: Posting, held: str) -> float:
    """How many of a posting's lines are in the words that a page shows."""
    lines = [words for line in posting.text.split("\n") if len(words := _words(line)) >= _LEAST_LINE][:_LINES]
    return sum(f" {line} " in held for line in lines) / len(lines) if lines else 0.0


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _data_blocks(root: Any) -> list[str]:
    return [script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower()]
