"""Settings of the check: what the ``check`` table of a project's settings says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.custom_rules import HouseRule, house_rule
from skillmatch.checking.discovery.patterns import pattern_of
from skillmatch.checking.discovery.segments import PatternError
from skillmatch.checking.model import HOUSE, Severity
from skillmatch.config import Config, refuse_unknown
from skillmatch.errors import ConfigError, is_number, quoted

_KEYS = (
    "select",
    "ignore",
    "per-file-ignores",
    "severity",
    "thresholds",
    "roles",
    "min-coverage",
    "fail-on",
    "exclude",
    "house",
)
_NOT_DECIDING = frozenset({"select", "ignore", "exclude", "fail-on"})
FAIL_ON = (*(str(severity) for severity in Severity), "never")
ALL = "all"
"""Every rule, in a list of rules."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project wants of the check."""

    select: tuple[str, ...] = ()
    """The rules or families to run; empty: all."""
    ignore: tuple[str, ...] = ()
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By pattern of paths, from the settings' folder."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    thresholds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    """By pattern of paths: the role type that posts there are meant for."""
    min_coverage: float | None = None
    fail_on: str = str(Severity.WARNING)
    exclude: tuple[str, ...] = ()
    """Patterns of paths that are left out when folders are walked."""
    house: tuple[HouseRule, ...] = ()
    folder: Path = field(default_factory=Path)
    """The folder that patterns start from."""
    table: Mapping[str, Any] = field(default_factory=dict)
    """All of it as the file has it."""

    @property
    def deciding(self) -> dict[str, Any]:
        """The table as it holds, without what decides neither rules nor findings."""
        chosen = {key: list(names) for key, names in (("select", self.select), ("ignore", self.ignore)) if names}
        return {key: value for key, value in self.table.items() if key not in _NOT_DECIDING} | chosen


def read_settings(config: Config) -> Settings:
    """What the settings of a project say of the check.

    Raises:
        ConfigError: where a key or a rule is unknown, or a value is of the wrong type; with what is known.
    """
    table, place = config.check
    if not isinstance(table, dict):
        raise ConfigError("must be a table.", place=place)
    refuse_unknown(table, _KEYS, place)
    house = tuple(house_rule(entry, f"{place} house") for entry in _list(table, "house", dict, place))
    _refuse_twice(house, place)
    known = known_names(house)
    severity = {
        rule: _one_of(level, tuple(Severity), "severity", place)
        for rule, level in _map(table, "severity", str, place).items()
    }
    select, ignore = (tuple(_list(table, key, str, place)) for key in ("select", "ignore"))
    by_file, roles = _map(table, "per-file-ignores", list, place), _map(table, "roles", str, place)
    exclude = tuple(_list(table, "exclude", str, place))
    for key, patterns in (("per-file-ignores", by_file), ("roles", roles), ("exclude", exclude)):
        _refuse_patterns(patterns, f"{place} {key}")
    if not all(isinstance(name, str) for names in by_file.values() for name in names):
        raise ConfigError("`per-file-ignores` must be a table of lists of texts.", place=place)
    for names in (select, ignore, severity, *by_file.values()):
        refuse_unknown(names, known, place, "rule")
    return Settings(
        select=select,
        ignore=ignore,
        per_file_ignores={path: tuple(rules) for path, rules in by_file.items()},
        severity={rule: Severity(level) for rule, level in severity.items()},
        thresholds=_thresholds(table, place),
        roles=roles,
        min_coverage=_percent(table.get("min-coverage"), place),
        fail_on=_one_of(table.get("fail-on", str(Severity.WARNING)), FAIL_ON, "fail-on", place),
        exclude=exclude,
        house=house,
        folder=config.folder,
        table=table,
    )


def known_names(house: Sequence[HouseRule] = ()) -> tuple[str, ...]:
    """What a list of rules may name: rules, families, and all."""
    catalogue = load_catalogue()
    return (*catalogue.rules, *(rule.rule.id for rule in house), *catalogue.families, HOUSE, ALL)


def _refuse_twice(house: Sequence[HouseRule], place: str) -> None:
    ids = [rule.rule.id for rule in house]
    taken = {*known_names(), *(id_ for id_ in ids if ids.count(id_) > 1)}
    for id_ in ids:
        if id_ in taken:
            raise ConfigError(f"the id `{id_}` of a house rule is taken.", place=place)


def _refuse_patterns(patterns: Iterable[str], place: str) -> None:
    for pattern in patterns:
        try:
            pattern_of(pattern)
        except PatternError as error:
            raise ConfigError(f"the pattern {quoted(pattern)} {error}.", place=place) from None


def _list(table: Mapping[str, Any], key: str, of: type, place: str) -> list[Any]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, of) for one in value):
        raise ConfigError(f"`{key}` must be a list of {'tables' if of is dict else 'texts'}.", place=place)
    return value


def _map(table: Mapping[str, Any], key: str, of: type, place: str) -> dict[str, Any]:
    value = table.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(one, of) for one in value.values()):
        raise ConfigError(f"`{key}` must be a table of {'lists' if of is list else 'texts'}.", place=place)
    return value


def _one_of(value: Any, known: Sequence[str], key: str, place: str) -> str:
    if value not in known:
        raise ConfigError(f"`{key}` must be one of {', '.join(known)}, not {quoted(value)}.", place=place)
    return str(value)


def _percent(value: Any, place: str) -> float | None:
    if value is None:
        return None
    if not is_number(value) or not 0 <= value <= 100:
        raise ConfigError(f"`min-coverage` must be a percentage from 0 to 100, not {quoted(value)}.", place=place)
    return value / 100


def _thresholds(table: Mapping[str, Any], place: str) -> dict[str, Mapping[str, float]]:
    rules = load_catalogue().rules
    given = _map(table, "thresholds", dict, place)
    refuse_unknown(given, [rule.id for rule in rules.values() if rule.thresholds], place, "rule with thresholds")
    for rule, values in given.items():
        refuse_unknown(values, tuple(rules[rule].thresholds), f"{place} thresholds.{rule}", "threshold")
        for name, value in values.items():
            if not is_number(value):
                raise ConfigError(
                    f"`{name}` must be a number, not {quoted(value)}.", place=f"{place} thresholds.{rule}"
                )
    return given
