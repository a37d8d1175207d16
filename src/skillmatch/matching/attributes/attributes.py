"""What only some mentions carry: the choice they are part of, years asked for, the strength and time of their use."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.attributes.choices import ChoiceCues, Item
from skillmatch.matching.attributes.employer import EmployerCues
from skillmatch.matching.attributes.strength import StrengthCues
from skillmatch.matching.model import Mention, Strength
from skillmatch.readers.model import Kind
from skillmatch.text.dates import Period, find_periods
from skillmatch.text.years import Years, find_years

_YEAR_WORDS = ("year", "yr", "month")
_OF = re.compile(
    r"[\s’'-]*+(?:\(s\))?(?:[\w/&+-]++\s++){0,5}?"
    r"(?:of|in|with|using|on|as|building|developing|programming|writing|working)?\s*+"
    r"(?:[\w/&+-]++\s++){0,3}[\"“(]?",
    re.IGNORECASE,
)
"""What may be between years and the first skill that they are asked of."""
_NEXT = re.compile(
    r"\s*+(?:\([^()]{0,24}\)\s*+)?(?:[,/&]|(?:,\s*+)?(?:and/or|and|or|with|in|using|on))?\s*+"
    r"(?:an?\s|the\s)?(?:[\w+-]++\s){0,2}",
    re.IGNORECASE,
)
"""What may be between two skills of which the same years are asked."""
_OTHER = re.compile(
    r"\b(?:familiar|knowledge|understanding|ability|exposure|plus|prefer|degree|bachelor|master|phd)", re.IGNORECASE
)
"""Where something else begins that the years are not asked of."""
_BEHIND = re.compile(r"\s*+[(:–—,-]++\s*+(?:at least\s|min(?:imum|\.)?(?: of)?\s|over\s|>\s?)?", re.IGNORECASE)
"""What is between a skill and the years after it: "Python (5 years)", "SQL: 3+ years"."""
_WORKED = frozenset({SectionRole.EXPERIENCE, SectionRole.PROJECTS, SectionRole.EDUCATION})


class Attributes:
    """Adds to mentions of skills what the words and the dates around them tell."""

    def __init__(self, cues: Mapping[str, Any], group_of: Mapping[str, str]) -> None:
        self._choices = ChoiceCues(cues["choices"])
        self._employer = EmployerCues(cues["employer"])
        self._strength = StrengthCues(cues["strength"])
        self._group_of = group_of

    def of(self, skills: Sequence[Mention], document: Document) -> list[Mention]:
        """The mentions of skills, by place, each with its details."""
        if document.kind is Kind.POSTING:
            skills = self._employer.without(skills, document.text)
        known: dict[int, dict[str, Any]] = defaultdict(dict)
        for at, years in _years(skills, document):
            known[at]["years"] = years
        if document.kind is Kind.POSTING:
            for number, choice in enumerate(self._found_choices(skills, document)):
                for at in choice:
                    known[at]["choice"] = number
        else:
            periods = [period for period in find_periods(document.text) if _is_work(period, document)]
            of_unit: dict[int, Strength] = {}
            for at, mention in enumerate(skills):
                if mention.unit < 0 or mention.unit not in of_unit:
                    of_unit[mention.unit] = self._strength_of(mention, document)
                known[at] |= {"strength": of_unit[mention.unit], "period": _period(mention, periods, document)}
        return [mention._replace(**known[at]) if at in known else mention for at, mention in enumerate(skills)]

    def _found_choices(self, skills: Sequence[Mention], document: Document) -> Iterator[tuple[int, ...]]:
        meant = [
            at for at, mention in enumerate(skills) if mention.asserted and mention.section is not SectionRole.TITLE
        ]
        items = [Item(*skills[at].span, skills[at].unit, self._group_of[skills[at].concept]) for at in meant]
        for choice in self._choices.find(document.text, items):
            if len({skills[meant[one]].concept for one in choice}) > 1:
                yield tuple(meant[one] for one in choice)

    def _strength_of(self, mention: Mention, document: Document) -> Strength:
        """That of all skills of a sentence, or of one in a heading."""
        span = document.units[mention.unit].span if mention.unit >= 0 else mention.span
        return self._strength.of(document.text[slice(*span)], mention.section)


def _years(skills: Sequence[Mention], document: Document) -> Iterator[tuple[int, Years]]:
    """The mentions that years are asked of, with the years."""
    if not _speaks_of_years(document.text):
        return
    by_unit: dict[int, list[int]] = defaultdict(list)
    for at, mention in enumerate(skills):
        if mention.unit >= 0:
            by_unit[mention.unit].append(at)
    for unit, ones in by_unit.items():
        span = document.units[unit].span
        if _speaks_of_years(document.text[slice(*span)]):
            stated = list(find_years(document.text, *span))
            for at, years in _bound(stated, [(at, skills[at]) for at in ones], document.text):
                yield at, years


def _speaks_of_years(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _YEAR_WORDS)


def _bound(stated: list[Years], skills: list[tuple[int, Mention]], text: str) -> Iterator[tuple[int, Years]]:
    ends = [years.start for years in stated[1:]] + [len(text)]
    taken: set[int] = set()
    for years, end in zip(stated, ends, strict=False):
        before = [(at, one) for at, one in skills if one.span.end <= years.start and at not in taken]
        if before and _BEHIND.fullmatch(text, before[-1][1].span.end, years.start):
            taken.add(before[-1][0])
            yield before[-1][0], years
            continue
        reached, between = years.end, _OF
        for at, one in skills:
            if not years.end <= one.span.start < end:
                continue
            if not between.fullmatch(text, reached, one.span.start) or _OTHER.search(text, reached, one.span.start):
                break
            taken.add(at)
            yield at, years
            reached, between = one.span.end, _NEXT


def _is_work(period: Period, document: Document) -> bool:
    return document.section_at(period.start).role in _WORKED


def _period(mention: Mention, periods: Sequence[Period], document: Document) -> Period | None:
    """The time of the job or project that a mention is under: the last one stated before it, or in its own line."""
    if mention.section not in _WORKED:
        return None
    line_end = document.line_starts[mention.line] if mention.line < len(document.line_starts) else len(document.text)
    at = bisect_right(periods, line_end, key=lambda period: period.start) - 1
    if at < 0 or document.section_at(periods[at].start).role is not mention.section:
        return None
    return periods[at]
