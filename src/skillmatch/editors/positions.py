"""Places as editors count them: lines from 0, and columns in the code units that the editor has chosen."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from skillmatch.text.spans import Span

_LINE_END = re.compile(r"\r\n|\n|\r")
"""What ends a line for an editor; not what else Python takes for an end, such as a form feed."""

UTF_8, UTF_16, UTF_32 = "utf-8", "utf-16", "utf-32"
"""The encodings whose code units a column may count."""


class At(NamedTuple):
    """A place: the line, and the code units of it that are before."""

    line: int
    column: int


class EditorLines:
    """The lines of a text, each [start, end) without what ends it.

    Args:
        encoding: of which the columns are code units.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self.text = text
        self._encoding = encoding

    def at(self, offset: int) -> At:
        """The place of an offset; within the end of a line, that end."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return At(line, _units(self.text[start : min(offset, self._ends[line])], self._encoding))

    def range(self, span: Span) -> tuple[At, At]:
        """Where a span begins and ends."""
        return self.at(span.start), self.at(max(span.start, span.end))

    def offset(self, at: At) -> int:
        """The offset of a place; beyond the end of its line, that end, and within a character its beginning."""
        if at.line >= len(self._starts):
            return len(self.text)
        start = self._starts[at.line]
        line = self.text[start : self._ends[at.line]]
        if self._encoding == UTF_32 or line.isascii():
            return start + min(at.column, len(line))
        return start + len(_before(line, at.column, self._encoding))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    @cached_property
    def _ends(self) -> list[int]:
        return [*(end.start() for end in _LINE_END.finditer(self.text)), len(self.text)]


def _units(text: str, encoding: str) -> int:
    """The code units of a text."""
    if encoding == UTF_32 or text.isascii():
        return len(text)
    if encoding == UTF_8:
        return len(text.encode("utf-8", "surrogatepass"))
    return len(text) + sum(char > "\uffff" for char in text)


def _before(line: str, units: int, encoding: str) -> str:
    """As much of a line as has at most so many code units."""
    if encoding == UTF_8:
        return line.encode("utf-8", "surrogatepass")[:units].decode("utf-8", "ignore")
    return line.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")


class Kept:
    """Where what was read of a text is in the text itself: readers leave out what is unseen inside words, and the mark
    at its beginning; every other character of the source has its place.

    Args:
        whole: the text of the editor.
        read: the source as read.
    """

    def __init__(self, whole: str, read: str) -> None:
        self._offsets = None if len(whole) == len(read) else _kept(whole, read)

    def span(self, span: Span) -> Span:
        """A span of what was read, in the text."""
        start, end = span.start, max(span.start, span.end)
        if self._offsets is None:
            return Span(start, end)
        at = self._offsets[min(start, len(self._offsets) - 1)]
        return Span(at, self._offsets[min(end, len(self._offsets)) - 1] + 1 if end > start else at)


_LEFT_OUT = "\u00ad\u200b\u2060\ufeff"


def _kept(whole: str, read: str) -> list[int]:
    """For each character of what was read, and for its end, where it is in the whole."""
    offsets: list[int] = []
    for offset, char in enumerate(whole):
        is_there = len(offsets) < len(read) and (char not in _LEFT_OUT or read[len(offsets)] == char)
        if is_there:
            offsets.append(offset)
    return offsets + [len(whole)] * (len(read) + 1 - len(offsets))
