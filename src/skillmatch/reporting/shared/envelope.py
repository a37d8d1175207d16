"""What all JSON of ours shares: the head of an output, where something is, and why a file gave nothing.

docs/json.md has the policy: what may change under the version that ``schema`` ends in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from skillmatch._version import __version__
from skillmatch.readers.limits import DEFAULT_LIMITS, Limits
from skillmatch.readers.model import Unreadable
from skillmatch.text.spans import Span

VERSIONS: Mapping[str, int] = {
    "report": 1,
    "reports": 1,
    "check": 1,
    "diff": 1,
    "rules": 1,
    "taxonomy": 1,
    "compare": 1,
    "blind-check": 1,
}
"""The version in which each format is written."""

Keys = dict[str, Any]


def schema_name(format_: str) -> str:
    """The value of ``schema``: ``skillmatch/report/1``."""
    return f"skillmatch/{format_}/{VERSIONS[format_]}"


def envelope(format_: str, taxonomy: str | None = None) -> Keys:
    """The keys that an output begins with.

    Args:
        format_: a key of ``VERSIONS``.
        taxonomy: the fingerprint of the one that was used, where one was.
    """
    head = {"schema": schema_name(format_), "skillmatch": __version__}
    return head if taxonomy is None else head | {"taxonomy": taxonomy}


def span(of: Span | None) -> Keys:
    """Where something is in the text as read, in code points, [start, end)."""
    start, end = of or (None, None)
    return {"start": start, "end": end}


def unread(one: Unreadable) -> Keys:
    """A file that gave nothing, and why."""
    return {
        "file": one.name,
        "file_sha256": one.sha256 or None,
        "error": {"code": one.code, "reason": one.reason, "hint": one.hint},
    }


def limits_given(limits: Limits) -> Keys:
    """The limits that are not those that hold where none are given."""
    return {name: value for name, value in asdict(limits).items() if value != getattr(DEFAULT_LIMITS, name)}
