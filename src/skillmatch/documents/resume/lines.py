"""The lines of a section of a résumé, and which of them may be the head of an entry."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from skillmatch.documents.bullets import is_bullet
from skillmatch.text.dates import Period
from skillmatch.text.spans import Span

_MOST_WORDS = 12
_MOST_WORDS_DATED = 18
_ENDS_A_SENTENCE = re.compile(
    r"(?<!\b\w)(?<!\b(?:Inc|Ltd|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))(?<!\bSept)(?<!\bCorp)[.;!?]$"
)
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
            span = Span(start, start + len(bare))
            found.append(ResumeLine(span, bare, is_bullet(line), blank, tuple(periods[first:after])))
            first = after
        blank = not bare
        at = end + 1
    return found
