"""Telling a skill from the ordinary word, or the other thing, that is spelled the same."""

from __future__ import annotations

from collections.abc import Iterable

from skillmatch.matching.phrases.labels import AmbiguityRule

_REACH = 40
"""A ``never`` phrase is looked for within this many code points of the match."""

_SHORTEST_IN_CAPITALS = 4
"""A shorter word in capitals is more often an abbreviation of something else."""


def objection(rule: AmbiguityRule, text: str, start: int, end: int, before: str, after: str) -> str | None:
    """Why the words just here rule the skill out; ``None`` where they do not.

    Args:
        start, end: the match in ``text``.
        before, after: the words next to it, folded, or empty.
    """
    surface = text[start:end]
    if not (_is_spelled(rule, surface) or is_recased(rule, surface)):
        return f"“{surface}” is not spelled as the name is"
    if before and before in rule.not_after:
        return f"comes after “{before}”"
    if after and after in rule.not_before:
        return f"comes before “{after}”"
    if rule.never:
        for found in rule.never.finditer(text, max(0, start - _REACH), end + _REACH):
            if found.start() <= start and end <= found.end():
                return f"part of “{found.group()}”"
    return None


def _is_spelled(rule: AmbiguityRule, surface: str) -> bool:
    return not rule.spelled or surface in rule.spelled or surface.removesuffix("s") in rule.spelled


def is_recased(rule: AmbiguityRule, surface: str) -> bool:
    """Whether a name is written all in capitals or all in small letters though it is not spelled so, as "GLUE" in
    "LAMBDA, GLUE, ATHENA" and "hive" in "spark, hive, kafka"."""
    if _is_spelled(rule, surface):
        return False
    if surface.islower():
        # An abbreviation in small letters ("it", "or") is a word, and so are two words ("core data") of a longer name.
        return len(surface) > 1 and surface.capitalize() in rule.spelled
    return len(surface) >= _SHORTEST_IN_CAPITALS and surface.isupper()


def context_word(rule: AmbiguityRule, words: Iterable[str]) -> str | None:
    """The first of ``words`` (folded) that speaks for the skill, or ``None``."""
    return next((word for word in words if word in rule.near), None)
