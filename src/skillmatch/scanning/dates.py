"""The day of a row, in the ways in which exports write it."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Iterable

_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ].*)?\Z")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})\Z")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?:[ T].*)?\Z")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T].*)?\Z")
_WORDS = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?:(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})|([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4}))\b"
)
_MONTHS = {
    name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)
}
_SECONDS = 10
"""Digits of a time in seconds since 1970; three more are milliseconds."""
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_CENTURY = 2000
"""Of a year of two digits."""
_MOST_MONTHS = 12
DAY_FIRST, MONTH_FIRST = "day first", "month first"


def order_of(values: Iterable[object]) -> str:
    """Which is first in the dates of a column, the day or the month; empty where none tells, or some tell otherwise."""
    orders = set()
    for value in values:
        match = _NUMBERS.match(str(value or "").strip())
        if match and match[2] != "." and (int(match[1]) > _MOST_MONTHS) != (int(match[3]) > _MOST_MONTHS):
            orders.add(DAY_FIRST if int(match[1]) > _MOST_MONTHS else MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else ""


def day_of(value: object, order: str = "") -> str:
    """The day as ``2024-05-31``, or the month where no day is told; empty where it cannot be told.

    With dots the day is always first. Of ``3/4/2024`` it cannot be told which is the month, where ``order_of`` the
    column does not tell it.
    """
    if isinstance(value, datetime.date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(int(value)) if math.isfinite(value) else ""
    text = str(value or "").strip()
    if text.isdigit() and len(text) >= _SECONDS:
        return _since_1970(int(text))
    return _written(text, order)


def _written(text: str, order: str) -> str:
    if match := _ISO.match(text) or _COMPACT.match(text) or _YEAR_FIRST.match(text):
        return _checked(int(match[1]), int(match[2]), int(match[3] or 0))
    if match := _NUMBERS.match(text):
        return _of_numbers(int(match[1]), int(match[3]), match[4], DAY_FIRST if match[2] == "." else order)
    if match := _WORDS.match(text):
        day, month, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        return _checked(int(year), _MONTHS.get(month[:3].lower(), 0), int(day))
    return ""


def _of_numbers(first: int, second: int, year: str, order: str) -> str:
    full = int(year) + (_CENTURY if len(year) < len("2024") else 0)
    if first > _MOST_MONTHS or second > _MOST_MONTHS:
        order = DAY_FIRST if first > _MOST_MONTHS else MONTH_FIRST
    if order == DAY_FIRST or first == second:
        return _checked(full, second, first)
    return _checked(full, first, second) if order else ""


def _since_1970(number: int) -> str:
    seconds = number // 1000 if number >= 10**11 else number
    try:
        moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
    except (OverflowError, ValueError, OSError):
        return ""
    return _checked(moment.year, moment.month, moment.day)


def _checked(year: int, month: int, day: int) -> str:
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= _MOST_MONTHS):
        return ""
    if not day:
        return f"{year:04}-{month:02}"
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
