"""What the words around a mention make of it: its need in a posting, and whether it is asserted at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from skillmatch.documents.model import SectionRole
from skillmatch.matching.cues import Cue, Direction
from skillmatch.matching.model import Need, Reason, ReasonAbout
from skillmatch.readers.model import Kind

_NEEDS = {"preferred": Need.PREFERRED, "required": Need.REQUIRED}


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


class Context:
    """Need by the cue words next to a mention; where there is none, the sentence as a whole decides."""

    def __init__(self, cues: Mapping[str, Any]) -> None:
        self._beats = {sense: frozenset(cues["need"][sense]["beats"]) for sense in _NEEDS}

    def need(self, sentence: Sentence, first: int, after: int) -> tuple[Need, Reason] | None:
        """The need that a cue gives tokens ``first`` to ``after - 1``, and the words that decided."""
        if not sentence.cues:
            return None
        for sense, need in _NEEDS.items():
            if sentence.role.value in self._beats[sense]:
                cue = _governing(sentence, sense, first, after)
                if cue:
                    return need, Reason(ReasonAbout.NEED, f"“{cue.text}”")
        return None


def _governing(sentence: Sentence, sense: str, first: int, after: int) -> Cue | None:
    """The cue of this sense that reaches the mention; another need cue on the way stops it."""
    needs = [at for at in sentence.cues if at.cue.family == "need" and at.cue.sense in ("preferred", "required")]
    for at in sentence.cues:
        cue = at.cue
        if cue.family != "need" or cue.sense != sense:
            continue
        if cue.direction is Direction.FORWARD and at.after <= first:
            if not _is_cut(needs, at, first):
                return cue
        elif cue.direction is Direction.BACKWARD and after <= at.first and not _is_cut_back(needs, at, after, sentence):
            return cue
    return None


def _is_cut(needs: Sequence[CueAt], at: CueAt, first: int) -> bool:
    """Whether another need cue is between a forward cue and the mention."""
    return any(at.after <= other.first < first and other.cue.sense != at.cue.sense for other in needs)


def _is_cut_back(needs: Sequence[CueAt], at: CueAt, after: int, sentence: Sentence) -> bool:
    """Whether another need cue, and then the end of a clause, stand between the mention and a backward cue."""
    return any(
        (after <= other.first < at.first and other.cue.sense != at.cue.sense)
        or (other.after <= after and other.cue.sense != at.cue.sense and _clause_between(sentence, other, after, at))
        for other in needs
        if other is not at
    )


def _clause_between(sentence: Sentence, other: CueAt, after: int, at: CueAt) -> bool:
    """``other`` leads the mention's own clause, which ends before the backward cue's begins."""
    return other.cue.direction is Direction.FORWARD and any(after <= comma < at.first for comma in sentence.commas)


def denial(sentence: Sentence, first: int, after: int, kind: Kind) -> Reason | None:
    """Why the mention is not asserted, or ``None`` where it is."""
    if not sentence.cues or not any(at.cue.family == "denial" for at in sentence.cues):
        return None
    softened = any(at.cue.sense == "preferred" for at in sentence.cues)
    ends = [at.first for at in sentence.cues if at.cue.direction is Direction.ENDS]
    pseudo = [at for at in sentence.cues if at.cue.direction is Direction.PSEUDO]
    for at in sentence.cues:
        cue = at.cue
        if cue.family != "denial" or cue.direction in (Direction.ENDS, Direction.PSEUDO):
            continue
        if kind is Kind.POSTING and cue.sense != "denied":
            continue
        if any(one.first <= at.first and at.after <= one.after for one in pseudo):
            continue
        if cue.direction is Direction.FORWARD:
            near = at.after <= first <= at.after + cue.reach
            if near and not any(at.after <= end < first for end in (*ends, *_stops(sentence))):
                return Reason(ReasonAbout.ASSERTION, f"“{cue.text}” stands before it")
        elif not softened:
            near = at.first - cue.reach <= after <= at.first
            if near and not any(after <= end < at.first for end in (*ends, *_stops(sentence))):
                return Reason(ReasonAbout.ASSERTION, f"“{cue.text}” stands behind it")
    return None


def _stops(sentence: Sentence) -> tuple[int, ...]:
    return sentence.commas if len(sentence.commas) < 2 else ()
