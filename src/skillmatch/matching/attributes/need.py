"""What a posting makes of a mention: required, preferred, a duty or context."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from skillmatch.documents.model import SectionRole
from skillmatch.matching.cues import Cue, Direction
from skillmatch.matching.model import Need, Reason, ReasonAbout
from skillmatch.matching.sentences import CueAt, Sentence
from skillmatch.taxonomy.cues import Cues, NeedSense
from skillmatch.text.normalize import fold_phrase

_NEEDS = {NeedSense.PREFERRED: Need.PREFERRED, NeedSense.REQUIRED: Need.REQUIRED}
_LONGEST_DEGREE = 4
"""Tokens of the name of a degree."""
_BESIDE = Reason(ReasonAbout.NEED, "something else is preferred in its sentence")


class NeedReader:
    """Need by the cue words next to a mention; where there is none, the sentence as a whole decides."""

    def __init__(self, cues: Cues) -> None:
        self._degrees = _degrees(cues)
        self._beats = {sense: frozenset(map(SectionRole, cues.need[sense].beats)) for sense in _NEEDS}

    def need(self, sentence: Sentence, first: int, after: int, keys: Sequence[str]) -> tuple[Need, Reason] | None:
        """The need that a cue gives tokens ``first`` to ``after - 1`` of ``keys``, and the words that decided."""
        if not sentence.cues:
            return None
        for sense, need in _NEEDS.items():
            if sentence.role in self._beats[sense]:
                cue = self._governing(sentence, sense, first, after, keys)
                if cue:
                    return need, Reason(ReasonAbout.NEED, f"“{cue.text}”")
        return None

    def beside(self, sentence: Sentence, first: int, need: Need, keys: Sequence[str]) -> tuple[Need, Reason] | None:
        """The need of token ``first`` in a sentence that is only taken for one of preference since it prefers something
        else: "a deep learning framework (JAX preferred)", "a cloud, preferably Azure", "SQL, PhD a plus"; ``need`` is
        the sentence's."""
        preferring = [at for at in sentence.cues if at.cue.sense is NeedSense.PREFERRED]
        if need is not Need.PREFERRED or sentence.role is SectionRole.PREFERRED or not preferring:
            return None
        if not all(
            _is_shut_in(sentence, at, first) or _is_ahead(at, first) or self._is_of_degree(sentence, at, first, keys)
            for at in preferring
        ):
            return None
        is_duty = sentence.role is SectionRole.DUTIES
        return (Need.DUTY if is_duty else Need.REQUIRED), _BESIDE

    def _governing(
        self, sentence: Sentence, sense: NeedSense, first: int, after: int, keys: Sequence[str]
    ) -> Cue | None:
        """The cue of this sense that reaches the mention; another need cue on the way stops it."""
        needs = [at for at in sentence.cues if at.cue.sense in _NEEDS]
        for at in sentence.cues:
            cue = at.cue
            if cue.sense is not sense or _is_shut_in(sentence, at, first):
                continue
            if cue.direction is Direction.FORWARD and at.after <= first:
                if not _is_cut(needs, at, first):
                    return cue
            elif cue.direction is Direction.BACKWARD and after <= at.first:
                is_cut = _is_cut_back(needs, at, after, sentence) or self._is_of_degree(sentence, at, first, keys)
                if not is_cut:
                    return cue
        return None

    def _is_of_degree(self, sentence: Sentence, at: CueAt, first: int, keys: Sequence[str]) -> bool:
        """Whether a backward cue speaks of a degree, and a comma is between that and the mention."""
        if at.cue.direction is not Direction.BACKWARD:
            return False
        start = max((comma for comma in sentence.commas if comma < at.first and keys[comma] in ",;"), default=first)
        return any(
            tuple(keys[begin : begin + length]) in self._degrees
            for begin in range(start + 1, at.first if first < start else 0)
            for length in range(1, _LONGEST_DEGREE + 1)
        )


def _degrees(cues: Cues) -> frozenset[tuple[str, ...]]:
    """The folded names of degrees, without those that are other words when folded: "BE", "MS Word", "an associate"."""
    levels = (words for level, words in cues.degrees.levels.items() if level != "associate")
    named = chain(cues.degrees.any_, *levels)
    return frozenset(fold_phrase(word) for word in named if not (word.isalpha() and word.isupper()))


def _is_shut_in(sentence: Sentence, at: CueAt, first: int) -> bool:
    """Whether a cue speaks of something else in its bracket: "a cloud (Azure preferred)", not "Kafka (preferred)"."""
    bracket = sentence.bracket_of(at.first)
    if bracket is None or bracket[0] < first < bracket[1]:
        return False
    return at.cue.direction is Direction.FORWARD or at.first > bracket[0] + 1


def _is_ahead(at: CueAt, first: int) -> bool:
    """Whether a cue that decides about what follows it comes after the mention."""
    return at.cue.direction is Direction.FORWARD and at.first > first


def _is_cut(needs: Sequence[CueAt], at: CueAt, first: int) -> bool:
    """Whether another need cue is between a forward cue and the mention."""
    return any(at.after <= other.first < first and other.cue.sense is not at.cue.sense for other in needs)


def _is_cut_back(needs: Sequence[CueAt], at: CueAt, after: int, sentence: Sentence) -> bool:
    """Whether another need cue, and then the end of a clause, is between the mention and a backward cue."""
    others = [other for other in needs if other is not at and other.cue.sense is not at.cue.sense]
    return any(
        after <= other.first < at.first or (other.after <= after and _clause_between(sentence, other, after, at))
        for other in others
    )


def _clause_between(sentence: Sentence, other: CueAt, after: int, at: CueAt) -> bool:
    """``other`` leads the mention's own clause, which ends before the backward cue's begins."""
    return other.cue.direction is Direction.FORWARD and any(after <= comma < at.first for comma in sentence.commas)
