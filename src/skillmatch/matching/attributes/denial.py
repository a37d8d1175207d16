"""Whether a mention is asserted, or denied, only hoped for, or another's."""

from __future__ import annotations

from skillmatch.matching.cues import CueFamily, Direction
from skillmatch.matching.model import Reason
from skillmatch.matching.sentences import CueAt, Sentence
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.cues import DenialSense, NeedSense


def denial(sentence: Sentence, first: int, after: int, kind: Kind) -> Reason | None:
    """Why tokens ``first`` to ``after - 1`` are not asserted, or ``None`` where they are."""
    cues = [at for at in sentence.cues if at.cue.family is CueFamily.DENIAL]
    for at in cues:
        if _may_deny(at, cues, kind) and (reason := _denied_by(at, cues, sentence, first, after)):
            return reason
    return None


def _may_deny(at: CueAt, cues: list[CueAt], kind: Kind) -> bool:
    """Whether a cue denies anything in such a document: "not" in "not only" does not."""
    if at.cue.direction in (Direction.ENDS, Direction.PSEUDO):
        return False
    if kind is Kind.POSTING and at.cue.sense is not DenialSense.DENIED:
        return False
    pseudo = (one for one in cues if one.cue.direction is Direction.PSEUDO)
    return not any(one.first <= at.first and at.after <= one.after for one in pseudo)


def _denied_by(at: CueAt, cues: list[CueAt], sentence: Sentence, first: int, after: int) -> Reason | None:
    ends = [*(one.first for one in cues if one.cue.direction is Direction.ENDS), *_clause_ends(sentence)]
    reach = at.cue.reach
    if at.cue.direction is Direction.FORWARD:
        near = at.after <= first <= at.after + reach
        reached = near and not any(at.after <= end < first for end in ends)
        return Reason("assertion", f"“{at.cue.text}” stands before it") if reached else None
    if any(one.cue.sense is NeedSense.PREFERRED for one in sentence.cues):
        return None  # "a plus, not required" prefers
    near = at.first - reach <= after <= at.first
    reached = near and not any(after <= end < at.first for end in ends)
    return Reason("assertion", f"“{at.cue.text}” stands behind it") if reached else None


def _clause_ends(sentence: Sentence) -> tuple[int, ...]:
    """One comma ends a clause; several are those of a list."""
    return sentence.commas if len(sentence.commas) < 2 else ()
