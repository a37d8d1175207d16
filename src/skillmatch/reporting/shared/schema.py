"""The published JSON Schemas of the JSON reports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

SCHEMAS: Mapping[str, tuple[str, str]] = {
    "report": ("skillmatch.reporting.profile", "report.schema.json"),
    "check": ("skillmatch.reporting.findings", "check.schema.json"),
    "diff": ("skillmatch.reporting.versions", "diff.schema.json"),
}
"""By what they describe: the package and the file they stand in."""


def schema_text(name: str = "report") -> str:
    """A schema as it is in the package; that of the reports is for a line of ``jsonl`` and for all of ``json``."""
    package, file = SCHEMAS[name]
    return files(package).joinpath(file).read_text(encoding="utf-8")


def schema(name: str = "report") -> dict[str, Any]:
    """A schema, parsed."""
    parsed: dict[str, Any] = json.loads(schema_text(name))
    return parsed
