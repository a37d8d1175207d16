"""Levels: titles, duties and years that do not go together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from skillmatch.checking.context import Post, find, find_all
from skillmatch.checking.model import Hit, Related, Rule
from skillmatch.checking.requirements import YearsAsked, years_asked
from skillmatch.checking.rules.wording import listed, number
from skillmatch.text.spans import Span

_MOST_YEARS = 20
"""Statements of the years of one skill that are compared with each other: any more are no post's."""


def entry_title_with_senior_duties(post: Post, rule: Rule) -> Iterator[Hit]:
    """A junior who is to set strategy, answer for the architecture or recruit."""
    span = _entry_title(post, rule)
    if span is None:
        return
    senior = [
        m for m in post.responsibilities() if m.concept in rule.words["duties"] and not _is_softened(post, m.span, rule)
    ]
    concepts = list(dict.fromkeys(m.concept for m in senior))
    if len(concepts) < rule.thresholds["duties"]:
        return
    first = [next(m for m in senior if m.concept == concept) for concept in concepts]
    facts = {"named": post.words(span), "duties": listed([f"“{_short(m.text)}”" for m in first], 3)}
    yield Hit(post.document.title, facts, tuple(Related(m.span, post.label(m.concept)) for m in first), key="")


def _entry_title(post: Post, rule: Rule) -> Span | None:
    if post.find_in_title(rule.words["senior"]):
        return None
    return post.find_in_title(rule.words["entry"])


def _is_softened(post: Post, span: Span, rule: Rule) -> bool:
    """Whether the duty is done with or for somebody else."""
    unit = post.unit_at(span.start)
    return unit is not None and find(post.text, rule.words["softened"], unit.span.start, unit.span.end) is not None


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:57].rstrip() + "…"


def entry_title_with_senior_years(post: Post, rule: Rule) -> Iterator[Hit]:
    """A junior with years after them."""
    span = _entry_title(post, rule)
    musts = [years for years in years_asked(post) if not years.preferred]
    if span is None or not musts:
        return
    most = max(musts, key=lambda years: years.least)
    if most.least >= rule.thresholds["years"] and not _is_alternative(post, most, rule):
        words = post.words(most.span)
        facts = {"named": post.words(span), "years": words}
        yield Hit(most.span, facts, (Related(post.document.title, post.title),) if post.document.title else ())


def senior_title_with_supervised_duties(post: Post, rule: Rule) -> Iterator[Hit]:
    """A senior who only works under guidance."""
    span = post.find_in_title(rule.words["senior"])
    if span is None or post.find_in_title(rule.words["entry"]):
        return
    if any(m.concept in rule.words["duties"] for m in post.responsibilities()):
        return
    under = [
        found
        for unit in post.job_units()
        for found in find_all(post.text, rule.words["supervised"], unit.span.start, unit.span.end)
    ]
    if len(under) >= rule.thresholds["signs"]:
        facts = {"named": post.words(span), "signs": listed([f"“{post.words(one)}”" for one in under], 3)}
        yield Hit(under[0], facts, tuple(Related(one, "works under guidance") for one in under[1:]))


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
    "entry-title-with-senior-duties": entry_title_with_senior_duties,
    "entry-title-with-senior-years": entry_title_with_senior_years,
    "senior-title-with-supervised-duties": senior_title_with_supervised_duties,
    "contradicting-years": contradicting_years,
    "years-beyond-technology": years_beyond_technology,
}
