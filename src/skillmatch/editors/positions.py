"""Places as editors count them: lines from 0, and columns in the code units that the editor has chosen."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from skillmatch.text.spans import Span

_BEYOND_ASCII, _BEYOND_BMP = re.compile(r"[^\x00-\x7f]"), re.compile("[\U00010000-\U0010ffff]")
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
        return At(line, self._units(start, min(offset, self._ends[line])))

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

    def _units(self, start: int, end: int) -> int:
        """The code units of a stretch; counted once for the whole text, which may be one line with many findings."""
        wide, more = self._wide
        return end - start + more[bisect_left(wide, end)] - more[bisect_left(wide, start)]

    @cached_property
    def _wide(self) -> tuple[list[int], list[int]]:
        """Where characters of more than one code unit are, and how many more all before each of them have."""
        pattern = {UTF_8: _BEYOND_ASCII, UTF_16: _BEYOND_BMP}.get(self._encoding)
        if pattern is None or self.text.isascii():
            return [], [0]
        wide = [match.start() for match in pattern.finditer(self.text)]
        return wide, [0, *accumulate(_width(self.text[at], self._encoding) - 1 for at in wide)]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    @cached_property
    def _ends(self) -> list[int]:
        return [*(end.start() for end in _LINE_END.finditer(self.text)), len(self.text)]


def _width(char: str, encoding: str) -> int:
    """The code units of a character."""
    if encoding == UTF_8:
        return 1 + (char > "\x7f") + (char > "\u07ff") + (char > "\uffff")
    return 1 + (encoding == UTF_16 and char > "\uffff")


def _before(line: str, units: int, encoding: str) -> str:
    """As much of a line as has at most so many code units."""
    for at, char in enumerate(line):
        units -= _width(char, encoding)
        if units < 0:
            return line[:at]
    return line


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
