"""Findings as GitHub workflow commands, which show them on the line in a pull request.

https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from skillmatch.checking.model import Finding, Run, Severity
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.findings.counting import summary
from skillmatch.reporting.shared.escape import command_data, command_value, one_line
from skillmatch.reporting.shared.options import Options

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_SHOWN = 10
"""GitHub shows so many annotations of a kind in a step, those that come first."""


class _Annotation(NamedTuple):
    """What is shown beside a line of a file, and the same as a line of a log."""

    kind: str
    command: str
    plain: str


def render(run: Run, options: Options) -> str:
    """A command for as many as GitHub shows of each kind, the worst first; then the others as lines of the log, which
    are no commands, and what all come to."""
    told = [*map(_unread, run.unreadable), *map(_found, run.worst_first)]
    shown, others = _parted(told)
    lines = [one.command for one in shown]
    if others:
        more = f"GitHub shows {_SHOWN} of a kind in a step: {len(others)} more in the summary of the job and the log."
        lines.append(f"::notice title=skillmatch::{command_data(more)}")
    lines += [one.plain for one in others]
    # A runner takes "##[" for the beginning of a command of the older sort, wherever in a line it is.
    return "\n".join([*lines, f"skillmatch: {summary(run)}."]).replace("##[", "##\u200b[") + "\n"


def _parted(told: Sequence[_Annotation]) -> tuple[list[_Annotation], list[_Annotation]]:
    """Those that GitHub will show, and those that it would not."""
    crowded = any(count > _SHOWN for count in Counter(one.kind for one in told).values())
    room = Counter(dict.fromkeys(_COMMANDS.values(), _SHOWN))
    room["notice"] -= crowded  # for the one that tells of the others
    parts: tuple[list[_Annotation], list[_Annotation]] = ([], [])
    for one in told:
        parts[room[one.kind] <= 0].append(one)
        room[one.kind] -= 1
    return parts


def _found(finding: Finding) -> _Annotation:
    place = finding.place
    properties = {"file": _path(finding.path), "line": str(place.line), "endLine": str(place.end_line)}
    # Columns of a span over several lines are taken for columns of its first.
    if place.line == place.end_line:
        properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = one_line(f"skillmatch: {finding.rule}")
    told = ",".join(f"{name}={command_value(text)}" for name, text in properties.items())
    message = one_line(f"{finding.message} {finding.remedy}")
    kind = _COMMANDS[finding.severity]
    plain = f"{finding.severity}[{one_line(finding.rule)}] {_path(finding.path)}:{place.line}:{place.column}: {message}"
    return _Annotation(kind, f"::{kind} {told}::{command_data(message)}", plain)


def _unread(one: Unreadable) -> _Annotation:
    message = one_line(str(one))
    return _Annotation("error", f"::error title=skillmatch::{command_data(message)}", f"error {message}")


def _path(text: str) -> str:
    """A path to the letter, but for what would act on a log: no file of a repository that GitHub can show has it."""
    return "".join(char if char.isprintable() else "?" for char in text)
