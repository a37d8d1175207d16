"""What readers give: the text of a file exactly as read, where it is on its pages, and what was kept apart."""

import math
from array import array
from bisect import bisect_right
from typing import NamedTuple

from skillmatch.closed_set import ClosedSet
from skillmatch.readers.codes import Code
from skillmatch.text.spans import Span


class Kind(ClosedSet):
    """What a document is."""

    RESUME = "resume"
    POSTING = "posting"


class Media(ClosedSet):
    """What a text was read from."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    HTML = "html"
    EML = "eml"
    IMAGE = "image"
    MARKDOWN = "markdown"
    LATEX = "latex"
    TEXT = "text"
    JSON_RESUME = "json-resume"
    JSON_PERSON = "json-person"
    YAML_RESUME = "yaml-resume"
    JSON_POSTING = "json-posting"
    XML_POSTING = "xml-posting"
    CSV_POSTING = "csv-posting"


class Page(NamedTuple):
    """One page of a paged document."""

    number: int
    span: Span


class Box(NamedTuple):
    """A rectangle on a page in points, in the page's own coordinates: from its left edge and up from its lower one."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


class Hidden(NamedTuple):
    """Words that a file holds and does not show to who opens it: kept apart, never counted."""

    text: str
    how: str
    """In a report's words: "in the colour of its ground", "smaller than 2 points"."""
    place: str
    """"page 2", "line 14", "a header": where to look."""
    span: Span | None = None
    """Where it is in the file as its author wrote it, for what is text or a page."""


class Boxes(NamedTuple):
    """Where the characters of a text are on its pages; packed, since few ever ask.

    Attributes:
        starts: the offset at which each line's stretch of the text begins.
        rows: of each line its page, its angle in degrees, and its lower and upper edge in tenths of a point.
        firsts: where each line's edges begin in ``edges``.
        edges: the left edge of every character of every line, then the right edge of its last, in tenths of a point.
    """

    starts: "array[int]"
    rows: "array[int]"
    firsts: "array[int]"
    edges: "array[int]"

    def of(self, span: Span) -> tuple[Box, ...]:
        """The boxes of a span, one for each line that it is on."""
        first = max(0, bisect_right(self.starts, span.start) - 1)
        found = []
        for line in range(first, bisect_right(self.starts, max(span.start, span.end - 1))):
            held = self._edges(line)
            following = self.starts[line + 1] if line + 1 < len(self.starts) else span.end
            begin = max(0, span.start - self.starts[line])
            end = min(len(held) - 1, min(span.end, following) - self.starts[line])
            if begin < end:
                found.append(self._box(line, held[begin] / 10, held[end] / 10))
        return tuple(found)

    def _edges(self, line: int) -> "array[int]":
        end = self.firsts[line + 1] if line + 1 < len(self.firsts) else len(self.edges)
        return self.edges[self.firsts[line] : end]

    def _box(self, line: int, left: float, right: float) -> Box:
        """The box on the page as it is stored, whatever the direction in which the line is written."""
        page, angle, bottom, top = self.rows[4 * line : 4 * line + 4]
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        corners = [(x * cos + y * sin, y * cos - x * sin) for x in (left, right) for y in (bottom / 10, top / 10)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Box(page, *(round(edge, 1) for edge in (min(xs), min(ys), max(xs), max(ys))))


class Term(NamedTuple):
    """Words that a file itself says name an entry of the taxonomy."""

    start: int
    """Where they begin in the text."""
    concept: str


class Reading(NamedTuple):
    """What a reader makes of the bytes of a file: its text, and what it was unsure of."""

    text: str
    media: Media
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()
    """One line each: two columns, dropped images, replaced bytes."""
    kind: Kind | None = None
    """Where the format itself tells (JSON Resume, a JobPosting)."""
    hidden: tuple[Hidden, ...] = ()
    boxes: Boxes | None = None
    """Where on its pages the text is, for a paged format that tells."""
    source: str | None = None
    """The file as its author wrote it, where ``text`` is not that: a page, or Markdown with what is not shown."""
    dated: str = ""
    """The month of the file's own date, as ``2024-05``; empty where it tells of none."""
    titled: bool = False
    """Whether the format says that the first line is the title of a posting."""
    sha256: str = ""
    """Of the bytes of the file, in hexadecimal digits; empty where there was no file."""
    json_resume: str = ""
    """The JSON Resume that it was read from, for who writes it anew; empty for all else."""
    terms: tuple[Term, ...] = ()


class Unreadable(NamedTuple):
    """A file that gave no text: a value in the results, never an empty document."""

    name: str
    reason: str
    hint: str
    code: Code = Code.DAMAGED
    """Why, for programs."""
    limit: str = ""
    """The limit which, raised, would let it be read; empty where none would."""
    sha256: str = ""
    """Of the bytes of the file, in hexadecimal digits; empty where they were not read."""

    def __str__(self) -> str:
        return f"{self.name}: {self.reason}. {self.hint}"

    def of_file(self, read: Reading) -> "Unreadable":
        """The same, known to be of the file that ``read`` was read from."""
        return self._replace(sha256=read.sha256)


class Member(NamedTuple):
    """One of the documents of a file that holds several.

    Attributes:
        name: its own id, or its number, counted from 1: what follows the ``#`` where it is named.
    """

    name: str
    found: Reading | Unreadable


class Several(NamedTuple):
    """What was read of a file that holds several documents: each is one by itself."""

    members: tuple[Member, ...]

    def named(self, name: str) -> Reading | Unreadable | None:
        """The member of that name, or of that number; ``None`` where there is none."""
        for member in self.members:
            if member.name == name:
                return member.found
        number = int(name) if name.isdecimal() and len(name) < 10 else 0
        return self.members[number - 1].found if 0 < number <= len(self.members) else None


LEFT_OUT = "left out"
"""In each note that says that a part of the text was not read."""
Found = Reading | Unreadable | Several
"""What a reader makes of a file."""
