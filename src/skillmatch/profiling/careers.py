"""How long a person has worked, from the dates of a résumé."""

from __future__ import annotations

import re

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.years import Years, find_years

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"(?:(?P<m{n}>[A-Za-z]{{3,9}})\.?,?\s+|(?P<d{n}>\d{{1,2}})[/.-])?"
    r"(?P<y{n}>(?:19|20)\d\d)(?:-(?P<i{n}>\d\d)(?!\d))?(?:-\d\d)?"
)
_RANGE = re.compile(
    _DATE.format(n=1)
    + r"\s*(?:-|–|—|to|until|till|\||endDate:?)\s*(?:"
    + _DATE.format(n=2)
    + r"|(?P<now>present|current|now|today|ongoing|date))",
    re.IGNORECASE,
)
_OUTSIDE = frozenset({SectionRole.EDUCATION, SectionRole.SKILLS})


def years_worked(document: Document) -> Years | None:
    """The years covered by the spans of dates outside of education, overlaps counted once; else what the text claims.

    "Present" is the latest year that the document names: no clock is read.
    """
    text = document.text
    latest = max((int(year) for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)), default=0)
    spans = []
    for match in _RANGE.finditer(text):
        if document.section_at(match.start()).role in _OUTSIDE:
            continue
        began = _month(match, 1)
        ended = latest * 12 + 11 if match.group("now") else _month(match, 2)
        if began <= ended <= began + 50 * 12:
            spans.append((began, ended))
    months = _covered(spans)
    claimed = next(find_years(text, 0, min(len(text), 1_200)), None)
    if claimed and claimed.least * 12 > months:
        return claimed
    return Years(round(months / 12, 1), None, 0, 0) if months else None


def _month(match: re.Match[str], n: int) -> int:
    """Months since year 0; January where only a year begins, December where one ends, as people mean it."""
    name = (match.group(f"m{n}") or "")[:3].lower()
    number = match.group(f"d{n}") or match.group(f"i{n}")
    if name in _MONTHS:
        month = _MONTHS.index(name)
    elif number:
        month = min(12, max(1, int(number))) - 1
    else:
        month = 5
    return int(match.group(f"y{n}")) * 12 + month


def _covered(spans: list[tuple[int, int]]) -> int:
    months, reached = 0, -1
    for began, ended in sorted(spans):
        months += max(0, ended - max(began, reached))
        reached = max(reached, ended)
    return months
