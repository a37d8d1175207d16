"""``skillmatch schema``: the JSON Schemas of what is printed as JSON."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmatch.errors import UsageError


def schema(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="report, check, diff, compare, blind-check, rules or taxonomy.")
    ] = "report",
) -> None:
    """Print the JSON Schema of what is written as JSON: a report, a check, a difference, a comparison, a blind
    check, the rules, the taxonomy."""
    from skillmatch.cli.files import write_output
    from skillmatch.reporting.shared.schema import SCHEMAS, schema_text

    if name not in SCHEMAS:
        raise UsageError(f"unknown schema {name!r}.", hint=f"Use one of {', '.join(SCHEMAS)}.")
    write_output(schema_text(name).rstrip("\n") + "\n", None, "json")
