"""What of a résumé tells who the person is, and how to reach them: what is blanked before it is shown to others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from skillmatch.documents.model import Document
from skillmatch.documents.resume.names import REACHED
from skillmatch.text.spans import Span

BLANK = "█"
_PERSONAL = frozenset({"the person", "an address", "a person", "a referee"})
_TOP = 800
"""Code points within which the block above the first heading is."""
_LONGEST = 160
"""Code points of a line of it: a longer one is a summary."""
_NEAR_TOP = 1_500
"""Code points within which a line that tells how to reach the person tells no more than that, and where they live."""
_MOST_WORDS = 20
_NUMBER = re.compile(r"(?<![\w.])\+?(?:[ ()./-]{0,2}\d){9,15}(?![\w.])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3,}")


def personal_words(document: Document) -> tuple[str, ...]:
    """The words of the person's name, each once, longest first."""
    names = [document.text_of(one.span) for one in document.names if one.whose == "the person"]
    words = {word for name in names for word in _WORD.findall(name)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def blanked(document: Document, kept: Sequence[Span]) -> str:
    """The text with a sign for every character that tells who the person is; all else is where it was.

    Args:
        document: a résumé.
        kept: what stays even in the block above the first heading: skills that are named there.
    """
    chars = list(document.text)
    for start, end in (*_head(document), *_contact(document)):
        _blank(chars, start, end)
    for start, end in kept:
        chars[start:end] = document.text[start:end]
    for start, end in _everywhere(document):
        _blank(chars, start, end)
    return "".join(chars)


def _blank(chars: list[str], start: int, end: int) -> None:
    chars[start:end] = [char if char.isspace() else BLANK for char in chars[start:end]]


def _head(document: Document) -> Iterator[Span]:
    """The lines above the first heading, up to the first long one."""
    heading = next((one.heading for one in document.sections if one.heading and one.heading.start > 0), None)
    gap = document.text.find("\n\n", len(document.text) - len(document.text.lstrip()))
    until = min(heading.start if heading else gap if gap >= 0 else _TOP, _TOP)
    for number, start in enumerate(document.line_starts, 1):
        line = document.line_span(number)
        if start >= until or line.end - line.start > _LONGEST:
            return
        yield Span(start, min(line.end, until))


def _contact(document: Document) -> Iterator[Span]:
    """The lines near the top, under a heading or not, that tell how to reach the person."""
    addresses = {document.line_of(one.span.start) for one in document.names if one.whose == "an address"}
    for number, start in enumerate(document.line_starts, 1):
        if start > _NEAR_TOP:
            return
        line = document.line_span(number)
        words = document.text_of(line)
        calls = _NUMBER.search(words) and not _YEAR.search(words)
        if len(words.split()) <= _MOST_WORDS and (number in addresses or calls or REACHED.search(words)):
            yield line


def _everywhere(document: Document) -> Iterator[Span]:
    yield from (one.span for one in document.names if one.whose in _PERSONAL)
    yield from (Span(*match.span()) for match in REACHED.finditer(document.text))
    if words := personal_words(document):
        forms = "|".join(re.escape(form) for word in words for form in (word, word.upper()))
        names = re.compile(rf"(?<!\w)(?:{forms})(?!\w)")
        yield from (Span(*match.span()) for match in names.finditer(document.text))
