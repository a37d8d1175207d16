"""House rules: what a team asks of its own posts, declared in its settings by one of the kinds of rules.

[[tool.skillmatch.check.house]]
id = "no-java"
must-not-name = ["java"]
why = "We have none."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from skillmatch.checking.kinds import NUMBER, PATTERNS, RULE_KINDS, SECTIONS, is_pattern, value_faults
from skillmatch.checking.kinds.model import ValueType
from skillmatch.checking.model import HOUSE, Confidence, Rule, Severity
from skillmatch.config import refuse_unknown
from skillmatch.documents.model import SectionRole
from skillmatch.errors import ConfigError, is_number, quoted
from skillmatch.taxonomy.model import Taxonomy

_TEXTS = ("id", "severity", "message", "why", "remedy")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class HouseRule:
    """One rule of a team."""

    rule: Rule
    place: str
    """Where it is declared."""


def house_rule(entry: Mapping[str, Any], place: str) -> HouseRule:
    """The rule that a table of the settings declares.

    Raises:
        ConfigError: where it cannot be used.
    """
    id_ = _id(entry.get("id"), place)
    place = f"{place} `{id_}`"
    kinds = [key for key in entry if key in RULE_KINDS]
    refuse_unknown(entry, (*_TEXTS, *RULE_KINDS, *_others(kinds)), place)
    for key in _TEXTS:
        if not isinstance(entry.get(key, ""), str):
            raise ConfigError(f"`{key}` must be a text.", place=place)
    if len(kinds) != 1:
        raise ConfigError(f"must have exactly one of {', '.join(RULE_KINDS)}.", place=place)
    return HouseRule(_rule(entry, kinds[0], place), place)


def _others(kinds: Sequence[str]) -> Iterator[str]:
    """What may be declared beside the kind of rule; all that any has where it is not said which one is meant."""
    meant = kinds if len(kinds) == 1 else RULE_KINDS
    return (name for one in meant for name in RULE_KINDS[one].others)


def _id(value: object, place: str) -> str:
    if not isinstance(value, str) or not value:
        raise ConfigError("`id` must be a text.", place=place)
    # It is typed into comments, and is in every report and in the properties of workflow commands.
    if not _ID.fullmatch(value):
        meant = f"must be lower-case words and digits joined by hyphens, not {quoted(value)}."
        raise ConfigError(f"`id` {meant}", place=place)
    return value


def _rule(entry: Mapping[str, Any], name: str, place: str) -> Rule:
    severity = entry.get("severity", str(Severity.WARNING))
    if severity not in tuple(Severity):
        raise ConfigError(f"`severity` must be one of {', '.join(Severity)}, not {quoted(severity)}.", place=place)
    rule_kind = RULE_KINDS[name]
    values = list(_declared(entry, name, place))
    return Rule(
        id=entry["id"],
        family=HOUSE,
        severity=Severity(severity),
        confidence=Confidence.HIGH,
        summary=f"A house rule: {name}.",
        # A team's words are no template: a brace in them is a brace.
        message=_literal(entry["message"]) if "message" in entry else rule_kind.message,
        why=entry.get("why", "This team asks for it."),
        remedy=_literal(entry["remedy"]) if "remedy" in entry else rule_kind.remedy,
        origin="The settings of this project.",
        thresholds={one.name: _number(entry[one.key], one, place) for one in values if one.type is NUMBER},
        words={one.name: _list(entry[one.key], one, place) for one in values if one.type is not NUMBER},
        rule_kind=name,
    )


def _literal(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


class _Value(NamedTuple):
    """A value of a rule: what its kind calls it, and the key of a house rule that declares it."""

    name: str
    key: str
    type: ValueType


def _declared(entry: Mapping[str, Any], rule_kind: str, place: str) -> Iterator[_Value]:
    """The values that a house rule declares: the main one under the name of the kind, the others under their own."""
    of = RULE_KINDS[rule_kind]
    for name, type_ in of.values.items():
        key = rule_kind if name == of.main else name
        if key in entry:
            yield _Value(name, key, type_)
        elif name in of.required:
            raise ConfigError(f"`{rule_kind}` needs `{key}` too.", place=place)


def _number(value: Any, of: _Value, place: str) -> float:
    if not is_number(value) or value < 0:
        raise ConfigError(f"`{of.key}` must be a number from 0, not {quoted(value)}.", place=place)
    return value


def _list(value: Any, of: _Value, place: str) -> tuple[str, ...]:
    if of.type is PATTERNS:
        return _patterns(value, of, place)
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
        raise ConfigError(f"`{of.key}` must be a list of texts.", place=place)
    if of.type is SECTIONS:
        refuse_unknown(texts, [str(role) for role in SectionRole], place, "section")
    return tuple(texts)


def _patterns(value: Any, of: _Value, place: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(map(is_pattern, value)):
        example = '[[{LOWER = "ninja"}], [{LOWER = "code"}, {LOWER = "monkey"}]]'
        raise ConfigError(f"`{of.key}` must be a list of token patterns, such as {example}.", place=place)
    from skillmatch.token_patterns import as_text

    try:
        return tuple(map(as_text, value))
    except (TypeError, ValueError):  # a date, which TOML has
        raise ConfigError(f"`{of.key}` must be of texts, numbers and truth values.", place=place) from None


def refuse_strange_values(rules: Sequence[HouseRule], taxonomy: Taxonomy) -> None:
    """Nothing, where house rules name what is in the taxonomy, and look for words.

    Raises:
        ConfigError: naming the first value that is not so.
    """
    for house in rules:
        for fault in value_faults(house.rule, taxonomy):
            raise ConfigError(fault.message, place=house.place, hint=fault.hint)
