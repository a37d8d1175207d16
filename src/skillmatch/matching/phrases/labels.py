"""A label of the taxonomy, and what tells it from the other things that are spelled the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from skillmatch.taxonomy.model import Concept
from skillmatch.text.normalize import fold_phrase
from skillmatch.text.phrases import LazyPhrases


class Label:
    """A label of a skill or group, with the rules that tell it from its ordinary sense."""

    __slots__ = ("_rules", "concept", "hidden", "text")
    is_pattern = False
    """Whether it is a token pattern in the place of a label; ``text`` is then the pattern."""

    def __init__(self, concept: Concept, at: int) -> None:
        """``at`` is the place of the label among those of its concept."""
        self.concept = concept
        self.text = concept.labels[at]
        self.hidden = at > len(concept.alt)
        self._rules: tuple[AmbiguityRule, ...] | None = None if concept.ambiguous else ()

    @property
    def rules(self) -> tuple[AmbiguityRule, ...]:
        """Made when first asked for: a text holds few of the many ambiguous names."""
        if self._rules is None:
            self._rules = rules_for(self.concept, self.text)
        return self._rules


class AmbiguityRule(NamedTuple):
    """An ``Ambiguity`` of the taxonomy, folded for use; see there for what each part means."""

    spelled: frozenset[str]
    near: frozenset[str]
    in_list: bool
    never: LazyPhrases | None
    not_after: frozenset[str]
    not_before: frozenset[str]

    @property
    def needs_context(self) -> bool:
        """Whether the words around must speak for the skill."""
        return bool(self.near) or self.in_list


def rules_for(concept: Concept, label: str) -> tuple[AmbiguityRule, ...]:
    """The rules of ``concept`` that hold for one of its labels."""
    return tuple(
        AmbiguityRule(
            spelled=frozenset(concept.labels) if rule.case else frozenset(),
            near=_folded(rule.near),
            in_list=rule.in_list,
            never=LazyPhrases(rule.never) if rule.never else None,
            not_after=_folded(rule.not_after),
            not_before=_folded(rule.not_before),
        )
        for rule in concept.ambiguous
        if not rule.labels or label in rule.labels
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in words for word in fold_phrase(text))
