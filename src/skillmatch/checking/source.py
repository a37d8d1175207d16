"""The file as its author wrote it: what of it is no text of the post, and where a place of the text stands in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from skillmatch.checking.model import Place, Shown
from skillmatch.documents.isolated import FileReader
from skillmatch.documents.model import Reading, Span, Unreadable, line_starts
from skillmatch.documents.read import bytes_of
from skillmatch.documents.text import decode

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*(?P<quote>[\"']?)(?P<title>[^\r\n]*?)(?P=quote)[ \t]*\r?$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOT_BLANK = re.compile(r"[^\s]")
_WORD = re.compile(r"\w+")
_UNSHOWN = re.compile(
    r"<(script|style|head)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)|<[^>]*>|&#?\w+;", re.DOTALL | re.IGNORECASE
)
_AROUND = 12
"""Words on either side by which a place is found again in the source of a page."""


def front_matter(source: str) -> tuple[Span, str] | None:
    """The block of settings at the top of a Markdown file, and what stands in it."""
    match = _FRONT.match(source)
    return (Span(match.start(), match.end()), match["inside"]) if match else None


def readable(source: str) -> str:
    """Markdown without its front matter and comments: blanks in their place, so that nothing moves.

    The title of the front matter stays where it is: the page is shown under it.
    """
    front = front_matter(source)
    if front:
        span, _ = front
        title = _TITLE.search(source, span.start, span.end)
        kept = Span(title.start("title"), title.end("title")) if title else Span(span.end, span.end)
        source = _blank(source, span.start, kept.start)
        source = _blank(source, kept.end, span.end)
    for comment in _COMMENT.finditer(source):
        source = _blank(source, comment.start(), comment.end())
    return source


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + _NOT_BLANK.sub(" ", text[start:end]) + text[end:]


class PostFile(NamedTuple):
    """A post as read, and the bytes of its file."""

    reading: Reading
    content: bytes


class PostReading(NamedTuple):
    """A post as read, and the file as its author wrote it."""

    reading: Reading
    source: str


def read_post(files: FileReader, name: str, data: bytes | None = None) -> PostFile | Unreadable:
    """The post in the file called ``name``, or in ``data``; or why it could not be read."""
    # Read once: a page that changes or vanishes in between must not be two.
    content = bytes_of(name, files.limits) if data is None else data
    if isinstance(content, Unreadable):
        return content
    reading = files.data(content, name)
    return reading if isinstance(reading, Unreadable) else PostFile(reading, content)


def with_source(post: PostFile) -> PostReading:
    """A post beside its source; of Markdown, what is read is without its front matter and comments."""
    reading = post.reading
    if reading.media == "html":
        return PostReading(reading, _decoded(post.content))
    if reading.media == "markdown":
        return PostReading(replace(reading, text=readable(reading.text)), reading.text)
    return PostReading(reading, reading.text)


def _decoded(data: bytes) -> str:
    decoded = decode(data)
    return decoded.text if decoded else ""


@dataclass(frozen=True)
class Source:
    """The source of one post, and the text that was read from it."""

    source: str
    text: str
    same: bool
    """Whether an offset into the text is one into the source: so for all but web pages. Of PDF and Word documents the
    text as read is all the source that can be shown."""

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return line_starts(self.source)

    def in_source(self, span: Span) -> Span:
        """Where a span of the text stands in the source; for pages the words there that match best."""
        return span if self.same else self._words.find(self.text, span)

    def place(self, span: Span) -> Place:
        """Line and column of a span of the source."""
        end = max(span.start, span.end)
        return Place(*self._at(span.start), *self._at(end))

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def shown(self, span: Span) -> Shown:
        """The line on which a span begins, and the part of it that the span covers."""
        line = bisect_right(self._starts, span.start)
        start = self._starts[line - 1]
        end = self._starts[line] - 1 if line < len(self._starts) else len(self.source)
        text = self.source[start:end].rstrip("\r")
        return Shown(text, span.start - start, max(span.start - start, min(span.end - start, len(text))))

    def line_of(self, offset: int) -> int:
        """The line of the source, counted from 1."""
        return self._at(offset)[0]

    @property
    def lines(self) -> int:
        """How many lines the source has."""
        return len(self._starts)

    def line(self, number: int) -> str:
        """A line of the source, counted from 1, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.source)
        return self.source[start:end]

    @cached_property
    def _words(self) -> _Words:
        return _Words(self.source)


class _Words:
    """The words that a page shows, each with its place in the source."""

    def __init__(self, source: str) -> None:
        shown = _UNSHOWN.sub(lambda match: " " * len(match[0]), source)
        self._matches = [(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(shown)]
        self._places: Mapping[str, list[int]] = self._index()

    def _index(self) -> Mapping[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for at, (word, _, _) in enumerate(self._matches):
            places[word].append(at)
        return places

    def find(self, text: str, span: Span) -> Span:
        """The place in the source whose words are, with those around, most like those of the text at ``span``."""
        words = [(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(text)]
        starts = [start for _, start, _ in words]
        first = bisect_left(starts, span.start)
        last = max(first, bisect_left(starts, span.end) - 1)
        if first >= len(words):
            return Span(0, 0)
        candidates = self._places.get(words[first][0], [])
        best = max(candidates, key=lambda at: self._alike(words, first, at), default=None)
        if best is None:
            return Span(0, 0)
        end = min(best + last - first, len(self._matches) - 1)
        return Span(self._matches[best][1], self._matches[end][2])

    def _alike(self, words: list[Any], first: int, at: int) -> int:
        steps = range(-_AROUND, _AROUND + 1)
        return sum(
            0 <= at + step < len(self._matches)
            and 0 <= first + step < len(words)
            and self._matches[at + step][0] == words[first + step][0]
            for step in steps
        )
