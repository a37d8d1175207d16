"""What came of a check of whether anything depends on who a document is of: one pure function to a string a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillmatch.blinding.check import BlindChecked
    from skillmatch.readers.model import Unreadable

FORMATS: Mapping[str, str] = {"text": "text", "json": "as_json"}
"""The modules of the formats, by the name that ``--format`` takes."""

Render = Callable[[Sequence["BlindChecked | Unreadable"]], str]


def render(results: Sequence[BlindChecked | Unreadable], format: str = "text") -> str:
    """The results in one of ``FORMATS``, ending in a line feed.

    Raises:
        KeyError: there is no such format.
    """
    renderer: Render = import_module(f"skillmatch.reporting.blinding.{FORMATS[format]}").render
    return renderer(results)
