"""The skills that formats of other programs are told of: those that the report itself shows, and as it shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.matching.model import Need, Strength
from skillmatch.reporting.profile.view.skills import skills


class ToldSkill(NamedTuple):
    """A skill that a résumé shows or a posting asks for."""

    concept: str
    label: str
    by: Need | Strength
    """The strongest need or evidence."""
    words: tuple[str, ...]
    """How the text names it, each way once."""


def skills_told(report: Report) -> Iterator[ToldSkill]:
    """The skills in the order of the report, without what a posting names in passing and does not ask for."""
    table = skills(report, None)
    for row in table.groups if table else ():
        for cell in row.cells:
            for choice in cell.choices if cell.by is not Need.CONTEXT else ():
                for skill in (*choice.heads, *choice.skills):
                    concept = skill.mentions[0].concept
                    words = tuple(dict.fromkeys(" ".join(one.text.split()) for one in skill.mentions))
                    yield ToldSkill(concept, report.labels.concepts.get(concept, concept), cell.by, words)
