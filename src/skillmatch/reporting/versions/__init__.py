"""What a change to a post did, in the formats of a pull request: one pure function to a string for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

from skillmatch.reporting.shared.options import Options

if TYPE_CHECKING:
    from skillmatch.comparing.revisions import PostChanges
    from skillmatch.comparing.versions import Difference

FORMATS: Mapping[str, str] = {"text": "text", "markdown": "markdown", "json": "as_json", "html": "as_html"}
"""The modules of the formats, by the name that ``--format`` takes."""

MANY = ("text", "markdown")
"""The formats that show what was done to several posts."""

Render = Callable[["Difference", Options], str]


def render(difference: Difference, format: str = "text", options: Options | None = None) -> str:
    """A difference in one of ``FORMATS``, ending in a line feed.

    Raises:
        KeyError: there is no such format.
    """
    module = import_module(f"skillmatch.reporting.versions.{FORMATS[format]}")
    renderer: Render = module.render
    return renderer(difference, options or Options())


def render_many(changes: PostChanges, format: str = "text", options: Options | None = None) -> str:
    """What was done to several posts, in one of ``MANY``.

    Raises:
        KeyError: there is no such format.
    """
    from skillmatch.reporting.versions.several import SEVERAL

    one = options or Options()
    return SEVERAL[format](changes, [render(difference, format, one) for difference in changes.differences], one)
