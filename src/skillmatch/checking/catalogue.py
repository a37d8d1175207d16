"""The rules as their files have them: ``taxonomy/rules/*.yaml``, a file for each family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from skillmatch.checking.model import Confidence, Example, Rule, Severity
from skillmatch.errors import TaxonomyError
from skillmatch.taxonomy.load import default_taxonomy_path
from skillmatch.taxonomy.yamlread import parse_yaml, read_bytes

_FILES = ("title", "breadth", "levels", "needs", "clarity", "fit", "upkeep")
"""The families, in the order in which they are shown."""
_TEXTS = ("id", "summary", "message", "why", "remedy")
_KNOWN = (*_TEXTS, "severity", "confidence", "trips", "passes", "sources", "origin", "thresholds", "words", "with")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rules by id, in the order of their families, and what the families are about."""

    rules: Mapping[str, Rule]
    families: Mapping[str, str]


@cache
def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The shipped rules.

    Raises:
        TaxonomyError: where a file is not what it should be, with its name.
    """
    folder = folder or default_taxonomy_path() / "rules"
    rules: dict[str, Rule] = {}
    families: dict[str, str] = {}
    for name in _FILES:
        file, place = folder / f"{name}.yaml", f"rules/{name}.yaml"
        value = parse_yaml(read_bytes(file), str(file))
        if not isinstance(value, dict) or set(value) != {"family", "about", "rules"}:
            raise TaxonomyError("a file of rules has `family`, `about` and `rules`.", place=place)
        families[value["family"]] = value["about"]
        if not isinstance(value["rules"], list) or not all(isinstance(entry, dict) for entry in value["rules"]):
            raise TaxonomyError("`rules` is a list of mappings.", place=place)
        for entry in value["rules"]:
            rule = _rule(entry, value["family"], place)
            if rule.id in rules:
                raise TaxonomyError(f"two rules are called `{rule.id}`.", place=place)
            rules[rule.id] = rule
    return Catalogue(rules, families)


def _rule(entry: Mapping[str, Any], family: str, place: str) -> Rule:
    named = f"rule `{entry.get('id', '?')}`"
    for key in entry:
        if key not in _KNOWN:
            raise TaxonomyError(f"{named}: unknown key `{key}`. Known: {', '.join(_KNOWN)}.", place=place)
    for key in (*_TEXTS, "severity", "confidence"):
        if not isinstance(entry.get(key), str):
            raise TaxonomyError(f"{named}: `{key}` is missing, or no text.", place=place)
    if not entry.get("sources") and not entry.get("origin"):
        raise TaxonomyError(f"{named}: needs `sources`, or `origin`.", place=place)
    asked = entry.get("with", {})
    try:
        return Rule(
            **{key: " ".join(entry[key].split()) for key in _TEXTS},
            family=family,
            severity=Severity(entry["severity"]),
            confidence=Confidence(entry["confidence"]),
            trips=Example(entry["trips"], asked) if "trips" in entry else None,
            passes=Example(entry["passes"], asked) if "passes" in entry else None,
            sources=tuple(entry.get("sources", ())),
            origin=" ".join(entry.get("origin", "").split()),
            thresholds={name: float(value) for name, value in entry.get("thresholds", {}).items()},
            words={name: tuple(ones) for name, ones in entry.get("words", {}).items()},
        )
    except ValueError as error:
        raise TaxonomyError(f"{named}: {error}.", place=place) from None
