"""Years of experience, as texts state them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "twenty": 20,
    "fifteen": 15,
}
_NUMBER = r"(?:\d{1,2}(?:\.\d)?|" + "|".join(_WORDS) + r")"
_YEARS = re.compile(
    # Behind a long word or a full stop too, to which a scraper glued the next: "projects5-8 years", "PhD.5 years".
    rf"(?:(?<![\w$€£.,])|(?<=[a-z]{{4}})|(?<=[a-z]{{3}}[.]))({_NUMBER})\s*+(?:\(\w++\)\s*+)?(\+|-?plus\b|or\s++more)?"
    # The sign of a span, which may be a hyphen among hyphens and blanks, and its other end; or only hyphens and blanks.
    rf"(?:(?:\s*+(?:-\s*+)++|[\s-]*+(?:–|—|to|or|/)\s*+)({_NUMBER})\s*+(?:\(\d++\)\s*+)?(\+)?\s*+|[\s-]*+)"
    r"\+?\s*+(?:or\s++more\s++)?(?:full\s++)?(years?|yrs?\b\.?|months?)(?<!-year)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(rf"(?<![\w.,])({_NUMBER})\s++of\s++(?:them|which|those|these)\b", re.IGNORECASE)
"""Behind a statement of years: "three years in ML, two of them in production"."""
_MOST = 40


class Years(NamedTuple):
    """A statement of years: at least ``least``, at most ``most`` (``None`` where open), at ``start`` to ``end``."""

    least: float
    most: float | None
    start: int
    end: int


def in_years(number: float) -> str:
    """So many years, in words: "1 year", "2.5 years"."""
    return f"{number:g} year{'' if number == 1 else 's'}"


def find_years(text: str, start: int, end: int) -> Iterator[Years]:
    """The statements of years between two code points, in order."""
    found = []
    for match in _YEARS.finditer(text, start, end):
        per_year = 12.0 if match.group(5).lower().startswith("month") else 1.0
        least = _value(match.group(1)) / per_year
        most = _value(match.group(3)) / per_year if match.group(3) else None
        if least <= _MOST:
            found.append(Years(least, most, match.start(), match.end()))
    if found:
        of_them = _OF_THEM.finditer(text, found[0].end, end)
        found += [Years(_value(match.group(1)), None, *match.span()) for match in of_them]
    yield from sorted(found, key=lambda years: years.start)


def _value(number: str) -> float:
    return float(_WORDS[number.lower()]) if number.lower() in _WORDS else float(number)
