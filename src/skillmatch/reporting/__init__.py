"""Reports as text: one pure function from results to a string for each format.

A format is one module with one function, and one line in ``RENDERERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillmatch.analysis import Result


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may ask of a report; each format heeds those that mean something to it."""

    evidence: bool = False
    """Every mention with what decided it, not only the strongest."""
    include_text: bool = False
    """The text of the document inside the JSON."""
    width: int = 80
    color: bool = False
    ascii: bool = False
    """Nothing but ASCII, for an output that cannot carry more."""


Renderer = Callable[[Sequence["Result"], Options], str]


# The modules are imported where they are used: JSON needs no terminal library, and help needs neither.
def _text(results: Sequence[Result], options: Options) -> str:
    from skillmatch.reporting.text import render_text

    return render_text(
        results,
        evidence=options.evidence,
        width=options.width,
        color=options.color,
        ascii=options.ascii,
    )


def _json(results: Sequence[Result], options: Options) -> str:
    from skillmatch.reporting.as_json import render_json

    return render_json(results, include_text=options.include_text)


def _jsonl(results: Sequence[Result], options: Options) -> str:
    from skillmatch.reporting.as_json import render_jsonl

    return render_jsonl(results, include_text=options.include_text)


def _markdown(results: Sequence[Result], options: Options) -> str:
    from skillmatch.reporting.markdown import render_markdown

    return render_markdown(results, evidence=options.evidence)


RENDERERS: Mapping[str, Renderer] = {
    "text": _text,
    "json": _json,
    "jsonl": _jsonl,
    "markdown": _markdown,
}
"""The formats by the name that ``--format`` takes."""


def render(results: Sequence[Result], format: str = "text", options: Options | None = None) -> str:
    """The results in one of the formats of ``RENDERERS``, ending in a line feed.

    Raises:
        KeyError: there is no such format.
    """
    return RENDERERS[format](results, options or Options())
