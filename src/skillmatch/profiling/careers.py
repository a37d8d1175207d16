"""How long a person has worked, from the dates of a résumé."""

from __future__ import annotations

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.dates import find_periods, months_covered
from skillmatch.matching.years import Years, find_years

_OUTSIDE = frozenset({SectionRole.EDUCATION, SectionRole.SKILLS})


def years_worked(document: Document) -> Years | None:
    """The years that spans of dates outside of education cover, overlaps counted once; else what the text claims."""
    text = document.text
    worked = [
        (period.began, period.ended)
        for period in find_periods(text)
        if document.section_at(period.start).role not in _OUTSIDE
    ]
    months = months_covered(worked)
    claimed = next(find_years(text, 0, min(len(text), 1_200)), None)
    if claimed and claimed.least * 12 > months:
        return claimed
    return Years(round(months / 12, 1), None, 0, 0) if months else None
