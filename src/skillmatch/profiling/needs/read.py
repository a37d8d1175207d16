"""What a posting asks for, as needs: each once, alternatives together, years and degrees by themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.attributes.years import AskedYears
from skillmatch.matching.model import Mention, MentionType, Need
from skillmatch.profiling.needs.anchors import LookedAt
from skillmatch.profiling.needs.degrees import DEGREE, DegreesAsked, subjects_of
from skillmatch.profiling.needs.groups import Group, GroupFinder
from skillmatch.profiling.needs.model import CLASSES, AskedNeed, AskedPlace, AskedThing, NeedKind
from skillmatch.profiling.needs.special import SpecialReader
from skillmatch.profiling.needs.years import years_needs
from skillmatch.taxonomy.model import Concept, SkillKind, Taxonomy


class _Place(NamedTuple):
    """Where a concept is asked for at its strongest: by itself, or in a group."""

    need: Need
    group: int | None
    example: bool


class _Skill(NamedTuple):
    """A mention that asks for a skill, and the word that makes it a special one."""

    mention: Mention
    special: str
    key: str
    """What is the same need wherever it is asked for."""


def _skill(mention: Mention, special: str) -> _Skill:
    return _Skill(mention, special, f"{mention.concept}:{special}" if special else mention.concept)


class PostingNeedReader:
    """Reads the needs of postings."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        cues = taxonomy.cues
        self._concepts = taxonomy.concepts
        self._groups = GroupFinder(cues.choices, cues.comparing)
        self._special = SpecialReader(cues.comparing)
        self._subjects = frozenset(cues.degrees.quantitative)
        self._degrees = DegreesAsked(cues.degrees, cues.comparing.preferred)

    def needs(
        self, document: Document, mentions: Sequence[Mention], years: Iterable[AskedYears]
    ) -> tuple[AskedNeed, ...]:
        """All that a posting asks for, in text order.

        Args:
            document: the posting.
            mentions: what was found in it.
            years: the statements of years of experience among these.
        """
        asked = [one for one in mentions if self._is_asked(one)]
        text = LookedAt.of(document)
        degrees = list(self._degrees.find(document, text, _needs_by_unit(mentions)))
        subjects = subjects_of(degrees, asked, document, self._concepts)
        studied = {at for group in subjects for at in group.examples}
        special = self._special.units(text)
        skills = [
            _skill(
                one, DEGREE if at in studied else self._special.of(one, document.text) if one.unit in special else ""
            )
            for at, one in enumerate(asked)
        ]
        others = self._groups.find(asked, document, text)
        groups = [*subjects, *(one for one in others if studied.isdisjoint((*one.examples, *one.heads)))]
        made = [*_of_skills(skills, groups, self._concepts), *_duties(mentions, asked, self._concepts)]
        return tuple(
            _by_place(
                [
                    *_with_degrees(made, degrees, self._subjects, document),
                    *degrees,
                    *years_needs(document, mentions, years, self._concepts),
                ]
            )
        )

    def _is_asked(self, mention: Mention) -> bool:
        return (
            mention.asserted
            and mention.type is MentionType.SKILL
            and (mention.kind is SkillKind.HARD or mention.concept in self._special.languages)
            and mention.section is not SectionRole.TITLE
            and mention.need in CLASSES
        )


def _needs_by_unit(mentions: Iterable[Mention]) -> Mapping[int, Sequence[Need]]:
    found: dict[int, list[Need]] = {}
    for one in mentions:
        if one.need:
            found.setdefault(one.unit, []).append(one.need)
    return found


def _of_skills(
    skills: Sequence[_Skill], groups: Sequence[Group], concepts: Mapping[str, Concept]
) -> Iterator[AskedNeed]:
    places = _strongest_places(skills, groups)
    by_key: dict[str, list[_Skill]] = {}
    for one in skills:
        by_key.setdefault(one.key, []).append(one)
    held: dict[int, list[str]] = {}
    for key, place in places.items():
        if place.group is None:
            yield _need([key], by_key, places, None, concepts)
        else:
            held.setdefault(place.group, []).append(key)
    for number, keys in held.items():
        yield _need(keys, by_key, places, groups[number], concepts)


def _by_place(needs: Iterable[AskedNeed]) -> list[AskedNeed]:
    return sorted(needs, key=lambda one: (one.start, one.id))


def _with_degrees(
    needs: Sequence[AskedNeed], degrees: Sequence[AskedNeed], subjects: Container[str | None], document: Document
) -> Iterator[AskedNeed]:
    """The same; those that name nothing but subjects of a degree, told to be a part of it."""
    by_unit = {document.unit_index(degree.start): degree for degree in degrees}
    for need in needs:
        unit = document.unit_index(need.start)
        degree = by_unit.get(unit)
        if unit is not None and degree and need.kind is NeedKind.SKILL and need.start > degree.start:
            end = document.units[unit].span.end
            if all(
                one.asked[-1].span.start < end and (one.special == DEGREE or one.concept in subjects)
                for one in need.alternatives
            ):
                need = need._replace(part_of=degree.id)
        yield need


def _need(
    keys: Sequence[str],
    by_key: Mapping[str, Sequence[_Skill]],
    places: Mapping[str, _Place],
    group: Group | None,
    concepts: Mapping[str, Concept],
) -> AskedNeed:
    if len(keys) > 1:
        keys = sorted(keys, key=lambda key: by_key[key][0].mention.span.start)
    found = tuple([_thing(by_key[key], places[key], concepts) for key in keys])
    if group is None:
        return AskedNeed(keys[0], NeedKind.SKILL, places[keys[0]].need, False, found)
    heads = [key for key in keys if not places[key].example]
    several = len(found) > 1
    return AskedNeed(
        id=(heads or keys)[0],
        kind=NeedKind.SKILL,
        need=min((places[key].need for key in keys), key=lambda one: one.rank),
        open=group.is_open or (several and bool(heads)),
        alternatives=found,
        at_least=min(group.at_least, len(keys) - len(heads)) or 1 if several else 1,
    )


def _thing(skills: Sequence[_Skill], place: _Place, concepts: Mapping[str, Concept]) -> AskedThing:
    concept, special = skills[0].mention.concept, skills[0].special
    label = concepts[concept].label
    return AskedThing(
        concept,
        label if special in ("", DEGREE) else f"{label} ({special})",
        _asked_at([one.mention for one in skills]),
        special=special,
        example=place.example,
    )


def _asked_at(mentions: Iterable[Mention]) -> tuple[AskedPlace, ...]:
    """The places of some mentions."""
    return tuple([AskedPlace(one.span, one.line) for one in mentions])


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


def _duties(
    mentions: Iterable[Mention], skills: Sequence[Mention], concepts: Mapping[str, Concept]
) -> Iterator[AskedNeed]:
    """What is to be done, or to have been done. In a line of requirements that names skills, these are its needs."""
    naming = {one.unit for one in skills}
    stated = [
        one
        for one in mentions
        if one.asserted
        and one.type is MentionType.RESPONSIBILITY
        and one.section is not SectionRole.TITLE
        and (one.need is Need.DUTY or (one.need in CLASSES and one.unit not in naming))
        and not _is_named(one, skills)
    ]
    for concept, ones in _by_concept(stated).items():
        need = min((one.need for one in ones if one.need), key=lambda need: need.rank)
        thing = AskedThing(concept, concepts[concept].label, _asked_at(ones))
        yield AskedNeed(concept, NeedKind.DUTY, need, False, (thing,))
