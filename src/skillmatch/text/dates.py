"""Periods in a résumé: from one month to another, as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"(?:(?P<m{n}>[A-Za-z]{{3,9}})\.?,?\s++|(?P<d{n}>\d{{1,2}})[/.-])?"
    r"(?P<y{n}>(?:19|20)\d\d)(?:[-/](?P<i{n}>0[1-9]|1[0-2])(?!\d)(?:-\d\d(?!\d))?)?"
)
_RANGE = re.compile(
    r"(?<![\d/])(?:(?P<since>since\s++)?"
    + _DATE.format(n=1)
    + r")(?:\s*+(?:-|–|—|to|until|till|\||endDate:?)\s*+(?:"
    + _DATE.format(n=2)
    + r"|(?P<now>present|current|now|today|ongoing|date)\b|(?P<short>\d\d)(?!\d)))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 50 * 12


class Period(NamedTuple):
    """A span of time: months since year 0, both within, and the code points that state it."""

    began: int
    ended: int
    start: int
    end: int


def find_periods(text: str) -> Iterator[Period]:
    """The spans of time that a text states, in order.

    "Present" is the latest year that the text names: no clock is read.
    """
    latest = max((int(year) for year in _YEAR.findall(text)), default=0) * 12 + 11
    for match in _RANGE.finditer(text):
        ended = _ended(match, latest)
        if ended is not None and _month(match, 1) <= ended <= _month(match, 1) + _LONGEST:
            yield Period(_month(match, 1), ended, match.start(), match.end())


def _ended(match: re.Match[str], latest: int) -> int | None:
    if match["y2"]:
        return _month(match, 2)
    if match["now"] or match["since"]:
        return latest
    return (int(match["y1"][:2] + match["short"]) * 12 + 5) if match["short"] else None


def _month(match: re.Match[str], n: int) -> int:
    """The middle of the year where no month is given."""
    name = (match[f"m{n}"] or "")[:3].lower()
    number = match[f"d{n}"] or match[f"i{n}"]
    if name in _MONTHS:
        month = _MONTHS.index(name)
    elif number:
        month = min(12, max(1, int(number))) - 1
    else:
        month = 5
    return int(match[f"y{n}"]) * 12 + month


def months_covered(periods: list[tuple[int, int]]) -> int:
    """The months from each begin to its end, overlaps counted once."""
    months, reached = 0, -1
    for began, ended in sorted(periods):
        months += max(0, ended - max(began, reached))
        reached = max(reached, ended)
    return months
