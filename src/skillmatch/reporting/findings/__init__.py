"""Findings in the formats that people and machines take: one pure function from a run to a string for each.

A format is one module with a function ``render``, and one line in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from skillmatch.reporting.shared.options import Options

if TYPE_CHECKING:
    from skillmatch.checking.model import Run

FORMATS: Mapping[str, str] = {
    "text": "text",
    "json": "as_json",
    "github": "github",
    "sarif": "sarif",
    "junit": "junit",
    "gitlab": "gitlab",
    "markdown": "markdown",
    "html": "as_html",
}
"""The modules of the formats, by the name that ``--format`` takes."""

Render = Callable[["Run", Options], str]


def render(run: Run, format: str = "text", options: Options | None = None) -> str:
    """What a run gave in one of ``FORMATS``, ending in a line feed where it is not empty.

    Raises:
        KeyError: there is no such format.
    """
    module = import_module(f"skillmatch.reporting.findings.{FORMATS[format]}")
    renderer: Render = module.render
    return renderer(run, options or Options())
