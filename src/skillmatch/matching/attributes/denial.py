"""Whether a mention is asserted, or denied, only hoped for, or another's."""

from __future__ import annotations

from skillmatch.matching.cues import CueFamily, Direction
from skillmatch.matching.model import Reason, ReasonAbout
from skillmatch.matching.sentences import CueAt, Sentence
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.cues import DenialSense, NeedSense


def denial(sentence: Sentence, first: int, after: int, kind: Kind) -> Reason | None:
    """Why tokens ``first`` to ``after - 1`` are not asserted, or ``None`` where they are."""
    cues = [at for at in sentence.cues if at.cue.family is CueFamily.DENIAL]
    if not cues:
        return None
    pseudo = [at for at in cues if at.cue.direction is Direction.PSEUDO]
    ends = [*(at.first for at in cues if at.cue.direction is Direction.ENDS), *_clause_ends(sentence)]
    is_preferred = any(at.cue.sense is NeedSense.PREFERRED for at in sentence.cues)
    for at in cues:
        is_forward = at.cue.direction is Direction.FORWARD
        if is_preferred and not is_forward:
            continue  # "a plus, not required" prefers
        if _may_deny(at, pseudo, kind) and _reaches(at, first, after, ends) and not _is_barred(sentence, at, first):
            return Reason(ReasonAbout.ASSERTION, f"“{at.cue.text}” is {'before' if is_forward else 'after'} it")
    return None


def _may_deny(at: CueAt, pseudo: list[CueAt], kind: Kind) -> bool:
    """Whether a cue denies anything in such a document: "not" in "not only" does not."""
    if at.cue.direction in (Direction.ENDS, Direction.PSEUDO):
        return False
    if kind is Kind.POSTING and at.cue.sense is not DenialSense.DENIED:
        return False
    return not any(one.first <= at.first and at.after <= one.after for one in pseudo)


def _reaches(at: CueAt, first: int, after: int, ends: list[int]) -> bool:
    """Whether tokens ``first`` to ``after - 1`` are on the cue's side, near enough, and in its clause."""
    if at.cue.direction is Direction.FORWARD:
        near, start, end = at.after <= first <= at.after + at.cue.reach, at.after, first
    else:
        near, start, end = at.first - at.cue.reach <= after <= at.first, after, at.first
    return near and not any(start <= one < end for one in ends)


def _is_barred(sentence: Sentence, at: CueAt, first: int) -> bool:
    """Whether a bracket is between: "a habit rather than a project (Hypothesis)", "SQL (the licence is not needed)".

    A bracket that begins with the cue is of what is before it: "Kafka (not required)".
    """
    of_cue, of_mention = sentence.bracket_of(at.first), sentence.bracket_of(first)
    if of_cue == of_mention:
        return False
    return of_cue is None or at.cue.direction is Direction.FORWARD or at.first > of_cue[0] + 1


def _clause_ends(sentence: Sentence) -> tuple[int, ...]:
    """One comma ends a clause; several are those of a list."""
    return sentence.commas if len(sentence.commas) < 2 else ()
