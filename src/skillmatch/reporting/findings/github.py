"""Findings as GitHub workflow commands, which show them on the line in a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from skillmatch.checking.model import Finding, Run, Severity
from skillmatch.reporting.findings.counting import summary
from skillmatch.reporting.shared.escape import command_data, command_value, one_line
from skillmatch.reporting.shared.options import Options

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SHOWN = 10
"""GitHub shows so many annotations of a kind in a step; the others are only in the log."""


def render(run: Run, options: Options) -> str:
    """A command for each finding, the worst first, since GitHub shows only some; below, what they come to."""
    lines = [_command(finding) for finding in run.worst_first]
    lines += [f"::error title=skillmatch::{command_data(one_line(str(unread)))}" for unread in run.unreadable]
    hidden = sum(max(0, run.count(severity) - _SHOWN) for severity in Severity)
    if hidden:
        more = f"GitHub shows {_SHOWN} of a kind in a step; {hidden} more are in the log."
        lines.append(f"::notice title=skillmatch::{command_data(more)}")
    # A runner takes "##[" for the beginning of a command of the older sort, wherever in a line it is.
    return "\n".join([*lines, f"skillmatch: {summary(run)}."]).replace("##[", "##\u200b[") + "\n"


def _command(finding: Finding) -> str:
    place = finding.place
    properties = {"file": _path(finding.path), "line": str(place.line), "endLine": str(place.end_line)}
    # Columns of a span over several lines are taken for columns of its first.
    if place.line == place.end_line:
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = one_line(f"skillmatch: {finding.rule}")
    told = ",".join(f"{name}={command_value(text)}" for name, text in properties.items())
    message = command_data(one_line(f"{finding.message} {finding.remedy}"))
    return f"::{_COMMANDS[finding.severity]} {told}::{message}"


def _path(text: str) -> str:
    """A path to the letter, but for what would act on a log: no file of a repository that GitHub can show has it."""
    return "".join(char if char.isprintable() else "?" for char in text)
