"""From mentions to a profile: split, roles, level, phases and skills."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from skillmatch.documents.model import Document
from skillmatch.matching.model import Mention, MentionType
from skillmatch.profiling.evidence import Counts, count
from skillmatch.profiling.experience import Career, career
from skillmatch.profiling.level import level
from skillmatch.profiling.model import Covered, Gap, PhaseCoverage, Profile, SkillSummary, SplitVerdict
from skillmatch.profiling.needs.read import PostingNeedReader
from skillmatch.profiling.parameters import Weights, read_weights
from skillmatch.profiling.relevance import relevance
from skillmatch.profiling.roles import fit_of_none, none_score, role_fits, role_scores, unnamed, why_none
from skillmatch.profiling.split import split
from skillmatch.profiling.title import named_in
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.model import SkillKind, Taxonomy

_OF_TRADE = frozenset(
    f"title:{hint}" for hint in ("science", "machine-learning", "deep-learning", "data-engineering", "software")
)
"""The hints of titles that only software, data and ML jobs have."""
_CORE_ELSEWHERE = 2
"""Concepts of this trade in a job whose title is of another: one may be there by chance."""


class Profiler:
    """Makes profiles by the weights of one taxonomy."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._weights = read_weights(taxonomy)
        self._taxonomy = taxonomy

    def profile(self, document: Document, mentions: Sequence[Mention]) -> Profile:
        """What ``document`` asks for, or shows, by its mentions."""
        weights = self._weights
        counts = count(mentions, weights)
        hints = named_in(document.title_text, weights.hints)
        shown = self._career(document, mentions)
        relevant = relevance(counts, document.title_text, weights)
        found = split(counts, hints, relevant, weights)
        scores = role_scores(counts, hints, weights)
        roles = role_fits(counts, scores, weights)
        no_role = why_none(
            found, roles, fit_of_none(none_score(counts, hints, weights, document.kind), scores), weights
        )
        if shown and found.neither:
            shown = shown.elsewhere()
        asked = level(
            document, counts, weights.level, shown=shown, of_the_trade=found.verdict is not SplitVerdict.UNCLEAR
        )
        return Profile(
            split=found,
            roles=unnamed(roles) if no_role else roles,
            no_role=no_role,
            level=asked,
            phases=_phases(counts, weights),
            skills=_skills(counts, weights),
            career=shown,
            needs=self._needs.needs(document, mentions, asked.asked) if document.kind is Kind.POSTING else (),
        )

    @cached_property
    def _needs(self) -> PostingNeedReader:
        """Made for the first posting: its patterns take longer than a résumé should wait."""
        return PostingNeedReader(self._taxonomy)

    def _career(self, document: Document, mentions: Sequence[Mention]) -> Career | None:
        """The career that a résumé shows."""
        if document.kind is not Kind.RESUME:
            return None
        return career(document, mentions, self._weights.level, self._is_of_trade)

    def _is_of_trade(self, title: str, concepts: Sequence[str]) -> bool:
        """Whether a job is software, data or ML work: by its title, or by what only such work has."""
        weights = self._weights
        other = bool(named_in(title, weights.other_trades))
        hinted = not _OF_TRADE.isdisjoint(named_in(title, weights.hints))
        if hinted and not other:
            return True
        known = weights.taxonomy.concepts
        core = {concept for concept in concepts if concept in known and known[concept].core}
        return len(core) >= (_CORE_ELSEWHERE if other and not hinted else 1)


def _phases(counts: Counts, weights: Weights) -> tuple[PhaseCoverage, ...]:
    matched: dict[str, list[Covered]] = {phase: [] for phase in weights.taxonomy.phases}
    missing: dict[str, list[Gap]] = {phase: [] for phase in weights.taxonomy.phases}
    for concept in weights.responsibilities:
        if concept.phase not in matched:
            continue
        mentions = counts.mentions.get(concept.id)
        if mentions:
            matched[concept.phase].append(Covered(concept.id, concept.label, 1.0, mentions))
        else:
            missing[concept.phase].append(Gap(concept.id, concept.label, 1.0, concept.type))
    return tuple(
        PhaseCoverage(id_, phase.label, _share(matched[id_], missing[id_]), tuple(matched[id_]), tuple(missing[id_]))
        for id_, phase in weights.taxonomy.phases.items()
    )


def _share(matched: list[Covered], missing: list[Gap]) -> float:
    whole = len(matched) + len(missing)
    return round(len(matched) / whole, 4) if whole else 0.0


def _skills(counts: Counts, weights: Weights) -> tuple[SkillSummary, ...]:
    concepts = weights.taxonomy.concepts
    groups: dict[str, list[Covered]] = {group.id: [] for group in weights.groups}
    for concept, mentions in counts.mentions.items():
        if mentions[0].type is MentionType.SKILL:
            label = concepts[concept].label
            groups.setdefault(weights.taxonomy.group_of(concept), []).append(Covered(concept, label, 1.0, mentions))
    return tuple(
        SkillSummary(
            id_,
            concepts[id_].label,
            concepts[id_].kind or SkillKind.HARD,
            tuple(sorted(ones, key=_most_named)),
        )
        for id_, ones in groups.items()
        if ones
    )


def _most_named(one: Covered) -> tuple[int, int]:
    return -len(one.mentions), one.mentions[0].span.start
