"""What a user may ask of a report."""

from __future__ import annotations

from typing import NamedTuple


class Options(NamedTuple):
    """What a user may ask of a report; each format heeds those that mean something to it."""

    evidence: bool = False
    """Every mention with what decided it, not only the strongest."""
    all: bool = False
    """Every skill of a résumé, not the first of each group."""
    include_text: bool = False
    """The text of the document inside the JSON."""
    width: int = 80
    color: bool = False
    ascii: bool = False
    """Nothing but ASCII, for an output that cannot carry more."""
    several: bool = False
    """There are several reports, so that each has to say where it begins."""
    no_text: bool = False
    """A page without the text of the document: with the quotes that its figures rest on, and nothing else of it."""
    redact: bool = False
    """A page on which nothing tells who the person of a résumé is."""
    title: str = ""
    """What a page as a whole is called."""
