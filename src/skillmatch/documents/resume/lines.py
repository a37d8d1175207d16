"""The lines of a section of a résumé, and which of them may be the head of an entry."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skillmatch.documents.bullets import is_bullet
from skillmatch.text.dates import Period
from skillmatch.text.spans import Span

_MOST_WORDS = 12
_MOST_WORDS_DATED = 18
_ENDS_A_SENTENCE = re.compile(
    r"(?<!\b\w)(?<!\b(?:Inc|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))(?<!\bSept)(?<!\bCorp)[.;!?]$"
)
_MOST_SMALL = 2
"""Words in lower case that may be in a head whose line goes on after its dates: a sentence has more."""
_AT_AN_END = 6
"""Code points beside a date in an item that may be its bracket or a bullet."""


@dataclass(slots=True)
class ResumeLine:
    """One line that is not blank."""

    span: Span
    """Without blanks at its ends."""
    text: str
    bullet: bool
    after_blank: bool
    """Whether a blank line or a heading is before it."""
    periods: tuple[Period, ...]
    """Those that begin in it."""

    @property
    def bare_words(self) -> int:
        """Its words without those of its dates."""
        dates = sum(
            len(self.text[max(0, p.start - self.span.start) : p.end - self.span.start].split()) for p in self.periods
        )
        return len(self.text.split()) - dates

    def may_head(self) -> bool:
        """Whether it may be a line of a head: short, no item, no sentence."""
        first = self.text.lstrip("*_#|> \t")[:1]
        return (
            not self.bullet
            and self.bare_words <= _MOST_WORDS
            and not first.islower()
            and self.text[-1] != ":"
            and not _ENDS_A_SENTENCE.search(self.text)
        )

    def is_dated(self, *, alone: bool) -> bool:
        """Whether it has the dates of an entry; ``alone``: also a date that is no span."""
        dates = [one for one in self.periods if alone or not one.alone]
        if not dates:
            return False
        if not self.bullet:
            return self.bare_words <= _MOST_WORDS_DATED and not (
                self.bare_words > 8 and _ENDS_A_SENTENCE.search(self.text)
            )
        at_start = dates[0].start - self.span.start <= _AT_AN_END
        at_end = self.span.end - dates[-1].end <= _AT_AN_END
        return self.bare_words <= _MOST_WORDS and (at_start or at_end) and not self.text.endswith(".")


def _without_glued_text(line: ResumeLine) -> Iterator[ResumeLine]:
    """A line as it is, or as the head and the text that follows its dates at once: "Acme Analyst 05/2010 to 07/2012
    Helped the office ...", as generators of résumés have it."""
    dates = line.periods[0] if line.periods else None
    if dates is None or dates.alone or line.bullet or len(line.text.split()) <= _MOST_WORDS_DATED:
        yield line
        return
    end = dates.end - line.span.start
    before, after = line.text[: dates.start - line.span.start].split(), line.text[end:].lstrip()
    small = sum(word[0].islower() for word in before)
    is_head = (
        not after.startswith("I ")
        and 0 < len(before) <= _MOST_WORDS
        and small <= _MOST_SMALL
        and before[0][0].isupper()
    )
    if not (is_head and after[:1].isupper() and len(after.split()) > _MOST_WORDS):
        yield line
        return
    start = line.span.end - len(after)
    later = tuple(one for one in line.periods if one.start >= start)
    yield ResumeLine(Span(line.span.start, dates.end), line.text[:end], False, line.after_blank, (dates,))
    yield ResumeLine(Span(start, line.span.end), after, False, False, later)


def lines_of(text: str, body: Span, periods: Sequence[Period]) -> list[ResumeLine]:
    """The lines of a section with their dates."""
    found: list[ResumeLine] = []
    blank, at = True, body.start
    first = bisect_left(periods, body.start, key=lambda one: one.start)
    while at < body.end:
        newline = text.find("\n", at, body.end)
        end = body.end if newline < 0 else newline
        line = text[at:end]
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            after = first
            while after < len(periods) and periods[after].start < end:
                after += 1
            whole = ResumeLine(
                Span(start, start + len(bare)), bare, is_bullet(line), blank, tuple(periods[first:after])
            )
            found.extend(_without_glued_text(whole))
            first = after
        blank = not bare
        at = end + 1
    return found
