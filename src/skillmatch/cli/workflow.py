"""What is different in a step of a workflow on GitHub, whose runner looks for commands in all that is printed."""

from __future__ import annotations

import os

_FORMS = {
    "json": "json",
    "jsonl": "json",
    "jsonresume": "json",
    "jsonld": "json",
    "sarif": "json",
    "gitlab": "json",
    "junit": "xml",
    "html": "xml",
    "skos": "turtle",
}
"""How the formats are written that have escapes of their own; the others are text."""


def in_workflow() -> bool:
    """Whether a runner of GitHub Actions reads what is printed."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def harmless(text: str, format_: str = "text") -> str:
    """``text``, printed in a format, so that no runner takes anything of it for a command, where there is one.

    The format ``github`` is made of commands, and sees to it itself that no other is among them.
    """
    if not in_workflow() or format_ == "github":
        return text
    from skillmatch.reporting.shared.escape import without_workflow_commands

    return without_workflow_commands(text, _FORMS.get(format_, "text"))
