"""The ladder: how far a résumé shows what is asked for, and by which of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.comparing.model import (
    MOST_PLACES,
    NOT_COUNTED,
    RUNGS,
    Alternative,
    ComparedNeed,
    Relation,
    Rung,
    ShownPlace,
    Verdict,
)
from skillmatch.comparing.relations import Relations
from skillmatch.comparing.words import NamedWords
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Mention, MentionType, Strength
from skillmatch.profiling.needs.degrees import DEGREE
from skillmatch.profiling.needs.special import SpecialReader
from skillmatch.text.spans import SortedSpans, Span

_RECENT = 5 * 12
"""Months within which something was done lately."""
_VERDICTS = {
    Rung.SHOWN: Verdict.MET,
    Rung.LISTED: Verdict.PARTLY,
    Rung.SUGGESTED: Verdict.NEAR,
    Rung.NEAR: Verdict.NEAR,
    Rung.ABSENT: Verdict.MISSING,
    Rung.DENIED: Verdict.DENIED,
    Rung.CANNOT_TELL: Verdict.CANNOT_TELL,
}


class _Direct(NamedTuple):
    """What a résumé says of a concept that it names."""

    rank: tuple[int, int]
    """Of its best mention."""
    is_listed: bool
    """Whether no mention shows that it was used."""
    evidence: tuple[ShownPlace, ...]


class ResumeShows:
    """What a résumé shows, made once and asked for each posting."""

    def __init__(self, report: Report, relations: Relations, special: SpecialReader, studied: frozenset[str]) -> None:
        self.report = report
        self._special = special
        self._studied = studied
        self._relations = relations
        self._as_of = report.document.as_of.month if report.document.as_of else None
        self._found: dict[str, _Direct] = {}
        self._direct: dict[str, list[Mention]] = {}
        self._denied: dict[str, list[Mention]] = {}
        names = names_in(report)
        for one in report.mentions:
            # A word in the name of an employer is neither claimed nor denied.
            if one.section in NOT_COUNTED or (not one.asserted and names.hold(one.span.start)):
                continue
            (self._direct if one.asserted else self._denied).setdefault(one.concept, []).append(one)
        self._ways = self._all_ways()
        self._named = relations.among(self._direct)
        self._words = NamedWords(report)
        self._labels = relations.labels

    def _all_ways(self) -> dict[str, list[tuple[Relation, int, str]]]:
        """By concept that is shown, the concepts that show it, each with how, and over how many steps."""
        ways: dict[str, list[tuple[Relation, int, str]]] = {}
        for concept in self._direct:
            for shown, (relation, steps) in self._relations.shown_by(concept).items():
                ways.setdefault(shown, []).append((relation, steps, concept))
        return ways

    @property
    def concepts(self) -> Iterable[str]:
        """What is named and counts, in text order."""
        return self._direct

    def alternative(self, asked: Alternative, surfaces: Sequence[str]) -> Alternative:
        """What is said of one thing that is asked for.

        Args:
            asked: the thing.
            surfaces: the posting's own words for it.
        """
        found = self._plain(asked, surfaces)
        if not asked.special or not found.rung.counts:
            return found
        if asked.special == DEGREE:
            named = asked.concept in self._studied or found.relation is Relation.SAME
            return found if named else self._of_no_degree(found)
        if self._special.is_certificate(asked.special):
            held = [one for one in self._direct.get(asked.concept or "", ()) if self._is_certified(one)]
            if held:
                return found._replace(rung=Rung.SHOWN, evidence=tuple(map(_evidence, held[:MOST_PLACES])))
        elif self._words.hold(asked.special):
            return found
        by = found.by or asked.concept
        return found._replace(rung=Rung.NEAR, relation=Relation.BROADER, by=by, by_label=self._name(by or ""))

    def _of_no_degree(self, found: Alternative) -> Alternative:
        """The subject of a degree that is asked for, where only the work is shown."""
        by = found.by or found.concept or ""
        return found._replace(rung=Rung.NEAR, relation=Relation.BROADER, by=by, by_label=self._name(by))

    def _is_certified(self, mention: Mention) -> bool:
        return mention.section is SectionRole.CERTIFICATES or bool(self._special.of(mention, self.report.document.text))

    def _plain(self, asked: Alternative, surfaces: Sequence[str]) -> Alternative:
        concept = asked.concept or ""
        ways = self._ways.get(concept, [])
        # What is named is never taken by way of another; of several ways, the one with the best evidence.
        best = min(ways, key=lambda way: (way[0] is not Relation.SAME, *self._strength(way[2]), way[1]), default=None)
        if best and (best[0] is Relation.SAME or not (self._denied.get(concept))):
            return self._by(asked, *best)
        if found := self._words.find(surfaces, self._labels_of(concept)):
            rung = Rung.LISTED if found[0].strength is Strength.LISTED else Rung.SHOWN
            return asked._replace(rung=rung, relation=Relation.SAME, evidence=found[:MOST_PLACES])
        if part := next((one for one in self._special.parts.get(concept, ()) if one in self._direct), None):
            return self._other(asked, part, Rung.LISTED, Relation.BROADER)
        if denied := self._denied.get(concept):
            return asked._replace(rung=Rung.DENIED, evidence=tuple(map(_evidence, denied[:MOST_PLACES])))
        if part := self._named.part_of(concept):
            return self._other(asked, part, Rung.SUGGESTED, Relation.NARROWER)
        if near := self._named.near(concept):
            return self._other(asked, near[0], Rung.NEAR, near[1])
        return asked

    def _labels_of(self, concept: str) -> tuple[str, ...]:
        return self._labels(concept)

    def _strength(self, concept: str) -> tuple[int, int]:
        return self._of(concept).rank

    def _rank(self, mention: Mention) -> tuple[int, int]:
        """Of a mention: with a result, used lately, used, listed; then the latest."""
        if self._is_listed(mention):
            return 3, 0
        ended = mention.period.ended if mention.period else None
        old = ended is not None and self._as_of is not None and ended < self._as_of - _RECENT
        if mention.strength is Strength.OUTCOME:
            return (0, 0) if not old else (2, 0)
        return (2, 0) if old else (1, 0)

    def _is_listed(self, mention: Mention) -> bool:
        """Whether something is only named; the subject of a degree that is held has been studied."""
        if self._special.is_outdated(mention, self.report.document.text):
            return True
        if mention.concept in self._special.languages:
            return False
        studied = mention.section is SectionRole.EDUCATION and mention.concept in self._studied
        return mention.strength is Strength.LISTED and not studied

    def _by(self, asked: Alternative, relation: Relation, _: int, by: str) -> Alternative:
        shown = self._of(by)
        return asked._replace(
            rung=Rung.LISTED if shown.is_listed else Rung.SHOWN,
            relation=relation,
            by=None if relation is Relation.SAME else by,
            by_label="" if relation is Relation.SAME else self._name(by),
            evidence=shown.evidence,
        )

    def _other(self, asked: Alternative, by: str, rung: Rung, relation: Relation) -> Alternative:
        evidence = self._of(by).evidence
        return asked._replace(rung=rung, relation=relation, by=by, by_label=self._name(by), evidence=evidence)

    def _of(self, concept: str) -> _Direct:
        """What is said of a concept that is named."""
        found = self._found.get(concept)
        if found is None:
            ranked = sorted(
                ((self._rank(one), one.span.start, one) for one in self._direct[concept]), key=lambda one: one[:2]
            )
            mentions = [one for *_, one in ranked]
            found = self._found[concept] = _Direct(
                ranked[0][0],
                all(map(self._is_listed, mentions)),
                tuple(map(_evidence, mentions[:MOST_PLACES])),
            )
        return found

    def _name(self, concept: str) -> str:
        return self.report.labels.concepts.get(concept, concept)


def names_in(report: Report) -> SortedSpans:
    """The names of people, employers, schools and places in a résumé, which neither claim nor deny a thing."""
    return SortedSpans(_outermost(report))


def _outermost(report: Report) -> Iterator[Span]:
    """The names in a résumé that are in no other."""
    ends = -1
    for name in sorted(report.document.names, key=lambda one: (one.span.start, -one.span.end)):
        if name.span.start >= ends:
            ends = name.span.end
            yield name.span


def _evidence(mention: Mention) -> ShownPlace:
    # What is stated of a job is done in it.
    strength = mention.strength or (Strength.USED if mention.type is MentionType.RESPONSIBILITY else None)
    return ShownPlace(mention.span, mention.line, mention.page, mention.section, strength, mention.period)


def judged(need: ComparedNeed, shown: ResumeShows, text: str) -> ComparedNeed:
    """A need of a posting with what a résumé shows of it."""
    found = tuple(
        shown.alternative(one, list(dict.fromkeys(text[asked.span.start : asked.span.end] for asked in one.asked)))
        for one in need.alternatives
    )
    return need._replace(alternatives=found, verdict=_verdict(need, found))


def _verdict(need: ComparedNeed, found: Sequence[Alternative]) -> Verdict:
    if need.at_least > 1:
        return _of_several(need.at_least, found)
    best = min(found, key=lambda one: RUNGS.index(one.rung))
    if need.open and best.rung is Rung.NEAR and best.relation is Relation.SIBLING and _is_used(best):
        return Verdict.MET  # "or similar": another of the same kind is what is asked for
    return _VERDICTS[best.rung]


def _of_several(at_least: int, found: Sequence[Alternative]) -> Verdict:
    examples = [one for one in found if one.example] or list(found)
    if sum(one.rung is Rung.SHOWN for one in examples) >= at_least:
        return Verdict.MET
    if any(one.rung.counts for one in examples):
        return Verdict.PARTLY
    return _VERDICTS[min(examples, key=lambda one: RUNGS.index(one.rung)).rung]


def _is_used(one: Alternative) -> bool:
    return any(evidence.strength is not Strength.LISTED for evidence in one.evidence)
