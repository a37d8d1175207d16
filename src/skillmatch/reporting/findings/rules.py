"""The list of rules: for a terminal, for a page, for a program."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from skillmatch.checking.catalogue import Catalogue
from skillmatch.checking.model import Rule
from skillmatch.reporting.shared.envelope import envelope
from skillmatch.reporting.shared.markdown_cells import table


def as_text(catalogue: Catalogue) -> str:
    """The rules under their families: severity, confidence and id, and below what each finds."""
    return "\n".join(_lines(catalogue)) + "\n"


def _lines(catalogue: Catalogue) -> Iterator[str]:
    width = max(map(len, catalogue.rules))
    for index, (family, about) in enumerate(catalogue.families.items()):
        if index:
            yield ""
        yield f"{about} ({family})"
        for rule in _of(catalogue, family):
            yield f"  {rule.id:<{width}}  {rule.severity:<8} {rule.confidence}"


def as_markdown(catalogue: Catalogue) -> str:
    """One table."""
    rows = ((_linked(rule), rule.severity, rule.confidence, rule.summary) for rule in _ordered(catalogue))
    return "\n".join(table(("rule", "severity", "confidence", "finds"), rows))


def _linked(rule: Rule) -> str:
    return f"[`{rule.id}`](#{rule.id})"


def as_json(catalogue: Catalogue) -> str:
    """All that is said of each rule, without the words it looks for."""
    rules = [
        {
            "id": rule.id,
            "family": rule.family,
            "severity": rule.severity,
            "confidence": rule.confidence,
            "summary": rule.summary,
            "why": rule.why,
            "remedy": rule.remedy,
            "thresholds": rule.thresholds,
            "sources": rule.sources,
            "origin": rule.origin,
        }
        for rule in _ordered(catalogue)
    ]
    return json.dumps(envelope("rules") | {"rules": rules}, ensure_ascii=False, indent=2) + "\n"


def _ordered(catalogue: Catalogue) -> Iterator[Rule]:
    return (rule for family in catalogue.families for rule in _of(catalogue, family))


def _of(catalogue: Catalogue, family: str) -> Iterator[Rule]:
    return (rule for rule in catalogue.rules.values() if rule.family == family)


FORMATS: Mapping[str, Callable[[Catalogue], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
"""The formats by the name that ``--format`` takes."""
