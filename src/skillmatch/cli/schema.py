"""``skillmatch schema``: the JSON Schema of the reports."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of `--format json` and `jsonl`."""
    from skillmatch.reporting.schema import schema_text

    typer.echo(schema_text().rstrip("\n"))
