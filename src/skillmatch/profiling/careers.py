"""How long a person has worked, from the dates of a résumé."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from skillmatch.documents.headings import is_bullet
from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.dates import Period, find_periods, months_covered
from skillmatch.matching.years import Years, find_years

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
    worked = [period for period in periods if _is_work(period, document, training)]
    months = months_covered([(period.began, period.ended) for period in worked])
    claimed = next(find_years(document.text, 0, min(len(document.text), _TOP)), None)
    if claimed and claimed.least * 12 > months:
        return Career(claimed, False)
    years = Years(round(months / 12, 1), None, 0, 0) if months else None
    return Career(years, bool(periods) and not worked)


def _is_work(period: Period, document: Document, training: re.Pattern[str]) -> bool:
    if document.section_at(period.start).role in _OUTSIDE:
        return False
    return not any(training.search(line) for line in _heads(period, document))


def _heads(period: Period, document: Document) -> Iterator[str]:
    """The line of a period and those beside it that may name the job: no items of lists, and no dates of another."""
    at = document.line_of(period.start) - 1
    yield _line(document, at)
    for step in (-1, 1):
        beside = _line(document, at + step)
        if beside.strip() and not is_bullet(beside) and not any(find_periods(beside)):
            yield beside


def _line(document: Document, at: int) -> str:
    starts = document.line_starts
    if not 0 <= at < len(starts):
        return ""
    end = starts[at + 1] if at + 1 < len(starts) else len(document.text)
    return document.text[starts[at] : end]
