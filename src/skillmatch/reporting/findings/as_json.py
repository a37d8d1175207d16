"""Findings as JSON, of the schema that ``skillmatch schema check`` prints."""

from __future__ import annotations

import json
from typing import Any

from skillmatch.checking.model import Checked, Finding, Run, RunOptions, Severity
from skillmatch.reporting.shared.envelope import envelope, limits_given, span, unread
from skillmatch.reporting.shared.escape import json_text
from skillmatch.reporting.shared.options import Options


def render(run: Run, options: Options) -> str:
    """All of a run: rules, posts with their findings, what could not be read, and how many of which."""
    return json_text(json.dumps(_run(run), indent=2)) + "\n"


def _run(run: Run) -> dict[str, Any]:
    return {
        **envelope("check", run.taxonomy),
        "options": _options(run.options),
        "rules": [
            {"id": rule.id, "family": rule.family, "severity": rule.severity, "confidence": rule.confidence}
            for rule in run.rules
        ],
        "files": [*map(_post, run.posts), *map(unread, run.unreadable)],
        "counts": {str(severity): run.count(severity) for severity in Severity},
    }


def _options(options: RunOptions) -> dict[str, Any]:
    """What was asked for, as far as this output depends on it."""
    baseline = options.baseline
    return {
        "role": options.role,
        "min_coverage": options.min_coverage,
        "date": options.date,
        "settings": options.settings,
        "folder": options.folder,
        "baseline": {"file": baseline[0], "file_sha256": baseline[1]} if baseline else None,
        "limits": limits_given(options.limits),
    }


def _post(post: Checked) -> dict[str, Any]:
    return {
        "file": post.path,
        "file_sha256": post.sha256 or None,
        "suppressed": post.suppressed,
        "known": post.known,
        "findings": [_finding(finding) for finding in post.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "message": finding.message,
        "remedy": finding.remedy,
        **span(finding.span),
        **finding.place._asdict(),
        "page": finding.page,
        "related": [one.place._asdict() | {"text": one.text} for one in finding.related],
        "fingerprint": finding.fingerprint,
    }
