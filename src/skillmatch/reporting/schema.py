"""The published JSON Schema of the JSON reports."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def schema_text() -> str:
    """The schema as it stands in the package, for a line of ``jsonl`` and for all of ``json``."""
    return files("skillmatch.reporting").joinpath("report.schema.json").read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """The schema, parsed."""
    parsed: dict[str, Any] = json.loads(schema_text())
    return parsed
