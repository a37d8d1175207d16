"""The schemas, with every key forbidden that they do not list: what we write must all be described."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator  # noqa: TID253 - a test pays for it gladly

from skillmatch.reporting.shared.schema import schema


def strict(name: str) -> Any:
    """A validator of the schema called ``name``."""
    Draft202012Validator.check_schema(schema(name))
    return Draft202012Validator(_closed(schema(name)))


def _closed(part: Any) -> Any:
    if isinstance(part, dict):
        closed = {key: _closed(value) for key, value in part.items()}
        return closed | {"additionalProperties": False} if "properties" in part else closed
    return [_closed(value) for value in part] if isinstance(part, list) else part
