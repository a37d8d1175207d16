"""Fit to the role type that a post is meant for."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.checking.context import Post
from skillmatch.checking.model import Hit, Rule
from skillmatch.checking.rules.wording import listed


def low_coverage(post: Post, rule: Rule) -> Iterator[Hit]:
    """Less of the role than was asked for."""
    least = post.asked.min_coverage
    role = next((fit for fit in post.profile.roles if fit.id == post.asked.role), None)
    if role is None or least is None or role.coverage >= least:
        return
    missing = listed([gap.label for gap in role.missing], int(rule.thresholds["listed"]))
    facts = {"role": role.label, "coverage": f"{role.coverage:.0%}", "least": f"{least:.0%}", "missing": missing}
    yield Hit(post.document.title, facts, key=role.id)


CHECKS = {"low-coverage": low_coverage}
