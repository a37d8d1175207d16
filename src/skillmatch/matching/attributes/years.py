"""The years of experience that a text asks for: of a job, and of a skill."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skillmatch.documents.model import ABOUT_OTHERS, Document, SectionRole, Unit
from skillmatch.matching.model import Mention
from skillmatch.taxonomy.cues import YearCues
from skillmatch.text.lazy_pattern import lazy_pattern
from skillmatch.text.phrases import alternatives, any_of
from skillmatch.text.spans import places_of
from skillmatch.text.years import Years, find_years

_ASKING = frozenset({SectionRole.TITLE, SectionRole.REQUIRED, SectionRole.PREFERRED})
"""The roles of sections in which years are those of experience, whatever the sentence speaks of."""
_WE = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
"""A sentence of the company's own years; else "3+ years" and "2-4 yrs" ask for experience wherever they are."""
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
_AFTER = lazy_pattern(r"\s*+[(:–—,-]++\s*+(?:at least\s|min(?:imum|\.)?(?: of)?\s|over\s|>\s?)?", re.IGNORECASE)
"""What is between a skill and the years after it: "Python (5 years)", "SQL: 3+ years"."""


class AskedYears(NamedTuple):
    """Years of experience that a posting asks for."""

    years: Years
    unit: int
    """Index into ``Document.units``."""
    preferred: bool


class YearsReader:
    """Tells years of experience from other years, and what they are asked of."""

    def __init__(self, cues: YearCues) -> None:
        self._words = cues.units
        self._experience = any_of(cues.experience)
        self._other = any_of(cues.other)
        self._preferred = any_of(cues.preferred)
        self._not_of = re.compile(rf"\b(?:{alternatives(cues.not_of)})", re.IGNORECASE)

    def asked(self, document: Document) -> tuple[AskedYears, ...]:
        """The years of experience that a posting asks for, in text order."""
        units = document.units
        return tuple(asked for at in self._naming_years(document) for asked in self._asked_in(document, at, units[at]))

    def _asked_in(self, document: Document, at: int, unit: Unit) -> Iterator[AskedYears]:
        role, words = document.role_of(unit), document.text_of(unit.span)
        if role in ABOUT_OTHERS or self._other.search(words):
            return
        spoken_of = role in _ASKING or self._experience.search(words) is not None
        if not spoken_of and _WE.search(words):
            return
        preferred = role is SectionRole.PREFERRED or self._preferred.search(words) is not None
        for years in find_years(document.text, *unit.span):
            if spoken_of or years.most is not None or "+" in document.text[years.start : years.end]:
                yield AskedYears(years, at, preferred)

    def of_skills(self, skills: Sequence[Mention], document: Document) -> list[Mention]:
        """The mentions of skills, by place, those that years are asked of (or claimed for) with the years."""
        found = list(skills)
        naming = self._naming_years(document)
        by_unit = _by_unit(skills) if naming else {}
        for unit in naming:
            if unit in by_unit:
                stated = list(find_years(document.text, *document.units[unit].span))
                of_unit = [(at, skills[at]) for at in by_unit[unit]]
                for at, years in self._bound(stated, of_unit, document.text):
                    found[at] = found[at]._replace(years=years)
        return found

    def _bound(self, stated: list[Years], skills: list[tuple[int, Mention]], text: str) -> Iterator[tuple[int, Years]]:
        ends = [years.start for years in stated[1:]] + [len(text)]
        taken: set[int] = set()
        for years, end in zip(stated, ends, strict=False):
            before = [(at, one) for at, one in skills if one.span.end <= years.start and at not in taken]
            if before and _AFTER.fullmatch(text, before[-1][1].span.end, years.start):
                taken.add(before[-1][0])
                yield before[-1][0], years
                continue
            reached, between = years.end, _OF
            for at, one in skills:
                if not years.end <= one.span.start < end:
                    continue
                if not between.fullmatch(text, reached, one.span.start) or self._begins_other(text, reached, one):
                    break
                taken.add(at)
                yield at, years
                reached, between = one.span.end, _NEXT

    def _begins_other(self, text: str, reached: int, skill: Mention) -> bool:
        """Whether something else begins before a skill that the years are not asked of."""
        return self._not_of.search(text, reached, skill.span.start) is not None

    def _naming_years(self, document: Document) -> list[int]:
        """The units, by index, in which a word for a span of time is: few."""
        lowered = document.lowered
        places = sorted(at for word in self._words for at in places_of(word, lowered))
        return list(dict.fromkeys(unit for at in places if (unit := document.unit_index(at)) is not None))


def _by_unit(skills: Sequence[Mention]) -> dict[int, list[int]]:
    """The indices of the mentions in each sentence or item."""
    by_unit: dict[int, list[int]] = defaultdict(list)
    for at, mention in enumerate(skills):
        if mention.unit >= 0:
            by_unit[mention.unit].append(at)
    return by_unit
