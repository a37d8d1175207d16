"""``skillmatch rules``: what the check looks for."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmatch.errors import UsageError


def rules(
    format_: Annotated[str, typer.Option("--format", "-f", help="text, markdown or json.")] = "text",
) -> None:
    """List the rules of `skillmatch check`; `skillmatch explain RULE` says more of each."""
    from skillmatch.checking.catalogue import load_catalogue
    from skillmatch.cli.files import write_output
    from skillmatch.reporting.findings.rules import FORMATS

    if format_ not in FORMATS:
        raise UsageError(f"unknown format {format_!r}.", hint=f"Use one of {', '.join(FORMATS)}.")
    write_output(FORMATS[format_](load_catalogue()), None, format_)
