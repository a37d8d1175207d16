"""What the rules want to know of needs, choices and years: the one place that reads them out of a post.

Each is kept for the post at hand, since several rules ask for it.

Where the matcher comes to say so itself (the either-or group of a mention, the years bound to it), this module is all
that has to change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from skillmatch.checking.post import Post
from skillmatch.documents.model import SectionRole, Span, Unit
from skillmatch.matching.model import Mention, Need
from skillmatch.matching.years import find_years

_BETWEEN = re.compile(r"[\s,/()]*(?P<word>and/or|and|or|&|\+)?[\s,(]*(?:an?\s|the\s)?")
"""What may stand between two members of one list."""
_OPENS_CHOICE = re.compile(
    r"\b(?:such\s+as|e\.?g\.?,?|like|for\s+(?:example|instance),?|one\s+of|any\s+of|either|at\s+least\s+one\b.{0,40}|"
    r"one\s+or\s+more\b.{0,40})[\s:,(]*(?:an?\s|the\s)?$",
    re.IGNORECASE,
)
_ENDS_CHOICE = re.compile(
    r"[\s,)]*(?:etc\b|\.\.\.|…|,?\s*(?:or|and)\s+(?:similar|equivalent|comparable|related|other|another|the\s+like)\b)",
    re.IGNORECASE,
)
_OF = re.compile(
    r"[\s'’)]*(?:(?:of|in|with|using|on|as|working|professional|relevant|hands[- ]on|practical|solid|strong|proven|"
    r"recent|direct|production|commercial|industry|work|experience|exp\.?|expertise|programming|coding|development|"
    r"developing|building|experienced|the|a|an)(?!\w)[\s,:]*)*",
    re.IGNORECASE,
)
"""What may stand between years and what they are years of."""
_NOT_ASKED = re.compile(
    r"years?\s+(?:ago|old|contract|plan|roadmap)|founded|for\s+over|(?:last|past|next|first)\s+\S*\s*years?|\bafter\b|"
    r"per\s+year|a\s+year",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NeedOf:
    """One thing that a post asks for: a skill, or a choice of several, of which any will do."""

    concepts: tuple[str, ...]
    mentions: tuple[Mention, ...]


class YearsAsked(NamedTuple):
    """A statement of years of experience: at least ``least``, at most ``most`` where it says so."""

    least: float
    most: float | None
    span: Span
    unit: Unit
    of: Mention | None
    """The skill that they are years of, where one follows at once."""
    preferred: bool


@lru_cache(maxsize=1)
def must_haves(post: Post) -> tuple[NeedOf, ...]:
    """The hard skills that the post requires, a choice of several as one need, in text order."""
    required = list(post.mentions(Need.REQUIRED, kind="hard"))
    chosen = {id(m): number for number, group in enumerate(choices(post)) for m in group}
    needs: dict[object, list[Mention]] = {}
    single = {m.concept for m in required if id(m) not in chosen}
    for mention in required:
        number = chosen.get(id(mention))
        key: object = mention.concept if number is None or mention.concept in single else number
        needs.setdefault(key, []).append(mention)
    return tuple(NeedOf(tuple(dict.fromkeys(m.concept for m in ones)), tuple(ones)) for ones in needs.values())


@lru_cache(maxsize=1)
def choices(post: Post) -> tuple[tuple[Mention, ...], ...]:
    """The either-or groups of the post, two mentions or more each: "PyTorch or TensorFlow", "a cloud such as AWS"."""
    by_unit: dict[int, list[Mention]] = {}
    for mention in post.mentions(kind="hard"):
        by_unit.setdefault(mention.unit, []).append(mention)
    return tuple(group for ones in by_unit.values() for group in _choices(post.text, _outermost(ones)))


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """Those that no longer mention covers, in text order."""
    ordered = sorted(mentions, key=lambda m: (m.span.start, -m.span.end))
    kept: list[Mention] = []
    for mention in ordered:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _choices(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Mention, ...]]:
    run: list[Mention] = []
    either = False
    for mention in mentions:
        gap = _BETWEEN.fullmatch(text, run[-1].span.end, mention.span.start) if run else None
        if gap is None:
            yield from _group(text, run, either)
            run, either = [], False
        elif (gap["word"] and gap["word"].lower() in ("or", "and/or")) or "/" in gap[0]:
            either = True
        run.append(mention)
    yield from _group(text, run, either)


def _group(text: str, run: list[Mention], either: bool) -> Iterator[tuple[Mention, ...]]:
    if len(run) < 2:
        return
    start, end = run[0].span.start, run[-1].span.end
    if either or _OPENS_CHOICE.search(text, max(0, start - 60), start) or _ENDS_CHOICE.match(text, end):
        yield tuple(run)


@lru_cache(maxsize=1)
def years_asked(post: Post) -> tuple[YearsAsked, ...]:
    """The years of experience that the post asks for, in text order."""
    return tuple(asked for unit in post.job_units() for asked in _years(post, unit))


def _years(post: Post, unit: Unit) -> Iterator[YearsAsked]:
    role = post.document.sections[unit.section].role
    words = post.words(unit.span).lower()
    if ("year" not in words and "yr" not in words) or _NOT_ASKED.search(words):
        return
    if role not in (SectionRole.REQUIRED, SectionRole.PREFERRED) and "experience" not in words:
        return
    preferred = role is SectionRole.PREFERRED or any(cue in words for cue in ("preferred", "a plus", "ideally"))
    mentions = sorted((m for m in post.report.mentions if m.kind == "hard"), key=lambda m: (m.span.start, -m.span.end))
    for years in find_years(post.text, unit.span.start, unit.span.end):
        behind = _OF.match(post.text, years.end)
        at = behind.end() if behind else years.end
        of = next((m for m in mentions if m.span.start == at and m.asserted), None)
        yield YearsAsked(years.least, years.most, Span(years.start, years.end), unit, of, preferred)
