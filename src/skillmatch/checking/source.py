"""The file as its author wrote it: what of it is no text of the post, and where a place of the text is in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import eq

from skillmatch.checking.model import Place, Shown
from skillmatch.readers.model import Media, Reading
from skillmatch.text.spans import Span, line_starts

_WORD = re.compile(r"\w+")
_UNTAGGED = r"<(script|style|head)\b.*?(?:</\1\s*+>|\Z)|<!--.*?(?:-->|\Z)|&#?\w++;"
_UNSHOWN = re.compile(rf"{_UNTAGGED}|<[^>]*+(?:>|(?P<open>\Z))", re.DOTALL | re.IGNORECASE)
"""What of a page is not shown; and a "<" that no ">" follows, so that no other is looked for after each."""
_UNSHOWN_AT_END = re.compile(_UNTAGGED, re.DOTALL | re.IGNORECASE)
_AROUND = 12
"""Words on either side by which a place is found again in the source of a page."""
_MOST_ALIKE = 40
"""Places of one word that are compared; of more, those that are about as far on in the page as the word in the text."""
_NEAR = 2_000
"""Code points on either side of what is meant that are shown of its line: a post without line breaks is one line."""


@dataclass(frozen=True)
class PostSource:
    """The source of one post, and the text that was read from it."""

    source: str
    text: str
    same: bool
    """Whether an offset into the text is one into the source: so for all but web pages, and text that was put right. Of
    PDF and Word documents the text as read is all the source that can be shown."""

    @classmethod
    def of(cls, reading: Reading) -> PostSource:
        """The source of what was read."""
        written = reading.text if reading.source is None else reading.source
        return cls(written, reading.text, reading.media is not Media.HTML and len(written) == len(reading.text))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return line_starts(self.source)

    def in_source(self, span: Span) -> Span:
        """Where a span of the text is in the source; for pages the words there that match best."""
        return span if self.same else self._words.find(span)

    def place(self, span: Span) -> Place:
        """Line and column of a span of the source."""
        end = max(span.start, span.end)
        return Place(*self._at(span.start), *self._at(end))

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def shown(self, span: Span) -> Shown:
        """The line on which a span begins, of a long one what is near, and the part of it that the span covers."""
        line = bisect_right(self._starts, span.start)
        start, end = self._bounds(line)
        start, end = max(start, span.start - _NEAR), min(end, max(span.start, span.end) + _NEAR)
        text = self.source[start:end].rstrip("\r")
        return Shown(text, span.start - start, max(span.start - start, min(span.end - start, len(text))))

    def line_of(self, offset: int) -> int:
        """The line of the source, counted from 1."""
        return self._at(offset)[0]

    @property
    def lines(self) -> int:
        """How many lines the source has."""
        return len(self._starts)

    def start_of(self, number: int) -> int:
        """Where a line of the source, counted from 1, begins."""
        return self._starts[number - 1]

    def line(self, number: int) -> str:
        """A line of the source, counted from 1, without its end."""
        start, end = self._bounds(number)
        return self.source[start:end]

    @cached_property
    def line_fingerprints(self) -> dict[tuple[str, int], str]:
        """Those made of a line for a rule: kept, since a page may be one line, with hundreds of findings."""
        return {}

    def _bounds(self, number: int) -> tuple[int, int]:
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.source)
        return self._starts[number - 1], end

    @cached_property
    def _words(self) -> _Words:
        return _Words(self.source, self.text)


class _Words:
    """The words that a page shows, each with its place in the source, and those of the text that was read from it."""

    def __init__(self, source: str, text: str) -> None:
        self._source, self._text = _Placed(_UNSHOWN.sub(_as_shown, source)), _Placed(text)

    def find(self, span: Span) -> Span:
        """The place in the source whose words are, with those around, most like those of the text at ``span``."""
        source, text = self._source, self._text
        first = bisect_left(text.starts, span.start)
        last = max(first, bisect_left(text.starts, span.end) - 1)
        if first >= len(text.words):
            return Span(0, 0)
        around = text.around(first)
        best = max(self._candidates(first), key=lambda at: sum(map(eq, source.around(at), around)), default=None)
        if best is None:
            return Span(0, 0)
        end = min(best + last - first, len(source.words) - 1)
        return Span(source.starts[best], source.ends[end])

    def _candidates(self, first: int) -> Sequence[int]:
        """Where the word of the text with this number may be in the source."""
        word = self._text.words[first]
        found = self._source.places.get(word, ())
        if len(found) <= _MOST_ALIKE:
            return found
        begin = max(0, bisect_left(self._text.places[word], first) - _MOST_ALIKE // 2)
        begin = min(begin, len(found) - _MOST_ALIKE)
        return found[begin : begin + _MOST_ALIKE]


def _as_shown(match: re.Match[str]) -> str:
    """Blanks, but for a "<" that is no tag and the words after it."""
    if match["open"] is None:
        return " " * len(match[0])
    return "<" + _UNSHOWN_AT_END.sub(lambda inside: " " * len(inside[0]), match[0][1:])


class _Placed:
    """Words in lower case, in order: where they begin and end, and at which numbers each is."""

    def __init__(self, text: str) -> None:
        matches = [(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
        self.words = [word for word, _, _ in matches]
        self.starts = [start for _, start, _ in matches]
        self.ends = [end for _, _, end in matches]
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            self.places[word].append(at)
        outside = [object()] * _AROUND
        self._padded = [*outside, *self.words, *outside]

    def around(self, at: int) -> list[object]:
        """The word of that number and those on either side of it; beyond the ends, what is like no other."""
        return self._padded[at : at + 2 * _AROUND + 1]
