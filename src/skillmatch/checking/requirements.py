"""What the rules want to know of needs, choices and years: the one place that reads them out of a post.

Each is kept for the post at hand, since several rules ask for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from skillmatch.checking.context import Post, once_a_post
from skillmatch.documents.model import Unit
from skillmatch.matching.attributes.years import AskedYears
from skillmatch.matching.model import Mention, Need
from skillmatch.profiling.needs.model import NeedKind
from skillmatch.taxonomy.model import SkillKind
from skillmatch.text.spans import Span

_AT_ONCE = re.compile(
    r"[\s'’)]*+(?:(?:of|in|with|using|on|as|working|professional|relevant|hands[- ]on|practical|solid|strong|proven|"
    r"recent|direct|production|commercial|industry|work|experience|exp\.?|expertise|programming|coding|development|"
    r"developing|building|experienced|the|a|an)(?!\w)[\s,:]*+)*",
    re.IGNORECASE,
)
"""What may be between years and the skill that they are asked of as such; the years of "leading data engineering
efforts" are others than those of data engineering."""


@dataclass(frozen=True, slots=True)
class NeedOf:
    """One thing that a post asks for: a skill, or several of which any will do."""

    concepts: tuple[str, ...]
    mentions: tuple[Mention, ...]


class YearsAsked(NamedTuple):
    """A statement of years of experience: at least ``least``, at most ``most`` where it says so."""

    least: float
    most: float | None
    span: Span
    unit: Unit
    of: Mention | None
    """The first skill that they are years of."""
    preferred: bool


@once_a_post
def must_haves(post: Post) -> tuple[NeedOf, ...]:
    """The needs of hard skills that the post requires, in text order, as a report counts them: any of several is one
    need, and so is a head with its examples; the subjects of a degree are none."""
    at = {(one.concept, one.span.start): one for one in post.mentions(kind="hard")}
    needs = []
    for need in post.profile.needs:
        if need.kind is not NeedKind.SKILL or need.need is not Need.REQUIRED or not need.is_counted:
            continue
        places = ((one.concept, place.span.start) for one in need.alternatives for place in one.asked)
        mentions = sorted((at[place] for place in places if place in at), key=lambda one: one.span)
        if mentions:
            needs.append(NeedOf(tuple(dict.fromkeys(one.concept for one in mentions)), tuple(mentions)))
    return tuple(needs)


@once_a_post
def choices(post: Post) -> tuple[tuple[Mention, ...], ...]:
    """The hard skills of each either-or group of the post: "PyTorch or TensorFlow", "a cloud such as AWS"."""
    groups = (tuple(m for m in choice.mentions if m.kind is SkillKind.HARD) for choice in post.report.choices)
    return tuple(group for group in groups if len(group) > 1)


@once_a_post
def years_asked(post: Post) -> tuple[YearsAsked, ...]:
    """The years of experience that the post asks for, in text order."""
    mentions = reversed(post.report.mentions)
    of = {m.years.start: m for m in mentions if m.years and _is_asked_at_once(m, post.text)}
    return tuple(_with_skill(asked, post, of) for asked in post.profile.level.asked)


def _with_skill(asked: AskedYears, post: Post, of: Mapping[int, Mention]) -> YearsAsked:
    years, unit = asked.years, post.document.units[asked.unit]
    span = Span(years.start, years.end)
    return YearsAsked(years.least, years.most, span, unit, of.get(years.start), asked.preferred)


def _is_asked_at_once(mention: Mention, text: str) -> bool:
    years = mention.years
    if years is None or mention.kind is not SkillKind.HARD or not mention.asserted:
        return False
    return _AT_ONCE.fullmatch(text, years.end, mention.span.start) is not None
