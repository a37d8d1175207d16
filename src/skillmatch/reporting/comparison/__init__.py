"""A comparison of a résumé with postings, in each format: one pure function to a string for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from skillmatch.reporting.comparison.options import CompareOptions

if TYPE_CHECKING:
    from skillmatch.comparing.model import Comparisons

FORMATS: Mapping[str, str] = {
    "text": "text",
    "json": "as_json",
    "jsonl": "as_jsonl",
    "csv": "as_csv",
    "markdown": "markdown",
    "html": "as_html",
}
"""The modules of the formats, by the name that ``--format`` takes."""

Render = Callable[["Comparisons", CompareOptions], str]


def render(comparisons: Comparisons, format: str = "text", options: CompareOptions | None = None) -> str:
    """Comparisons in one of ``FORMATS``, ending in a line feed.

    Raises:
        KeyError: there is no such format.
    """
    module = import_module(f"skillmatch.reporting.comparison.{FORMATS[format]}")
    renderer: Render = module.render
    return renderer(comparisons, options or CompareOptions())
