"""When a résumé's person used a skill: the time of the job, project or course that it is under."""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.documents.model import Document
from skillmatch.matching.model import Mention


def with_periods(skills: Sequence[Mention], document: Document) -> list[Mention]:
    """The mentions of skills, those in an entry with its period."""
    if not document.entries:
        return list(skills)
    found = []
    for mention in skills:
        entry = document.entry_at(mention.span.start)
        found.append(mention._replace(period=entry.period) if entry and entry.period else mention)
    return found
