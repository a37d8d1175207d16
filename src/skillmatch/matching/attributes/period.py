"""When a résumé's person used a skill: the time of the job, project or course that it is under."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.model import Mention
from skillmatch.text.dates import Period, find_periods

_DATED = frozenset({SectionRole.EXPERIENCE, SectionRole.PROJECTS, SectionRole.EDUCATION})


def with_periods(skills: Sequence[Mention], document: Document) -> list[Mention]:
    """The mentions of skills, those under dates with the period."""
    periods = [one for one in find_periods(document.text) if document.section_at(one.start).role in _DATED]
    return [mention._replace(period=_period(mention, periods, document)) for mention in skills]


def _period(mention: Mention, periods: Sequence[Period], document: Document) -> Period | None:
    """The last one stated before the mention, or in its own line."""
    if mention.section not in _DATED:
        return None
    line_end = document.line_starts[mention.line] if mention.line < len(document.line_starts) else len(document.text)
    at = bisect_right(periods, line_end, key=lambda period: period.start) - 1
    if at < 0 or document.section_at(periods[at].start).role is not mention.section:
        return None
    return periods[at]
