"""How long a person has worked, from the dates of a résumé."""

from __future__ import annotations

import re
from typing import NamedTuple

from skillmatch.documents.headings import is_bullet
from skillmatch.documents.model import Document, SectionRole
from skillmatch.text.dates import Period, find_periods, months_covered
from skillmatch.text.years import Years, find_years

_OUTSIDE = frozenset({SectionRole.EDUCATION, SectionRole.SKILLS})
_TOP = 1_200
"""Code points within which a person claims years of experience of themselves."""


class Career(NamedTuple):
    """What the dates of a résumé tell."""

    years: Years | None
    """The years worked, overlaps counted once, or the years claimed where they are more."""
    in_training: bool
    """Whether there are spans of time, all of education, or of work as an intern, assistant or the like."""


def career(document: Document, training: re.Pattern[str]) -> Career:
    """The career that ``document`` shows; ``training`` are the words of jobs that one learns in."""
    periods = list(find_periods(document.text))
    lines = _Lines(document, training)
    worked = [period for period in periods if _is_work(period, document, lines)]
    months = months_covered([(period.began, period.ended) for period in worked])
    claimed = next(find_years(document.text, 0, min(len(document.text), _TOP)), None)
    if claimed and claimed.least * 12 > months:
        return Career(claimed, False)
    years = Years(round(months / 12, 1), None, 0, 0) if months else None
    return Career(years, bool(periods) and not worked)


def _is_work(period: Period, document: Document, lines: _Lines) -> bool:
    if document.section_at(period.start).role in _OUTSIDE:
        return False
    return not lines.speak_of_training(document.line_of(period.start) - 1)


class _Lines:
    """The lines that may name the job of a period, each looked at once however many periods are in it."""

    def __init__(self, document: Document, training: re.Pattern[str]) -> None:
        self._document, self._training = document, training
        self._trains: dict[int, bool] = {}
        self._names_a_job: dict[int, bool] = {}

    def speak_of_training(self, at: int) -> bool:
        """Whether the line of a period, counted from 0, or one beside it that may name the job has such a word."""
        return self._is_of_training(at) or any(
            self._may_name_a_job(beside) and self._is_of_training(beside) for beside in (at - 1, at + 1)
        )

    def _is_of_training(self, at: int) -> bool:
        if at not in self._trains:
            self._trains[at] = self._training.search(self._line(at)) is not None
        return self._trains[at]

    def _may_name_a_job(self, at: int) -> bool:
        """No items of lists, and no dates of another."""
        if at not in self._names_a_job:
            line = self._line(at)
            self._names_a_job[at] = bool(line.strip()) and not is_bullet(line) and not any(find_periods(line))
        return self._names_a_job[at]

    def _line(self, at: int) -> str:
        starts = self._document.line_starts
        if not 0 <= at < len(starts):
            return ""
        end = starts[at + 1] if at + 1 < len(starts) else len(self._document.text)
        return self._document.text[starts[at] : end]
