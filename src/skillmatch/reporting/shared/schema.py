"""The published JSON Schemas of what is written as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

SCHEMAS: Mapping[str, tuple[str, str]] = {
    "report": ("skillmatch.reporting.profile", "report.schema.json"),
    "check": ("skillmatch.reporting.findings", "check.schema.json"),
    "diff": ("skillmatch.reporting.versions", "diff.schema.json"),
    "compare": ("skillmatch.reporting.comparison", "compare.schema.json"),
    "blind-check": ("skillmatch.reporting.blinding", "blind-check.schema.json"),
    "rules": ("skillmatch.reporting.findings", "rules.schema.json"),
    "taxonomy": ("skillmatch.reporting.taxonomy", "taxonomy.schema.json"),
}
"""By what they describe: the package and the file that they are in."""
_SHARED = ("skillmatch.reporting.shared", "shared.schema.json")
_REFERENCE = re.compile(r'"#/\$defs/(\w+)"')


def schema_text(name: str = "report") -> str:
    """A schema as it is printed; that of the reports is for a line of ``jsonl`` and for all of ``json``."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def schema(name: str = "report") -> dict[str, Any]:
    """A schema, with what it shares with others in its own definitions, so that it can be used by itself."""
    own = _read(*SCHEMAS[name])
    wanted = set(_REFERENCE.findall(json.dumps(own)))
    shared = {key: value for key, value in _read(*_SHARED)["$defs"].items() if key in wanted}
    return own | {"$defs": own.get("$defs", {}) | shared}


def _read(package: str, file: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(files(package).joinpath(file).read_text(encoding="utf-8"))
    return parsed
