"""How much a post may ask for."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.checking.context import Post
from skillmatch.checking.model import Hit, Rule
from skillmatch.checking.requirements import must_haves, years_asked
from skillmatch.checking.rules.wording import number


def most_must_haves(post: Post, rule: Rule) -> Iterator[Hit]:
    """More must-haves than so many."""
    count, most = len(must_haves(post)), rule.thresholds["most"]
    if count > most:
        yield Hit(None, {"count": count, "what": number(most)}, key="")


def most_years(post: Post, rule: Rule) -> Iterator[Hit]:
    """Each demand for more years than so many."""
    most = rule.thresholds["most"]
    for years in years_asked(post):
        if years.least > most and not years.preferred:
            yield Hit(years.span, {"words": post.words(years.span), "what": number(most)})
