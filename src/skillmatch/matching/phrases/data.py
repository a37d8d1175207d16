"""The lexicon in plain values, as it is kept for later starts."""

from __future__ import annotations

import marshal
from typing import NamedTuple

from skillmatch.compiled import FORM
from skillmatch.matching.cues import CueData
from skillmatch.matching.phrases.engine import Pieces

EntryData = tuple[tuple[tuple[str, int], ...], int, int, int, bool, tuple[int, ...], bool]
"""What one phrase is looked for as: labels, each a concept with the place of the label among its labels; the sets of
patterns that it is an act, a thing or a statement of, as bit masks; whether it is something else that a thing is part
of; its cues; and whether it is looked for as anything but a label."""


PACK = 16
"""So many entries are kept as one piece of bytes, in the form of ``marshal``: a text has few of the phrases, and a
start need not make the entries of the others."""


def packed(entries: list[EntryData]) -> list[bytes]:
    """The entries, so many at a time."""
    return [marshal.dumps(entries[at : at + PACK], FORM) for at in range(0, len(entries), PACK)]


def unpacked(pack: bytes) -> list[EntryData]:
    """The entries of one piece."""
    entries: list[EntryData] = marshal.loads(pack)
    return entries


class LexiconData(NamedTuple):
    """All phrases of a taxonomy, and what is looked up of words beside them."""

    numbers: Pieces
    """Of the phrases and of their beginnings; see ``numbered`` and ``in_pieces``."""
    words: frozenset[str]
    """Every word of every phrase."""
    entries: list[bytes]
    """For each phrase its ``EntryData``, by its number, so many at a time; see ``PACK``."""
    patterns: list[tuple[str, int, frozenset[str], str, bool]]
    """The fields of each ``ActivityPattern``."""
    cues: list[CueData]
    names: dict[tuple[str, int], list[str]]
    """The names that a word may misspell, by their first letter and their length."""
    token_patterns: list[tuple[str, int]]
    """The concepts that have token patterns, with the place of each among theirs."""
    joined: frozenset[str]
    """Words that are one word though written with a capital inside."""
