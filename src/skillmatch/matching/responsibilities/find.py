"""Responsibilities: what each sentence states, with the words that decided it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.model import Evidence, Match, MentionType, Method, Reason, ReasonAbout
from skillmatch.matching.responsibilities.activities import Stated
from skillmatch.matching.responsibilities.classifier import Decision
from skillmatch.matching.responsibilities.judge import Judge, decided_by
from skillmatch.matching.stems import stem

_NO_ACTIVITIES: Mapping[str, Stated] = {}
_QUOTED = 14
"""Words quoted of a sentence in which no word in particular decided."""


def find_responsibilities(annotated: AnnotatedDocument, judge: Judge) -> Iterator[Match]:
    """The responsibilities that a document states, line by line."""
    for unit, decision in judge.decisions():
        activities = judge.activities.get(unit, _NO_ACTIVITIES)
        yield _match(annotated, unit, decision, activities.get(decision.responsibility))


def _match(annotated: AnnotatedDocument, unit: int, decision: Decision, activity: Stated | None) -> Match:
    reason = Reason(ReasonAbout.MATCH, decided_by(decision.because))
    form = activity.form if activity else "words of the sentence"
    method = Method.ACTIVITY if activity else Method.STATEMENT
    evidence = Evidence(method, form, decision.probability, (reason,))
    first, after = (activity.first, activity.after) if activity else _deciding_words(annotated, unit, decision)
    return Match(MentionType.RESPONSIBILITY, decision.responsibility, None, first, after, evidence)


def _deciding_words(annotated: AnnotatedDocument, unit: int, decision: Decision) -> tuple[int, int]:
    """The tokens from the first to the last that the decision rests on."""
    first, after = annotated.words.ranges[unit]
    wanted = {word for feature in decision.because if feature[0] != "#" for word in feature.lstrip("^ ").split()}
    places = [at for at in range(first, after) if stem(annotated.words.keys[at]) in wanted]
    return (places[0], places[-1] + 1) if places else (first, min(after, first + _QUOTED))
