"""Sections of a résumé of which the heading does not tell that they list publications: "Research", "Selected works"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillmatch.documents.model import Section, SectionRole

_UNSURE = frozenset({SectionRole.PROJECTS, SectionRole.OTHER, SectionRole.SUMMARY, SectionRole.EDUCATION})
_MOST, _FEWEST = 120, 3
"""Lines of a section that are looked at, and those of them that are citations where it lists publications."""
_LONGEST = 600
"""Code points of a line that are looked at."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d[a-z]?(?!\d)")
_AUTHORS = re.compile(r"[A-Z][\w’'-]{1,30},?\s(?:[A-Z]\.[ -]?){1,3}|(?<!\w)(?:[A-Z]\.[ -]?){1,3}[A-Z][a-z]|\bet al\b")
_IN_WHAT = re.compile(
    r"\b(?:In:|Proc\b|Proceedings|Conference|Symposium|Workshop|Journal|Transactions|Letters|Annals|Press)"
)
_WHERE = re.compile(
    r"\b(?:pp?\.\s?\d|pages\s\d|vol\.|no\.\s?\d|ISBN|ISSN|doi\b|arXiv)"
    r"|\d\s?\(\d{1,3}\)|\d[:,]\s?\d{1,4}\s?[–-]\s?\d",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[“\"„«][^”\"“»]{15,300}[”\"“»]")
_SIGNS = (_AUTHORS, _IN_WHAT, _WHERE, _TITLE)
_TWO = 2
"""Signs in a line that is a citation."""


class PublicationsReader:
    """Tells lists of publications by their lines."""

    def with_publications(self, text: str, sections: Sequence[Section]) -> tuple[Section, ...]:
        """The sections, those of which most dated lines are citations as publications."""
        return tuple(
            section._replace(role=SectionRole.PUBLICATIONS)
            if section.role in _UNSURE and _lists_publications(text, section)
            else section
            for section in sections
        )


def _lists_publications(text: str, section: Section) -> bool:
    lines = text[section.body.start : section.body.end].split("\n", _MOST)[:_MOST]
    dated = [line[:_LONGEST] for line in lines if _YEAR.search(line[:_LONGEST])]
    cited = sum(map(_is_citation, dated))
    return cited >= _FEWEST and 2 * cited > len(dated)


def _is_citation(line: str) -> bool:
    """Whether a line with a year has two signs of a citation."""
    return sum(sign.search(line) is not None for sign in _SIGNS) >= _TWO
