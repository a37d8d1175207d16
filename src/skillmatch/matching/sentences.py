"""A sentence as the rules of need and denial see it: its section, its tokens, and the cues in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skillmatch.documents.model import SectionRole
from skillmatch.matching.cues import Cue, Direction


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


_GO_ON = frozenset(
    {"but", "and", "or", "if", "though", "although", "however", "yet", "while", "not", "where", "by", "given", "in"}
)
"""Words that may come after a predicate."""
_ON_DEMAND = frozenset({"as", "if", "when", "where"})
"""Words before "required" and "necessary" that make a duty occasional: "reports as required"."""


def is_predicate(at: CueAt, keys: Sequence[str], first: int, after: int, is_capital: bool) -> bool:
    """Whether an adjective in the unit of tokens ``first`` to ``after - 1`` says something of what is on its side:
    "Kafka preferred", "Preferred: Kafka"; not "at the desired place", "tools necessary to compete".

    One that begins with a capital may begin a sentence whose break is lost: it is of what follows."""
    before = keys[at.first - 1] if at.first > first else ""
    following = keys[at.after] if at.after < after else ""
    if _is_sign(before):
        return True
    if at.cue.direction is Direction.FORWARD:
        return is_capital or following == ":"
    return before not in _ON_DEMAND and (_is_sign(following) or following in _GO_ON)


def _is_sign(key: str) -> bool:
    """Whether a token is none, or no word."""
    return not key[:1].isalnum()
