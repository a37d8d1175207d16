"""The years of experience that a posting asks for, each statement a need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from skillmatch.documents.model import Document
from skillmatch.matching.attributes.years import AskedYears
from skillmatch.matching.model import Choice, Mention, Need, choices
from skillmatch.profiling.needs.model import AskedNeed, AskedPlace, AskedThing, NeededYears, NeedKind
from skillmatch.taxonomy.model import Concept, SkillKind
from skillmatch.text.lazy_pattern import lazy_pattern
from skillmatch.text.spans import Span

_REST = lazy_pattern(
    r"(?:\([^()\n]{0,40}\)|[\s’'+()-]|(?:of|as an?|an?|in|with|using|experience|full|time)\b)*", re.IGNORECASE
)
"""What may come between years and what they are of, asides in brackets too: "2 years (preferred) of sales"."""
_MOST_WORDS = 60
_REACH = 240
"""Code points after years in which it is said what they are of."""


def years_needs(
    document: Document, mentions: Sequence[Mention], asked: Iterable[AskedYears], concepts: Mapping[str, Concept]
) -> Iterator[AskedNeed]:
    """The statements of years of a posting, each a need; of what, where skills are named with it."""
    by_start: dict[int, list[Mention]] = {}
    for one in mentions:
        if one.years and one.asserted and one.kind is SkillKind.HARD:
            by_start.setdefault(one.years.start, []).append(one)
    chosen = choices(mentions)
    for statement in asked:
        years = statement.years
        line = document.line_of(years.start)
        place = AskedPlace(Span(years.start, years.end), line)
        for number, of in enumerate(_either(by_start.get(years.start, []), chosen) or [()]):
            end = document.units[statement.unit].span.end
            words = " or ".join(dict.fromkeys(one.text for one in of)) or _words_after(document.text, years.end, end)
            things = tuple(
                AskedThing(concept, concepts[concept].label, (place,))
                for concept in dict.fromkeys(one.concept for one in of)
            )
            yield AskedNeed(
                id=f"years-{line}" + (f"-{number + 1}" if number else ""),
                kind=NeedKind.YEARS,
                need=Need.PREFERRED if statement.preferred else Need.REQUIRED,
                open=False,
                alternatives=things or (AskedThing(None, words or "work", (place,)),),
                years=NeededYears(years.least, years.most, words),
            )


def _either(skills: Sequence[Mention], chosen: Sequence[Choice]) -> list[tuple[Mention, ...]]:
    """The skills that years are asked of, those of one choice together: of each the same years are asked."""
    found: dict[tuple[str, int], list[Mention]] = {}
    for at, one in enumerate(skills):
        found.setdefault(("choice", one.choice) if one.choice is not None else ("skill", at), []).append(one)
    return [tuple(ones) if kind == "skill" else chosen[number].mentions for (kind, number), ones in found.items()]


def _words_after(text: str, start: int, end: int) -> str:
    """What the years are of, in the posting's words."""
    end = min(end, start + _REACH)
    begins = _REST.match(text, start, end)
    rest = text[begins.end() if begins else start : end].split("\n", 1)[0]
    words = re.split(r"[.;,(]", rest, maxsplit=1)[0].strip(" -–—:*)")
    return words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS].rsplit(" ", 1)[0] + "…"
