"""Telling a skill from the ordinary word, or the other thing, that is spelled the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from skillmatch.taxonomy.model import Concept
from skillmatch.text.normalize import fold_phrase


@dataclass(frozen=True, slots=True)
class Rule:
    """An ``Ambiguity`` of the taxonomy, folded for use; see there for what each part means."""

    spelled: frozenset[str]
    near: frozenset[str]
    in_list: bool
    never: re.Pattern[str] | None
    not_after: frozenset[str]
    not_before: frozenset[str]

    @property
    def wants_company(self) -> bool:
        """Whether the words around must speak for the skill."""
        return bool(self.near) or self.in_list


def rules_for(concept: Concept, label: str) -> tuple[Rule, ...]:
    """The rules of ``concept`` that hold for one of its labels."""
    return tuple(
        Rule(
            spelled=frozenset(concept.labels) if rule.case else frozenset(),
            near=_folded(rule.near),
            in_list=rule.in_list,
            never=_any_of(rule.never),
            not_after=_folded(rule.not_after),
            not_before=_folded(rule.not_before),
        )
        for rule in concept.ambiguous
        if not rule.labels or label in rule.labels
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in words for word in fold_phrase(text))


def _any_of(phrases: Iterable[str]) -> re.Pattern[str] | None:
    spelled = [
        r"\s++".join(re.escape(part) for part in phrase.split()) for phrase in sorted(phrases, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE) if spelled else None


_REACH = 40
"""A ``never`` phrase is looked for within this many code points of the match."""


def objection(rule: Rule, text: str, start: int, end: int, before: str, after: str) -> str | None:
    """Why the words just here rule the skill out; ``None`` where they do not.

    Args:
        start, end: the match in ``text``.
        before, after: the words next to it, folded, or empty.
    """
    surface = text[start:end]
    if rule.spelled and surface not in rule.spelled and surface.removesuffix("s") not in rule.spelled:
        return f"“{surface}” is not spelled as the name is"
    if before and before in rule.not_after:
        return f"stands after “{before}”"
    if after and after in rule.not_before:
        return f"stands before “{after}”"
    if rule.never:
        for found in rule.never.finditer(text, max(0, start - _REACH), end + _REACH):
            if found.start() <= start and end <= found.end():
                return f"part of “{found.group()}”"
    return None


def company(rule: Rule, words: Iterable[str]) -> str | None:
    """The first of ``words`` (folded) that speaks for the skill, or ``None``."""
    return next((word for word in words if word in rule.near), None)
