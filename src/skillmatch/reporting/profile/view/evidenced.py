"""Concepts with what shows them: the rows that most parts of a report are made of."""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.analysis import Report
from skillmatch.matching.model import Mention
from skillmatch.profiling.model import Covered
from skillmatch.reporting.profile.view.model import Evidenced
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.quotes import label_of, place, quote


def evidenced(
    report: Report, label: str, mentions: tuple[Mention, ...], figure: float = 0.0, inside: str = ""
) -> Evidenced:
    """A concept, called ``label``, with its mentions, of which the first is quoted."""
    if not mentions:
        return Evidenced(one_line(label), "", None, (), inside, figure)
    first = mentions[0]
    said = quote(report.document, first)
    return Evidenced(one_line(label), place(first.line, first.page), said, mentions, inside, figure)


def covered(report: Report, found: Sequence[Covered]) -> tuple[Evidenced, ...]:
    """What of a role or phase the document has."""
    return tuple([evidenced(report, one.label, one.mentions, one.weight, _inside(report, one)) for one in found])


def _inside(report: Report, group: Covered) -> str:
    """The skills by which a whole group is covered; empty where a concept is named by itself alone."""
    found = dict.fromkeys(mention.concept for mention in group.mentions if mention.concept != group.concept)
    return ", ".join(one_line(label_of(report, concept)) for concept in found)
