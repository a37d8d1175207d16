"""Findings as SARIF 2.1.0, for GitHub code scanning and other collectors.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from skillmatch.checking.model import Confidence, Finding, Place, RelatedPlace, Rule, Run, Severity
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.findings.documentation import rule_markdown, rule_text
from skillmatch.reporting.shared.escape import json_text, sarif_message
from skillmatch.reporting.shared.options import Options

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_PRECISION = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}


def render(run: Run, options: Options) -> str:
    """One run, with every rule that ran and its help."""
    return json_text(json.dumps(_log(run), indent=2)) + "\n"


def _log(run: Run) -> dict[str, Any]:
    from skillmatch._version import __version__

    ids = [rule.id for rule in run.rules]
    driver = {
        "name": "skillmatch",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in run.rules],
    }
    invocation = {
        "executionSuccessful": not run.unreadable,
        "toolExecutionNotifications": [_notification(one) for one in run.unreadable],
    }
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                # Columns are code points, as editors and the reports count them.
                "columnKind": "unicodeCodePoints",
                "invocations": [invocation],
                "results": [_result(finding, ids) for finding in run.findings],
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": sarif_message(rule.summary)},
        "fullDescription": {"text": sarif_message(rule.why)},
        "help": {"text": rule_text(rule), "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"precision": _PRECISION[rule.confidence], "tags": [rule.family]},
    }


def _result(finding: Finding, ids: list[str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": ids.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": sarif_message(f"{finding.message} {finding.remedy}")},
        "locations": [_location(finding.path, finding.place)],
        "partialFingerprints": {
            # The one that GitHub reads, and ours under a name of its own.
            "primaryLocationLineHash": finding.fingerprint,
            "skillmatch/v1": finding.fingerprint,
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            _related(finding.path, at, related) for at, related in enumerate(finding.related, 1)
        ]
    return result


def _location(path: str, place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": uri(path)}, "region": region}}


def _related(path: str, id_: int, related: RelatedPlace) -> dict[str, Any]:
    return {"id": id_, "message": {"text": sarif_message(related.text)}, **_location(path, related.place)}


def _notification(unread: Unreadable) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": sarif_message(f"{unread.reason}. {unread.hint}")},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(unread.name)}}}],
    }


def uri(path: str) -> str:
    """A path as a relative reference: blanks and the like escaped, and no colon that would read as a scheme."""
    return quote(path, safe="/", errors="replace")
