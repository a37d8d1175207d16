"""Findings as a GitLab Code Quality report, shown in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from skillmatch.checking.model import Finding, Run, Severity
from skillmatch.reporting.shared.escape import json_text, one_line
from skillmatch.reporting.shared.options import Options

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(run: Run, options: Options) -> str:
    """A list of issues, in the order of the files and of the text."""
    return json_text(json.dumps([_issue(finding) for finding in run.findings], indent=2)) + "\n"


def _issue(finding: Finding) -> dict[str, Any]:
    return {
        "description": one_line(f"{finding.message} {finding.remedy}"),
        "check_name": finding.rule,
        # One of a kind in the whole report, so the path is in it too.
        "fingerprint": hashlib.sha256(
            f"{finding.path}\n{finding.rule}\n{finding.fingerprint}".encode("utf-8", "surrogatepass")
        ).hexdigest(),
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": finding.path, "lines": {"begin": finding.place.line, "end": finding.place.end_line}},
    }
