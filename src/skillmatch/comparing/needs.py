"""What a posting asks for, as needs: each once, alternatives together, years and degrees by themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.comparing.degrees import DEGREE, DegreeReader, subjects_of
from skillmatch.comparing.groups import Group, GroupFinder
from skillmatch.comparing.model import Alternative, AskedPlace, ComparedNeed, NeedKind
from skillmatch.comparing.special import SpecialReader
from skillmatch.comparing.years import years_asked
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Mention, MentionType, Need
from skillmatch.taxonomy.cues import Cues
from skillmatch.taxonomy.model import SkillKind

CLASSES = (Need.REQUIRED, Need.DUTY, Need.PREFERRED)
"""The classes of needs, the strongest first; what is named in passing is none."""


class _Place(NamedTuple):
    """Where a concept is asked for at its strongest: by itself, or in a group."""

    need: Need
    group: int | None
    example: bool


class _Skill(NamedTuple):
    """A mention that asks for a skill, and the word that makes it a special one."""

    mention: Mention
    special: str

    @property
    def key(self) -> str:
        """What is the same need wherever it is asked for."""
        return f"{self.mention.concept}:{self.special}" if self.special else self.mention.concept


class PostingNeeds:
    """Reads the needs of postings."""

    def __init__(self, cues: Cues, degrees: DegreeReader) -> None:
        self._groups = GroupFinder(cues.choices, cues.comparing)
        self._special = SpecialReader(cues.comparing)
        self._degrees = degrees

    def needs(self, report: Report) -> list[ComparedNeed]:
        """The skills and duties that a posting asks for, in text order; nothing is compared yet."""
        mentions = [one for one in report.mentions if self._is_asked(one)]
        degrees = list(self._degrees.asked(report))
        subjects = subjects_of(degrees, mentions, report.document)
        studied = {at for group in subjects for at in group.examples}
        skills = [
            _Skill(one, DEGREE if at in studied else self._special.of(one, report.document.text))
            for at, one in enumerate(mentions)
        ]
        others = self._groups.find(mentions, report.document)
        groups = [*subjects, *(one for one in others if studied.isdisjoint((*one.examples, *one.heads)))]
        made = [*_of_skills(skills, groups, report), *_duties(report, mentions)]
        made = [_with_degree(one, degrees, report) for one in made]
        return _by_place([*made, *degrees, *years_asked(report)])

    def _is_asked(self, mention: Mention) -> bool:
        return (
            mention.asserted
            and mention.type is MentionType.SKILL
            and (mention.kind is SkillKind.HARD or mention.concept in self._special.languages)
            and mention.section is not SectionRole.TITLE
            and mention.need in CLASSES
        )


def _of_skills(skills: Sequence[_Skill], groups: Sequence[Group], report: Report) -> Iterator[ComparedNeed]:
    places = _strongest_places(skills, groups)
    by_key: dict[str, list[_Skill]] = {}
    for one in skills:
        by_key.setdefault(one.key, []).append(one)
    for number, group in enumerate(groups):
        held = [key for key, place in places.items() if place.group == number]
        if held:
            yield _need(held, by_key, places, group, report)
    for key, place in places.items():
        if place.group is None:
            yield _need([key], by_key, places, None, report)


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
    keys: Sequence[str],
    by_key: Mapping[str, Sequence[_Skill]],
    places: Mapping[str, _Place],
    group: Group | None,
    report: Report,
) -> ComparedNeed:
    found = tuple(
        _alternative(by_key[key], places[key], report)
        for key in sorted(keys, key=lambda key: by_key[key][0].mention.span.start)
    )
    several = group is not None and len(found) > 1
    return ComparedNeed(
        id=min(keys, key=lambda key: (places[key].example, by_key[key][0].mention.span.start)),
        kind=NeedKind.SKILL,
        need=min((places[key].need for key in keys), key=lambda one: one.rank),
        open=group is not None and (group.is_open or (several and not all(one.example for one in found))),
        alternatives=found,
        at_least=min(group.at_least, sum(one.example for one in found)) or 1 if several and group else 1,
    )


def _alternative(skills: Sequence[_Skill], place: _Place, report: Report) -> Alternative:
    concept, special = skills[0].mention.concept, skills[0].special
    label = report.labels.concepts.get(concept, concept)
    return Alternative(
        concept,
        label if special in ("", DEGREE) else f"{label} ({special})",
        asked_at(one.mention for one in skills),
        special=special,
        example=place.example,
    )


def asked_at(mentions: Iterable[Mention]) -> tuple[AskedPlace, ...]:
    """The places of some mentions."""
    return tuple(AskedPlace(one.span, one.line) for one in mentions)


def _by_concept(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for one in mentions:
        found.setdefault(one.concept, []).append(one)
    return found


def _strongest_places(skills: Sequence[_Skill], groups: Sequence[Group]) -> dict[str, _Place]:
    """By key, where it is asked for at its strongest; by itself rather than in a group."""
    group_of: dict[int, tuple[int, bool]] = {}
    for number, group in enumerate(groups):
        group_of.update((at, (number, True)) for at in group.examples)
        group_of.update((at, (number, False)) for at in group.heads)
    # "C++, Java or Python (Python is what we use)" asks for Python among the others.
    beside = {(skills[at].key, skills[at].mention.unit) for at in group_of}
    found: dict[str, _Place] = {}
    for at, one in enumerate(skills):
        if at not in group_of and (one.key, one.mention.unit) in beside:
            continue
        in_group = group_of.get(at)
        place = _Place(
            one.mention.need or Need.CONTEXT,
            in_group[0] if in_group else None,
            in_group[1] if in_group else False,
        )
        old = found.get(one.key)
        if old is None or _order(place) < _order(old):
            found[one.key] = place
    return found


def _order(place: _Place) -> tuple[int, int]:
    # What examples are given of is met by them wherever it is asked for; an example asked for by itself is a need.
    return place.need.rank, 0 if place.group is None else 1 if place.example else -1


def _is_named(duty: Mention, skills: Sequence[Mention]) -> bool:
    """Whether the words that state a duty are the name of a skill, which is asked for by itself: "requirements
    analysis"."""
    at = bisect_left(skills, duty.span.start, key=lambda one: one.span.start)
    return any(
        one.span.start <= duty.span.start + 1 and one.span.end + 1 >= duty.span.end
        for one in skills[max(0, at - 1) : at + 2]
    )


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
        and not _is_named(one, skills)
    ]
    for concept, ones in _by_concept(stated).items():
        need = min((one.need for one in ones if one.need), key=lambda need: need.rank)
        alternative = Alternative(concept, report.labels.concepts.get(concept, concept), asked_at(ones))
        yield ComparedNeed(concept, NeedKind.DUTY, need, False, (alternative,))
