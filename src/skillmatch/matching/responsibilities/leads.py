"""What leads to a unit: the heading above it, and the sentence with a colon that a list follows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from skillmatch.documents.model import Document
from skillmatch.matching.tokens import Words

Tokens = tuple[int, int]
"""The first of some tokens, and the one after the last."""
_NONE: Tokens = (0, 0)
_OPEN = (":", "…", "...")
_DECORATION = "*_ \t\n"


class Lead(NamedTuple):
    """The words under which a unit is, as ranges of tokens; empty where there are none."""

    heading: Tokens
    intro: Tokens
    """Of the sentence that opens the list which the unit is an item of: "We want colleagues who show:"."""


def leads(document: Document, words: Words) -> Iterator[Lead]:
    """For each unit what leads to it."""
    headings = [_tokens_of_heading(section.heading, words) for section in document.sections]
    section, intro, in_list = -1, _NONE, False
    for unit, tokens in zip(document.units, words.ranges, strict=True):
        if unit.section != section:
            section, intro = unit.section, _NONE
        if in_list and not unit.item:
            intro = _NONE
        yield Lead(headings[section], intro)
        in_list = unit.item and intro is not _NONE
        if document.text[unit.span.start : unit.span.end].rstrip(_DECORATION).endswith(_OPEN):
            intro, in_list = tokens, False


def _tokens_of_heading(heading: tuple[int, int] | None, words: Words) -> Tokens:
    if heading is None:
        return _NONE
    starts = words.tokens.starts
    return bisect_left(starts, heading[0]), bisect_left(starts, heading[1])
