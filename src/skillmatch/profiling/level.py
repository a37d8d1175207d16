"""The level: entry, mid or senior, from the title, the years, the words and the duties of a document."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.documents.model import Document, Kind, SectionRole
from skillmatch.matching.years import Years, find_years
from skillmatch.profiling.careers import years_worked
from skillmatch.profiling.counts import Counts
from skillmatch.profiling.model import Level, LevelReason
from skillmatch.profiling.title import named_in, title_text
from skillmatch.profiling.weights import LevelWeights

_NO_YEARS = frozenset({SectionRole.COMPANY, SectionRole.BENEFITS, SectionRole.LEGAL})
_HEADLINE = 600
"""A résumé says who its person is within this many code points of the top."""


def level(document: Document, counts: Counts, weights: LevelWeights) -> Level:
    """The level with the most weight of signs; ``unclear`` where there is none.

    Each sign adds its weight to one level. Of two levels as heavy, the one named first in ``senior, mid, entry`` is
    taken, since duties only ever add to what a text asks for.
    """
    years = _years(document)
    reasons = [*_titles(document, weights), *_of_years(years, document, weights)]
    reasons += [*_words(document, weights), *_duties(counts, weights)]
    points = {name: sum(r.weight for r in reasons if r.level == name) for name in ("senior", "mid", "entry")}
    best = max(points, key=lambda name: points[name])
    verdict = best if points[best] >= weights.floor else "unclear"
    reasons.sort(key=lambda reason: (-reason.weight, reason.line or 0, reason.text))
    return Level(verdict, years.least if years else None, tuple(reasons))


def _titles(document: Document, weights: LevelWeights) -> Iterator[LevelReason]:
    title = title_text(document)
    named = named_in(title, weights.titles)
    if named and document.title:
        yield LevelReason(f"title “{title}”", named[0], weights.title, document.line_of(document.title.start))


def _years(document: Document) -> Years | None:
    """The years of experience that a document asks for, or shows."""
    if document.kind is Kind.RESUME:
        return years_worked(document)
    asked = [one for unit in document.units for one in _asked(document, unit.span.start, unit.span.end, unit.section)]
    must = [years for years, preferred in asked if not preferred]
    usable = must or [years for years, _ in asked]
    return max(usable, key=lambda years: (years.least, -years.start)) if usable else None


def _asked(document: Document, start: int, end: int, section: int) -> Iterator[tuple[Years, bool]]:
    role = document.sections[section].role
    if role in _NO_YEARS:
        return
    text = document.text[start:end].lower()
    if role is SectionRole.OTHER and not any(word in text for word in ("experience", "background", "working", "you")):
        return
    if any(phrase in text for phrase in ("years ago", "years old", "year old", "founded", "for over", "the last", "the past", "year contract")):
        return
    for years in find_years(document.text, start, end):
        yield years, role is SectionRole.PREFERRED or "preferred" in text or "a plus" in text


def _of_years(years: Years | None, document: Document, weights: LevelWeights) -> Iterator[LevelReason]:
    if years is None:
        return
    name = "senior" if years.least >= weights.senior_from else "mid" if years.least >= weights.mid_from else "entry"
    verb = "shows" if document.kind is Kind.RESUME else "asks for"
    quoted = document.text[years.start : years.end] if years.end else f"{years.least:g} years"
    yield LevelReason(f"{verb} “{quoted}”", name, weights.years, document.line_of(years.start) if years.end else None)


def _words(document: Document, weights: LevelWeights) -> Iterator[LevelReason]:
    """Words that name the level of the job itself: "a Senior Data Scientist", "entry-level position"."""
    lowered = document.text.lower()
    until = _HEADLINE if document.kind is Kind.RESUME else len(lowered)
    for name, phrases in weights.phrases.items():
        for phrase in phrases:
            at = _find(lowered, phrase, until, document)
            if at is not None:
                yield LevelReason(f"says “{phrase}”", name, weights.word, document.line_of(at))
                break


def _find(lowered: str, phrase: str, until: int, document: Document) -> int | None:
    at = lowered.find(phrase, 0, until)
    while at >= 0:
        before, behind = lowered[at - 1 : at], lowered[at + len(phrase) : at + len(phrase) + 1]
        whole = not before.isalnum() and not behind.isalnum()
        outside = document.title is None or at >= document.title.end
        if whole and outside and document.section_at(at).role not in _NO_YEARS:
            return at
        at = lowered.find(phrase, at + 1, until)
    return None


def _duties(counts: Counts, weights: LevelWeights) -> Iterator[LevelReason]:
    for concept, weight in weights.duties.items():
        mentions = counts.mentions.get(concept)
        if mentions:
            yield LevelReason(f"“{mentions[0].text}”", "senior", weight, mentions[0].line)
