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
    for at in cues:
        is_forward = at.cue.direction is Direction.FORWARD
        if not is_forward and _is_preferred(sentence, at, after):
            continue
        if _may_deny(at, pseudo, kind) and _reaches(at, first, after, ends) and not _is_barred(sentence, at, first):
            return Reason(ReasonAbout.ASSERTION, f"“{at.cue.text}” is {'before' if is_forward else 'after'} it")
    return None


def _is_preferred(sentence: Sentence, at: CueAt, after: int) -> bool:
    """Whether what a backward cue seems to deny is preferred: "a plus, not required", "not required, but a plus".

    What is preferred before it, or in a clause of its own after it, is something else: "Scala is a plus, C not needed".
    """
    preferring = [one.first for one in sentence.cues if one.cue.sense is NeedSense.PREFERRED and one.first >= after]
    return any(one < at.after or not _comma_between(sentence, at.after, one) for one in preferring)


def _comma_between(sentence: Sentence, first: int, after: int) -> bool:
    """Whether a clause ends between two tokens, and more than a word begins after it."""
    return any(first <= comma < after - 2 for comma in sentence.commas)


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
