"""The dates of a résumé: its spans of time, and what "present" is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from skillmatch.documents.model import AsOf, Section, SectionRole
from skillmatch.taxonomy.cues import DateCues
from skillmatch.text.dates import DateReader, DateWords, Period, closed
from skillmatch.text.phrases import alternatives, any_of
from skillmatch.text.spans import SortedSpans

_SEASONS = {"winter": 0, "spring": 2, "summer": 5, "autumn": 8}
_TELLING = frozenset({SectionRole.EXPERIENCE, SectionRole.PROJECTS, SectionRole.EDUCATION, SectionRole.VOLUNTEERING})
"""The roles of sections of which the dates are those of a career."""
_MAY_TELL = frozenset({SectionRole.OTHER, SectionRole.HONOURS})
"""Those of which a span is one of a career where a line begins with it: "2017 – 2019 Reviewer for the Letters"."""
_NEAR = 40
"""Code points beside a date that may say what it is."""


class ResumeDates(NamedTuple):
    """The periods of a résumé in text order, and the month that its "present" is."""

    periods: tuple[Period, ...]
    as_of: AsOf | None


class ResumeDateReader:
    """Reads the dates of résumés by the words of a taxonomy."""

    def __init__(self, cues: DateCues) -> None:
        self._reader = DateReader(date_words(cues))
        self._hoped = any_of(cues.hoped)
        self._written = re.compile(
            rf"(?<!\w)(?:{alternatives(cues.written)})(?:\s(?:on|am|le))?\s*+:?\s*+$", re.IGNORECASE
        )
        years, months = alternatives(cues.year_units), alternatives(cues.month_units)
        self._lasts = re.compile(
            rf"\s*+[(·|,–-]?\s*+(?:(?P<years>\d{{1,2}})\s?(?:{years})\b\.?,?\s*+)?(?:(?P<months>\d{{1,2}})\s?(?:{months})\b)?",
            re.IGNORECASE,
        )

    def periods(self, text: str) -> Sequence[Period]:
        """The periods of a stretch of text, the present unknown."""
        return self._reader.periods(text)

    def read(self, text: str, sections: Sequence[Section], known: AsOf | None) -> ResumeDates:
        """The periods of ``text``; those that last to the present to ``known``, else to what the text itself tells."""
        periods = self._reader.periods(text)
        hoped = {one for one in periods if not one.is_open and self._is_hoped(one, text)}
        if not any(one.is_open for one in periods):
            return ResumeDates(tuple(_going_on(periods, hoped)), None)
        latest = self._latest(periods, text, sections)
        # A file's own date may be that of the program that wrote it: it cannot be before what the text tells of.
        is_stale = known is not None and not known.is_given and latest is not None and known.month < latest.month
        as_of = (self._told(periods, text) or latest) if known is None or is_stale else known
        periods = _going_on(periods, hoped)
        return ResumeDates(tuple(closed(periods, as_of.month, by_year=as_of.by_year) if as_of else periods), as_of)

    def _told(self, periods: Iterable[Period], text: str) -> AsOf | None:
        """The month that the text tells to be its own: "Last updated: May 2024", or the length of a job that goes on,
        "March 2021 - Present (3 years 6 months)"."""
        found: AsOf | None = None
        for one in periods:
            line = text.rfind("\n", 0, one.start) + 1
            if (
                one.alone
                and not one.by_year[1]
                and self._written.search(text[max(line, one.start - _NEAR) : one.start])
            ):
                return AsOf(one.ended, "the date that the text has")
            lasts = self._lasts.match(text, one.end, one.end + _NEAR) if one.is_open else None
            if lasts and not one.by_year[0] and (lasts["years"] or lasts["months"]):
                month = one.began + 12 * int(lasts["years"] or 0) + int(lasts["months"] or 0) - 1
                if found is None or month > found.month:
                    found = AsOf(month, "the length that the text gives a job")
        return found

    def _latest(self, periods: Iterable[Period], text: str, sections: Sequence[Section]) -> AsOf | None:
        """The latest date of a span in a section that tells of a career; hopes and dates that are alone are none."""
        telling = SortedSpans(section.body for section in sections if section.role in _TELLING)
        may = SortedSpans(section.body for section in sections if section.role in _MAY_TELL)
        told = [
            one
            for one in periods
            if not (one.alone or self._is_hoped(one, text))
            and (telling.hold(one.start) or (may.hold(one.start) and text[one.start - 1 : one.start] == "\n"))
        ]
        if not told:
            return None
        # A begin by itself tells no present: "2022 - present" alone lasts to no known day.
        latest = max(told, key=lambda one: one.ended)
        return AsOf(
            latest.ended,
            "the latest date in the text",
            by_year=latest.by_year[1] or (latest.is_open and latest.by_year[0]),
        )

    def _is_hoped(self, period: Period, text: str) -> bool:
        start = text.rfind("\n", 0, period.start) + 1
        end = text.find("\n", period.end)
        return (
            self._hoped.search(
                text, max(start, period.start - 200), min(end if end >= 0 else len(text), period.end + 200)
            )
            is not None
        )


def _going_on(periods: Iterable[Period], hoped: Set[Period]) -> list[Period]:
    """The periods, those of which the end is only hoped for as lasting to the present, which is before it."""
    return [one._replace(hoped=True) if one in hoped else one for one in periods]


def date_words(cues: DateCues) -> DateWords:
    """The words of a taxonomy in the form in which dates are looked for."""
    return DateWords(
        months={name.lower(): at for at, names in enumerate(cues.months.values()) for name in names},
        seasons={name.lower(): _SEASONS[season] for season, names in cues.seasons.items() for name in names},
        of=cues.of,
        to=cues.to,
        now=cues.now,
        since=cues.since,
        signs=cues.signs,
        about=cues.about,
    )
