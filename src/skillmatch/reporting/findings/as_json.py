"""Findings as JSON, of the schema that ``skillmatch schema check`` prints."""

from __future__ import annotations

import json
from typing import Any

from skillmatch.checking.model import Checked, Finding, Place, Run, Severity
from skillmatch.reporting.shared.escape import json_text
from skillmatch.reporting.shared.options import Options

SCHEMA = "skillmatch/check/1"


def render(run: Run, options: Options) -> str:
    """All of a run: rules, posts with their findings, what could not be read, and how many of which."""
    return json_text(json.dumps(_run(run), indent=2)) + "\n"


def _run(run: Run) -> dict[str, Any]:
    from skillmatch._version import __version__

    return {
        "schema": SCHEMA,
        "version": __version__,
        "taxonomy": run.taxonomy,
        "rules": [
            {"id": rule.id, "family": rule.family, "severity": rule.severity, "confidence": rule.confidence}
            for rule in run.rules
        ],
        "posts": [_post(post) for post in run.posts],
        "unreadable": [
            {"path": one.name, "code": one.code, "reason": one.reason, "hint": one.hint} for one in run.unreadable
        ],
        "counts": {str(severity): run.count(severity) for severity in Severity},
    }


def _post(post: Checked) -> dict[str, Any]:
    return {
        "path": post.path,
        "suppressed": post.suppressed,
        "known": post.known,
        "findings": [_finding(finding) for finding in post.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    span = finding.span
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "remedy": finding.remedy,
        "place": _place(finding.place),
        "page": finding.page,
        "span": None if span is None else {"start": span.start, "end": span.end},
        "related": [{"place": _place(one.place), "text": one.text} for one in finding.related],
        "fingerprint": finding.fingerprint,
    }


def _place(place: Place) -> dict[str, int]:
    return place._asdict()
