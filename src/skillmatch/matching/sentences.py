"""A sentence as the rules of need and denial see it: its section, its tokens, and the cues in it."""

from __future__ import annotations

from typing import NamedTuple

from skillmatch.documents.model import SectionRole
from skillmatch.matching.cues import Cue


class CueAt(NamedTuple):
    """A cue in a sentence: tokens ``first`` to ``after - 1``."""

    first: int
    after: int
    cue: Cue


class Sentence(NamedTuple):
    """A unit as the rules of context see it."""

    role: SectionRole
    first: int
    after: int
    cues: tuple[CueAt, ...]
    commas: tuple[int, ...]
    """Tokens that end a clause: comma, semicolon, full stop."""
    brackets: tuple[tuple[int, int], ...] = ()
    """Pairs of tokens that open and close a bracket."""

    def bracket_of(self, token: int) -> tuple[int, int] | None:
        """The bracket that a token is in."""
        return next((pair for pair in self.brackets if pair[0] < token < pair[1]), None)
