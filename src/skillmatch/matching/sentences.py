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
