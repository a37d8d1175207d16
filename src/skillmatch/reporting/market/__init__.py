"""The picture of a market, in each of its formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from skillmatch.errors import UsageError

if TYPE_CHECKING:
    from skillmatch.scanning.market import Market
    from skillmatch.scanning.reach import Reach


def _html(market: Market, reach: Reach | None) -> str:
    from skillmatch.reporting.market.as_html import render as made

    return made(market, reach)


def _markdown(market: Market, reach: Reach | None) -> str:
    from skillmatch.reporting.market.as_markdown import render as made

    return made(market, reach)


FORMATS: Mapping[str, Callable[[Market, Reach | None], str]] = {
    ".html": _html,
    ".htm": _html,
    ".md": _markdown,
    ".markdown": _markdown,
}
"""By the ending of the file that it is written to."""


def renderer_for(name: str) -> Callable[[Market, Reach | None], str]:
    """What makes the picture for a file of that name.

    Raises:
        UsageError: its ending says no format.
    """
    found = FORMATS.get(PurePath(name).suffix.lower())
    if found is None:
        raise UsageError(f"no format for {name!r}.", hint="End its name in .html or .md.")
    return found
