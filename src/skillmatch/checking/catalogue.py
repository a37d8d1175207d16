"""The rules as their files have them: ``taxonomy/rules/*.yaml``, a file for each family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from skillmatch.checking.model import Confidence, Example, Rule, Severity
from skillmatch.compiled import read_or_make
from skillmatch.errors import TaxonomyError
from skillmatch.taxonomy.build import FINGERPRINT
from skillmatch.taxonomy.layer import RULE_FILES, RULES, digest_of, read_bytes
from skillmatch.taxonomy.load import default_taxonomy_path
from skillmatch.taxonomy.templates import TEMPLATES, blanks

_TEXTS = ("id", "summary", "message", "why", "remedy")
_KNOWN = {
    *_TEXTS,
    "severity",
    "confidence",
    "trips",
    "passes",
    "sources",
    "origin",
    "thresholds",
    "words",
    "kind",
    "with",
    "of_the_trade",
}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rules by id, in the order of their families, and what the families are about."""

    rules: Mapping[str, Rule]
    families: Mapping[str, str]


@cache
def load_catalogue(folder: Path | None = None) -> Catalogue:
    """The rules of the taxonomy in ``folder``, or the shipped ones.

    Raises:
        TaxonomyError: where a file cannot be used, with file and line.
    """
    folder = folder or default_taxonomy_path()
    try:
        families = read_or_make("rules", digest_of(folder)[:FINGERPRINT], lambda: rules_data(folder))
        rules = list(_rules(families))
        by_id = {rule.id: rule for rule in rules}
        if len(by_id) < len(rules):
            raise ValueError("two rules have the same id")
        return Catalogue(by_id, {stem: value["about"] for stem, value in families.items()})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _fault(folder, error) from None


def rules_data(folder: Path) -> dict[str, Mapping[str, Any]]:
    """The files of rules in ``folder``, by their families."""
    return {stem: _file(folder / RULES / f"{stem}.yaml") for stem in RULE_FILES}


def _file(path: Path) -> Mapping[str, Any]:
    from skillmatch.taxonomy.yamlread import parse_yaml

    value = parse_yaml(read_bytes(path), str(path))
    if not isinstance(value, dict) or set(value) != {"family", "about", "rules"} or value["family"] != path.stem:
        raise ValueError(f"{path.name} must have `family`, `about` and `rules`")
    return value


def _rules(families: Mapping[str, Mapping[str, Any]]) -> Iterator[Rule]:
    for family, value in families.items():
        for entry in value["rules"]:
            if strange := sorted(set(entry) - _KNOWN):
                raise ValueError(f"unknown key {strange[0]}")
            yield _rule(entry, family)


def _rule(entry: Mapping[str, Any], family: str) -> Rule:
    asked = entry.get("with", {})
    if not all(name.isidentifier() for key in TEMPLATES for name in blanks(entry[key])):
        raise ValueError("a blank that is not a word")
    return Rule(
        **{key: " ".join(entry[key].split()) for key in _TEXTS},
        family=family,
        severity=Severity(entry["severity"]),
        confidence=Confidence(entry["confidence"]),
        trips=Example(entry["trips"], asked) if "trips" in entry else None,
        passes=Example(entry["passes"], asked) if "passes" in entry else None,
        sources=_texts(entry.get("sources", [])),
        origin=" ".join(entry.get("origin", "").split()),
        thresholds={name: float(value) for name, value in entry.get("thresholds", {}).items()},
        words={name: _texts(ones) for name, ones in entry.get("words", {}).items()},
        of_the_trade=entry.get("of_the_trade", False),
        rule_kind=entry.get("kind", ""),
    )


def _texts(value: object) -> tuple[str, ...]:
    # A text would be taken for a list of its letters.
    if not isinstance(value, list):
        raise TypeError("a list is expected")
    return tuple(value)


def _fault(folder: Path, error: Exception) -> TaxonomyError:
    """What ``validate`` says of the files first, with its line: the words here are for programs."""
    # Here, since validating costs an import that sound files do not need.
    from skillmatch.taxonomy.validate.audit import audit_rules

    hint = "See `skillmatch taxonomy validate`."
    for problem in audit_rules(folder):
        end = "" if problem.message.endswith("?") else "."
        return TaxonomyError(f"{problem.message}{end}", place=problem.place, hint=hint)
    return TaxonomyError(f"not usable as rules ({error}).", place=str(folder / RULES), hint=hint)
