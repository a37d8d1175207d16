"""Dates and spans of time in a résumé, as people write them: "Jan 2019 - present", "agosto de 2018 – 07/2024"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from skillmatch.text.phrases import alternatives

_LONGEST = 50 * 12
_MIDDLE = 5
"""The month, counted from 0, that stands for a year without one."""
_GAP = 24
"""Code points between the two ends of a span, at most."""
_DIGITS = 2
"""Of a short year."""
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:19|20)\d\d"


class Period(NamedTuple):
    """A span of time: months since year 0, both within, and the code points that state it."""

    began: int
    ended: int
    start: int
    end: int
    by_year: tuple[bool, bool] = (False, False)
    """Whether its begin, and its end, is known by the year only: it is the middle of the year that stands here."""
    is_open: bool = False
    """Whether it lasts to the present."""
    alone: bool = False
    """One date and no span: "Intern, 2017"."""
    hoped: bool = False
    """Whether it is yet to end: "2022 - 2026 (expected)"."""

    @property
    def months(self) -> tuple[int, int]:
        """As [first, after): from the middle of a year to that of another is a number of whole years."""
        return self.began + self.by_year[0], self.ended + 1


class DateWords(NamedTuple):
    """The words that dates and spans are written with."""

    months: Mapping[str, int]
    """By folded name, counted from 0."""
    seasons: Mapping[str, int]
    """By folded name, the first month."""
    of: tuple[str, ...]
    to: tuple[str, ...]
    now: tuple[str, ...]
    since: tuple[str, ...]
    signs: tuple[str, ...]
    about: tuple[str, ...] = ()
    """Before a year, which part of it is meant."""


class _Date(NamedTuple):
    first: int
    """The month since year 0, or the first of a quarter or season."""
    last: int
    by_year: bool
    start: int
    end: int


class DateReader:
    """Finds dates, and spans from one to another or to the present."""

    def __init__(self, words: DateWords) -> None:
        self._months, self._seasons = words.months, words.seasons
        of = alternatives(words.of)
        word = r"(?P<word>[^\W\d_]{2,10})"
        day_before = rf"(?:(?P<d>{_DAY})(?:st|nd|rd|th|\.|º|°|er)?[\s-]{{1,2}}(?:(?:{of})\s)?)?"
        day_after = rf"\.?[\s,]{{0,2}}{_DAY}(?:st|nd|rd|th)?,\s?"
        nor_month = r"(?!\s?/\s?(?:0\d|1[0-2])(?!\d)|[-.](?:0[1-9]|1[0-2])(?!\d))"
        of_years = rf"/(?:1[3-9]|[2-9]\d|{_YEAR})(?![\d/])"  # 2017/18
        no_figure = rf"(?![\d%+]|(?!{of_years})/|[.,]\d|[\s-]?(?:bit|bits|bytes?|px|users|people)\b)"
        self._date = re.compile(
            r"(?<![\w./])(?<!\d,)(?:"
            rf"(?P<y1>{_YEAR})(?:\s?[/.]\s?|-)(?P<m1>1[0-2]|0?[1-9])(?:[-/.]{_DAY})?(?![\d/])"  # 2016-03(-01)
            rf"|(?P<a>{_DAY})[./-](?P<b>{_DAY})[./-](?P<y2>{_YEAR})(?!\d)"  # 01.05.2016, 5/31/2016
            rf"|(?P<m3>1[0-2]|0?[1-9])\s?[./-]\s?(?P<y3>{_YEAR})(?!\d)"  # 05/2016
            rf"|(?P<m4>1[0-2]|0[1-9])/(?P<y4>\d\d)(?![\d/])"  # 05/16, in a span only
            rf"|(?:(?P<q1>[QT][1-4]|[1-4][QT])[\s/’',-]{{0,3}}(?P<y5>{_YEAR})|(?P<y6>{_YEAR})[\s/-]{{0,2}}Q(?P<q2>[1-4]))(?!\d)"
            # 1 May 2016, May 01, 2016, agosto de 2018, May '16
            rf"|{day_before}{word}(?:{day_after}|\.?,?[\s-]{{0,2}}(?:(?:{of})\s)?)"
            rf"(?:(?P<y7>{_YEAR}){nor_month}|['’](?P<y8>\d\d))(?!\d)"
            # Sep 15 - Oct 17
            r"|(?P<short>[^\W\d_]{3,10})\.?[\s-](?P<y11>\d\d)(?![\d:.,/%+]|(?:st|nd|rd|th)\b)"
            rf"|(?P<y9>{_YEAR}){no_figure}"
            r"|['’](?P<y10>\d\d)(?![\d\w])"  # '16, in a span only
            r")",
            re.IGNORECASE,
        )
        sign = "|".join(re.escape(one) for one in sorted(words.signs, key=len, reverse=True))
        to = alternatives(words.to)
        # "early 2014 - late 2015"
        about = rf"(?:(?:{alternatives(words.about)})[\s-]++)?"
        self._between = re.compile(
            rf"[\s)*_]*+(?:(?:{sign})(?:\s*+(?:{sign}))?|(?:{to})(?!\w))[\s(*_]*+{about}", re.IGNORECASE
        )
        self._now_before = re.compile(
            rf"(?<!\w)(?:{alternatives(words.now)})\s{{0,2}}(?:{sign})\s{{0,2}}$", re.IGNORECASE
        )
        self._to_now = re.compile(
            rf"[\s)*_]*+(?:(?:(?:{sign})\s*+)?(?:(?:{to})\s++)?(?:{alternatives(words.now)})(?!\w)"
            rf"|[-–—]\s{{0,2}}(?=[)\],;|\n]|$)|(?:onwards?|\+)(?!\w))",
            re.IGNORECASE,
        )
        self._since = re.compile(rf"(?<!\w)(?:{alternatives(words.since)})\s++\(?$", re.IGNORECASE)
        self._month_before = re.compile(
            rf"(?<!\w)(?:{_DAY}(?:st|nd|rd|th|\.)?\s)?([^\W\d_]{{3,10}})\.?\s*+(?:{sign}|(?:{to})(?!\w))\s*+$",
            re.IGNORECASE,
        )
        self._short = re.compile(r"\s?[-–/]\s?((?:19|20)?\d\d)(?![\d/.-])")

    def periods(self, text: str) -> list[Period]:
        """All that ``text`` states, in order: spans, and dates that are alone. An open end is the begin until the
        date of the document is known: see ``closed``."""
        dates = list(self._dates(text))
        found: list[Period] = []
        at = 0
        while at < len(dates):
            date = dates[at]
            following = dates[at + 1] if at + 1 < len(dates) else None
            if (
                following
                and following.start - date.end <= _GAP
                and self._between.fullmatch(text, date.end, following.start)
            ):
                found.extend(_span(date, following))
                at += 2
                continue
            at += 1
            found.extend(self._without_second(date, text))
        return found

    def _without_second(self, date: _Date, text: str) -> Iterator[Period]:
        if now := self._to_now.match(text, date.end, date.end + _GAP):
            yield Period(date.first, date.first, date.start, now.end(), (date.by_year, False), is_open=True)
            return
        before = text[max(0, date.start - _GAP) : date.start]
        if since := self._since.search(before):
            yield Period(
                date.first,
                date.first,
                date.start - len(before) + since.start(),
                date.end,
                (date.by_year, False),
                is_open=True,
            )
            return
        if newest := self._now_before.search(before):
            start = date.start - len(before) + newest.start()
            yield Period(date.first, date.first, start, date.end, (date.by_year, False), is_open=True)
            return
        if not date.by_year and (month := self._month_before.search(before)) and month[1].lower() in self._months:
            year = date.last // 12
            first = year * 12 + self._months[month[1].lower()]
            if first <= date.last:
                yield Period(first, date.last, date.start - len(before) + month.start(), date.end)
                return
        if date.by_year and (short := self._short.match(text, date.end)):
            century = 0 if len(short[1]) > _DIGITS else date.first // 1200 * 100
            ended = (century + int(short[1])) * 12 + _MIDDLE
            if date.first < ended <= date.first + _LONGEST:
                yield Period(date.first, ended, date.start, short.end(), (True, True))
                return
        yield Period(date.first, date.last, date.start, date.end, (date.by_year, date.by_year), alone=True)

    def _dates(self, text: str) -> Iterator[_Date]:
        matches = list(self._date.finditer(text))
        day_first = _day_first(matches)
        for at, match in enumerate(matches):
            if date := self._read(match, day_first):
                if (match["y4"] or match["y10"] or match["y11"]) and not self._beside(at, matches, text):
                    continue
                yield date

    def _beside(self, at: int, matches: list[re.Match[str]], text: str) -> bool:
        """Whether a date with a year of two digits is one end of a span."""
        here = matches[at]
        if here["y11"]:
            return self._is_month_of_span(at, matches, text)
        if at and self._between.fullmatch(text, matches[at - 1].end(), here.start()):
            return True
        if at + 1 < len(matches) and self._between.fullmatch(text, here.end(), matches[at + 1].start()):
            return True
        return self._to_now.match(text, here.end(), here.end() + _GAP) is not None and here["y4"] is not None

    def _is_month_of_span(self, at: int, matches: list[re.Match[str]], text: str) -> bool:
        """Whether "Sep 15" is a month with its year: where the other end is written so too, or is the present."""
        here = matches[at]
        if at and matches[at - 1]["y11"] and self._between.fullmatch(text, matches[at - 1].end(), here.start()):
            return True
        following = matches[at + 1] if at + 1 < len(matches) else None
        if following and following["y11"] and self._between.fullmatch(text, here.end(), following.start()):
            return True
        return self._to_now.match(text, here.end(), here.end() + _GAP) is not None

    def _read(self, match: re.Match[str], day_first: bool) -> _Date | None:
        start, end = match.span()
        if year := match["y1"]:
            return _month(int(year), int(match["m1"]) - 1, start, end)
        if year := match["y2"]:
            month = int(match["b"] if day_first else match["a"])
            return _month(int(year), month - 1, start, end) if month <= 12 else None
        if year := match["y3"]:
            return _month(int(year), int(match["m3"]) - 1, start, end)
        if year := match["y4"]:
            return _month(_full(year), int(match["m4"]) - 1, start, end)
        if year := match["y5"] or match["y6"]:
            quarter = int((match["q1"] or match["q2"]).strip("QTqt")) - 1
            return _Date(int(year) * 12 + 3 * quarter, int(year) * 12 + 3 * quarter + 2, False, start, end)
        if match["word"]:
            return self._named(match)
        if match["y11"]:
            named = self._months.get(match["short"].lower())
            return None if named is None else _month(_full(match["y11"]), named, start, end)
        if year := match["y9"]:
            return _year(int(year), start, end)
        return _year(_full(match["y10"]), start, end)

    def _named(self, match: re.Match[str]) -> _Date | None:
        year = int(match["y7"]) if match["y7"] else _full(match["y8"])
        word = match["word"].lower()
        if word in self._months:
            return _month(year, self._months[word], *match.span())
        if word in self._seasons:
            first = year * 12 + self._seasons[word]
            return _Date(first, first + 2, False, *match.span())
        # Some other word before a year, which is a year alone: "Workshop 2019".
        return _year(year, match.start("y7"), match.end()) if match["y7"] else None


def _day_first(matches: Iterable[re.Match[str]]) -> bool:
    """Whether the day comes before the month in a date of figures: told by a day after the twelfth, anywhere."""
    dates = [(int(match["a"]), int(match["b"]), match.group()) for match in matches if match["y2"]]
    if any("/" not in words for _, _, words in dates) or any(a > 12 for a, _, _ in dates):
        return True
    return not any(b > 12 for _, b, _ in dates)


def _full(year: str) -> int:
    return int(year) + (2000 if int(year) < 50 else 1900)


def _month(year: int, month: int, start: int, end: int) -> _Date:
    return _Date(year * 12 + month, year * 12 + month, False, start, end)


def _year(year: int, start: int, end: int) -> _Date:
    return _Date(year * 12 + _MIDDLE, year * 12 + _MIDDLE, True, start, end)


def _span(one: _Date, other: _Date) -> Iterator[Period]:
    """From the earlier of two dates to the later, in whichever order they are told."""
    first, last = (one, other) if (one.first, one.last) <= (other.first, other.last) else (other, one)
    if last.last - first.first <= _LONGEST:
        yield Period(first.first, last.last, one.start, other.end, (first.by_year, last.by_year))


def closed(periods: Iterable[Period], now: int | None, *, by_year: bool = False) -> list[Period]:
    """The periods, those that last to the present to the month ``now``, where that is known and not before them;
    ``by_year``: of which only the year is."""
    return [_closed(one, now, by_year) if one.is_open and now is not None else one for one in periods]


def _closed(period: Period, now: int, by_year: bool) -> Period:
    if now <= period.began or (by_year and now // 12 == period.began // 12):
        return period
    return period._replace(ended=now, by_year=(period.by_year[0], by_year))


def months_covered(periods: Iterable[tuple[int, int]]) -> int:
    """The months in [first, after) of any of ``periods``, overlaps counted once."""
    months, reached = 0, -1
    for began, ended in sorted(periods):
        months += max(0, ended - max(began, reached))
        reached = max(reached, ended)
    return months


_IN_FIGURES = re.compile(r"(\d{4})-(\d{2})")


def month_of(written: str) -> int | None:
    """The month of ``2024-05`` as months since year 0; ``None`` where it is no month."""
    match = _IN_FIGURES.fullmatch(written)
    if not match or not 1 <= int(match[2]) <= 12 or not 1900 <= int(match[1]) <= 2199:
        return None
    return int(match[1]) * 12 + int(match[2]) - 1
