"""What a kind of rule is: how a post is checked, and which values a rule of that kind declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from skillmatch.checking.rules import Check


class ValueType(StrEnum):
    """What a value of a rule must be, as pages and messages say it."""

    PHRASES = "words"
    SECTIONS = "sections"
    IDS = "ids of the taxonomy"
    TEXT = "a text"
    NUMBER = "a number"
    PATTERNS = "token patterns"
    """In the ``words`` of a rule each is one line of JSON."""


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A kind of rule. Its check reads lists from the ``words`` of a rule, and numbers from its ``thresholds``."""

    finds: str
    """What is found, for whoever chooses among the kinds."""
    check: Check
    main: str
    """The value that a house rule gives under the name of the kind itself."""
    message: str
    """What a finding of a house rule says unless the team has words of its own; its blanks are the kind's."""
    remedy: str
    required: Mapping[str, ValueType]
    """The values without which it is no rule, ``main`` among them."""
    optional: Mapping[str, ValueType] = field(default_factory=dict)
    counted: str = ""
    """A further threshold: how many places it takes. One where it is left out, and always for a house rule."""

    @property
    def values(self) -> Mapping[str, ValueType]:
        """All values that a rule of this kind may declare, but for ``counted``."""
        return {**self.required, **self.optional}

    @property
    def others(self) -> tuple[str, ...]:
        """The names of all but the main one, which a house rule gives under their own names."""
        return tuple(name for name in self.values if name != self.main)
