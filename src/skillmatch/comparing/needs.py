"""What a posting asks for, as needs: each once, alternatives together, years and degrees by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.comparing.degrees import DegreeReader
from skillmatch.comparing.groups import Group, GroupFinder
from skillmatch.comparing.model import Alternative, Asked, ComparedNeed, NeedKind
from skillmatch.comparing.years import years_asked
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Mention, MentionType, Need
from skillmatch.taxonomy.cues import ChoiceCues
from skillmatch.taxonomy.model import SkillKind

CLASSES = (Need.REQUIRED, Need.DUTY, Need.PREFERRED)
"""The classes of needs, the strongest first; what is named in passing is none."""


class _Place(NamedTuple):
    """Where a concept is asked for at its strongest: by itself, or in a group."""

    need: Need
    group: int | None
    example: bool


class NeedReader:
    """Reads the needs of postings."""

    def __init__(self, cues: ChoiceCues, degrees: DegreeReader) -> None:
        self._groups = GroupFinder(cues)
        self._degrees = degrees

    def needs(self, report: Report) -> list[ComparedNeed]:
        """The skills and duties that a posting asks for, in text order; nothing is compared yet."""
        skills = [one for one in report.mentions if _is_asked(one)]
        degrees = list(self._degrees.asked(report))
        groups = list(self._groups.find(skills, report.document))
        made = [*self._of_skills(skills, groups, report), *_duties(report, skills)]
        made = [_with_degree(one, degrees, report) for one in made]
        return _by_place([*made, *degrees, *years_asked(report)])

    def _of_skills(
        self, skills: Sequence[Mention], groups: Sequence[Group], report: Report
    ) -> Iterator[ComparedNeed]:
        places = _strongest_places(skills, groups)
        by_concept = _by_concept(skills)
        for number, group in enumerate(groups):
            held = [concept for concept, place in places.items() if place.group == number]
            if held:
                yield _need(held, by_concept, places, group, report)
        for concept, place in places.items():
            if place.group is None:
                yield _need([concept], by_concept, places, None, report)


def _by_place(needs: Iterable[ComparedNeed]) -> list[ComparedNeed]:
    return sorted(needs, key=lambda one: (min(at.span.start for a in one.alternatives for at in a.asked), one.id))


def _with_degree(need: ComparedNeed, degrees: Sequence[ComparedNeed], report: Report) -> ComparedNeed:
    """A need that names nothing but subjects of a degree, told to be a part of it."""
    if need.kind is not NeedKind.SKILL:
        return need
    places = [at.span.start for one in need.alternatives for at in one.asked]
    for degree in degrees:
        first = min(at.span.start for at in degree.alternatives[0].asked)
        unit = report.document.unit_at(first)
        if unit and all(unit.span.start <= place < unit.span.end for place in places) and min(places) > first:
            return need._replace(part_of=degree.id)
    return need


def _need(
    concepts: Sequence[str],
    by_concept: Mapping[str, Sequence[Mention]],
    places: Mapping[str, _Place],
    group: Group | None,
    report: Report,
) -> ComparedNeed:
    alternatives = tuple(
        Alternative(
            concept,
            report.labels.concepts.get(concept, concept),
            asked_at(by_concept[concept]),
            example=places[concept].example,
        )
        for concept in sorted(concepts, key=lambda one: by_concept[one][0].span.start)
    )
    need = min((places[concept].need for concept in concepts), key=lambda one: one.rank)
    heads = any(not one.example for one in alternatives)
    several = group is not None and len(alternatives) > 1
    return ComparedNeed(
        id=min(alternatives, key=lambda one: (one.example, one.asked[0].span.start)).concept or "",
        kind=NeedKind.SKILL,
        need=need,
        open=several and group is not None and (heads or group.closes),
        alternatives=alternatives,
        at_least=min(group.at_least, sum(one.example for one in alternatives)) or 1 if several and group else 1,
    )


def asked_at(mentions: Iterable[Mention]) -> tuple[Asked, ...]:
    """The places of some mentions."""
    return tuple(Asked(one.span, one.line) for one in mentions)


def _is_asked(mention: Mention) -> bool:
    return (
        mention.asserted
        and mention.type is MentionType.SKILL
        and mention.kind is SkillKind.HARD
        and mention.section is not SectionRole.TITLE
        and mention.need in CLASSES
    )


def _by_concept(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for one in mentions:
        found.setdefault(one.concept, []).append(one)
    return found


def _strongest_places(skills: Sequence[Mention], groups: Sequence[Group]) -> dict[str, _Place]:
    """By concept, where it is asked for at its strongest; by itself rather than in a group."""
    group_of: dict[int, tuple[int, bool]] = {}
    for number, group in enumerate(groups):
        group_of.update((at, (number, True)) for at in group.examples)
        group_of.update((at, (number, False)) for at in group.heads)
    found: dict[str, _Place] = {}
    for at, one in enumerate(skills):
        number, example = group_of.get(at, (None, False))
        place = _Place(one.need or Need.CONTEXT, number, example)
        old = found.get(one.concept)
        if old is None or _order(place) < _order(old):
            found[one.concept] = place
    return found


def _order(place: _Place) -> tuple[int, bool]:
    return place.need.rank, place.group is not None


def _duties(report: Report, skills: Sequence[Mention]) -> Iterator[ComparedNeed]:
    """What is to be done, or to have been done. In a line of requirements that names skills, these are its needs."""
    naming = {one.unit for one in skills}
    stated = [
        one
        for one in report.mentions
        if one.asserted
        and one.type is MentionType.RESPONSIBILITY
        and one.section is not SectionRole.TITLE
        and (one.need is Need.DUTY or (one.need in CLASSES and one.unit not in naming))
    ]
    for concept, ones in _by_concept(stated).items():
        need = min((one.need for one in ones if one.need), key=lambda need: need.rank)
        alternative = Alternative(concept, report.labels.concepts.get(concept, concept), asked_at(ones))
        yield ComparedNeed(concept, NeedKind.DUTY, need, False, (alternative,))
