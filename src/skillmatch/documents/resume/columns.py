"""Jobs under the heading of another column: where columns are read one after the other, a side bar's last section
would hold the jobs that go on beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from skillmatch.documents.bullets import is_bullet
from skillmatch.documents.model import Section, SectionRole
from skillmatch.documents.resume.heads import HeadReader
from skillmatch.text.dates import Period
from skillmatch.text.spans import Span

_OF_SIDE_BARS = frozenset({SectionRole.EDUCATION, SectionRole.SKILLS, SectionRole.CERTIFICATES})
_FIGURES = re.compile(r"\d\d")
_MOST_WORDS = 12
_LINES_OF_HEAD = 3
"""Lines below the first of a job's head within which its items begin."""


class JobsInColumns:
    """Tells jobs in sections of a side bar from what belongs there."""

    def __init__(self, heads: HeadReader, periods: Callable[[str], Sequence[Period]]) -> None:
        self._heads, self._periods = heads, periods

    def with_jobs(self, text: str, sections: Sequence[Section]) -> tuple[Section, ...]:
        """The sections; those of a side bar end where, after a blank line, the head of a job with its dates and items
        begins, if a section of jobs is before them."""
        found: list[Section] = []
        worked = False
        for section in sections:
            worked = worked or section.role is SectionRole.EXPERIENCE
            at = self._job_in(text, section.body) if worked and section.role in _OF_SIDE_BARS else None
            if at is None:
                found.append(section)
            else:
                found.append(section._replace(body=Span(section.body.start, at)))
                found.append(Section(SectionRole.EXPERIENCE, None, Span(at, section.body.end)))
        return tuple(found)

    def _job_in(self, text: str, body: Span) -> int | None:
        """Where the first job begins after something else; none where studies come after it."""
        lines = list(_lines(text, body))
        for number, (start, line, after_blank) in enumerate(lines[1:], 1):
            if after_blank and self._is_head(line) and any(_bulleted(lines[number + 1 : number + 2 + _LINES_OF_HEAD])):
                later = [below for _, below, _ in lines[number:]]
                return None if any(map(self._tells_of_study, later)) else start
        return None

    def _is_head(self, line: str) -> bool:
        if not _FIGURES.search(line) or len(line.split()) > _MOST_WORDS or is_bullet(line):
            return False
        if self._tells_of_study(line) or not self._heads.names_a_job(line):
            return False
        return any(not one.alone for one in self._periods(line))

    def _tells_of_study(self, line: str) -> bool:
        is_short = len(line.split()) <= _MOST_WORDS and not is_bullet(line)
        return is_short and bool(self._heads.degrees.search(line) or self._heads.schools.search(line))


def _lines(text: str, body: Span) -> Iterator[tuple[int, str, bool]]:
    """Each line that is not blank, with its place and whether a blank one is before it."""
    at, blank = body.start, False
    for line in text[body.start : body.end].split("\n"):
        if line.strip():
            yield at, line, blank
        blank = not line.strip()
        at += len(line) + 1


def _bulleted(lines: Sequence[tuple[int, str, bool]]) -> Iterator[bool]:
    return (is_bullet(line) for _, line, _ in lines)
