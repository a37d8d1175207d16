"""What every reader takes and gives: the contract of a reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from skillmatch.readers.limits import DEFAULT_LIMITS, Limits
from skillmatch.readers.model import Found

Progress = Callable[[int, int], None]
"""Told, for a scan, the page that has been read, and of how many."""
ReadFunction = Callable[[Any, "Request"], Found]


class Request(NamedTuple):
    """What a reader is told besides the content.

    Attributes:
        name: the file as its user names it, fit to be shown.
        progress: to be called with a page that has been read, and how many there are, where pages take seconds.
    """

    name: str
    limits: Limits = DEFAULT_LIMITS
    progress: Progress | None = None
