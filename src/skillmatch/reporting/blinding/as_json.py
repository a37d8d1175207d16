"""The check of documents as JSON, of the schema that ``skillmatch schema blind-check`` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import Enum
from typing import Any

from skillmatch.blinding.check import BlindChecked
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.shared.envelope import envelope, unread


def render(results: Sequence[BlindChecked | Unreadable]) -> str:
    """All of them in one object; pure ASCII."""
    made = {**envelope("blind-check"), "files": [_result(one) for one in results]}
    return json.dumps(made, indent=2) + "\n"


def _result(one: BlindChecked | Unreadable) -> dict[str, Any]:
    if isinstance(one, Unreadable):
        return unread(one)
    return {
        "file": one.name,
        "swapped": {sort.value: count for sort, count in one.swapped.items()},
        "not_found": [sort.value for sort in one.not_found],
        "people": list(one.people),
        "differences": [
            {
                "person": difference.person,
                "alone": [sort.value for sort in difference.alone],
                "moved": [
                    {"what": fact.what, "old": _plain(fact.old), "new": _plain(fact.new)} for fact in difference.facts
                ],
            }
            for difference in one.differences
        ],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
