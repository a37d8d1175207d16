"""Levels: years that do not go together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from skillmatch.checking.context import Post, find
from skillmatch.checking.model import Hit, Related, Rule
from skillmatch.checking.requirements import YearsAsked, years_asked
from skillmatch.checking.rules.wording import number
from skillmatch.text.spans import Span

_MOST_YEARS = 20
"""Statements of the years of one skill that are compared with each other: any more are no post's."""


def contradicting_years(post: Post, rule: Rule) -> Iterator[Hit]:
    """Two figures for the years of one and the same skill, or a span that runs backwards."""
    asked = years_asked(post)
    for years in asked:
        if years.most is not None and years.most < years.least and "/" not in post.words(years.span):
            yield Hit(years.span, {"one": post.words(years.span), "other": "it runs backwards"})
    musts = [years for years in asked if years.of and not years.preferred and not _is_alternative(post, years, rule)]
    by_concept: dict[str, list[YearsAsked]] = {}
    for years in musts:
        by_concept.setdefault(_concept(years), []).append(years)
    for asked_of_one in by_concept.values():
        for one, other in combinations(asked_of_one[:_MOST_YEARS], 2):
            if one.least != other.least and one.unit != other.unit:
                label = post.label(_concept(one))
                facts = {
                    "one": f"{post.words(one.span)} of {label}",
                    "other": f"line {post.line(other.span)} says “{post.words(other.span)}”",
                }
                yield Hit(one.span, facts, (Related(other.span, post.words(other.span)),))


def _concept(years: YearsAsked) -> str:
    assert years.of
    return years.of.concept


def _is_alternative(post: Post, years: YearsAsked, rule: Rule) -> bool:
    """Whether the years depend on something else: a degree, a place, a level of pay."""
    return find(post.text, rule.words["alternatives"], years.unit.span.start, years.unit.span.end) is not None


def years_beyond_technology(post: Post, rule: Rule) -> Iterator[Hit]:
    """More years of a technology than it had been out for when the post was published."""
    if post.asked.date is None:
        return
    for years in years_asked(post):
        since = post.taxonomy.concepts[years.of.concept].since if years.of else None
        if years.of is None or since is None:
            continue
        age = post.asked.date - since
        if years.least > age + rule.thresholds["slack"]:
            facts = {
                "years": post.words(years.span),
                "label": post.label(years.of.concept),
                "since": since,
                "age": number(max(0, age)),
                "date": post.asked.date,
            }
            yield Hit(Span(years.span.start, years.of.span.end), facts)


CHECKS = {
    "contradicting-years": contradicting_years,
    "years-beyond-technology": years_beyond_technology,
}
