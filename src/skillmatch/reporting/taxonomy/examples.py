"""What ``skillmatch taxonomy test`` prints: the sentences that failed, how each was read, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from skillmatch.examples import Failure, Outcome
from skillmatch.matching.model import Mention, MentionType, ReasonAbout
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.wording import METHODS, count
from skillmatch.reporting.taxonomy.explain import rule_in_words
from skillmatch.taxonomy.model import Ambiguity, Concept, Taxonomy

_SOME = 10
"""Entries without sentences that are named."""


def render(outcome: Outcome, taxonomy: Taxonomy, places: Mapping[str, Sequence[str]]) -> str:
    """The outcome as text: a block for each entry with a sentence that failed, then the counts.

    Args:
        outcome: of the run.
        taxonomy: whose sentences they are.
        places: where the entries are, by id, as ``file:line``.
    """
    blocks = []
    for id_, failed in groupby(outcome.failures, key=lambda failure: failure.concept):
        where = f" ({', '.join(places[id_])})" if places.get(id_) else ""
        lines = [f"{id_}{where}", *(f"  {line}" for one in failed for line in _lines(one, taxonomy.concepts[id_]))]
        blocks.append("\n".join(map(_safe, lines)))
    return "\n\n".join([*blocks, "\n".join(map(one_line, _summary(outcome)))])


def _safe(line: str) -> str:
    """A line with its indent, and nothing in it that acts on a terminal."""
    return " " * (len(line) - len(line.lstrip(" "))) + one_line(line)


def _lines(failure: Failure, concept: Concept) -> Iterator[str]:
    if failure.must_hit:
        yield f"must hit, and was not found: {failure.sentence}"
        yield from (f"  {line}" for line in _why_not(failure, concept))
        yield f"  found instead: {', '.join(map(_found, failure.found)) or 'nothing'}"
    else:
        yield f"must miss, and was found: {failure.sentence}"
        yield from (f"  {line}" for mention in failure.found for line in _why(mention))


def _why_not(failure: Failure, concept: Concept) -> Iterator[str]:
    """What of the entry is in the sentence all the same, and which rules could speak against it."""
    if not failure.names and concept.activities:
        yield "none of its activities is in the sentence strongly enough"
    elif not failure.names:
        yield "none of its names is in the sentence"
    for name in failure.names:
        rules = [told for told in (rule_in_words(rule) for rule in concept.ambiguous if _is_about(rule, name)) if told]
        reason = f"does not count, by a rule on {' and '.join(rules)}" if rules else "is part of another name there"
        yield f'"{name}" is in the sentence, and {reason}'


def _is_about(rule: Ambiguity, name: str) -> bool:
    return not rule.labels or name in rule.labels


def _found(mention: Mention) -> str:
    return f'{mention.concept} ("{mention.text}")'


def _why(mention: Mention) -> Iterator[str]:
    """The words that were taken for the entry, and what decided it."""
    matched = mention.evidence.form if mention.type is MentionType.SKILL else mention.concept
    yield f'"{mention.text}": {METHODS[mention.evidence.method]} "{matched}"'
    # Whether it is needed or denied is not asked here.
    told = (ReasonAbout.MATCH, ReasonAbout.AMBIGUITY)
    reasons = [reason for reason in mention.evidence.reasons if reason.about in told]
    yield from (f"{reason.about}: {reason.text}" for reason in reasons)


def _summary(outcome: Outcome) -> Iterator[str]:
    tested = f"{count(outcome.sentences, 'sentence')} of {_entries(len(outcome.tested))}"
    if outcome.without:
        more = f" and {len(outcome.without) - _SOME} more" if outcome.without[_SOME:] else ""
        yield f"Without sentences: {', '.join(outcome.without[:_SOME])}{more}."
    failed = len(outcome.failures)
    if not outcome.sentences:
        yield "Nothing to test: give the entry `hits` and `misses`, sentences in which it must and must not be found."
    else:
        yield f"{tested}: {f'{failed} failed' if failed else 'all are read as they should be'}."


def _entries(number: int) -> str:
    return f"{number} entr{'y' if number == 1 else 'ies'}"
