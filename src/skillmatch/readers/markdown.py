"""Markdown as its readers see it: what is not shown of it is blanked where it is.

That is its settings at the top, comments, and elements that are hidden. Nothing moves: every offset
into the text is one into the file.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from skillmatch.readers.base import Request
from skillmatch.readers.hidden.collect import COMMENTED, HiddenWords
from skillmatch.readers.html.visibility import Visibility
from skillmatch.readers.model import Media, Reading, Unreadable
from skillmatch.readers.plaintext import decoded_reading
from skillmatch.text.spans import Span, line_starts, within

_FRONT = re.compile(r"\A\ufeff?---[ \t]*+\r?\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*+\r?$", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^title[ \t]*+:[ \t]*+(?P<title>[^\r\n]*+)\r?$", re.MULTILINE)
_FENCE = re.compile(r"^(?P<fence>```|~~~).*?(?:^(?P=fence)|\Z)", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--(?P<inside>.*?)(?:-->|\Z)", re.DOTALL)
_OWN = re.compile(r"\s*+skillmatch:")
"""A comment that is meant for us: a suppression."""
_SHEET = re.compile(r"<style\b[^<>]*+>(.*?)(?:</style|\Z)", re.DOTALL | re.IGNORECASE)
_OPENED = re.compile(r"<(?P<tag>[a-zA-Z][\w-]*+)(?P<attributes>[^<>]*+)>")
_ATTRIBUTE = re.compile(r"(?P<name>[\w-]++)(?:\s*+=\s*+(?:\"(?P<a>[^\"]*+)\"|'(?P<b>[^']*+)'|(?P<c>[^\s\"'<>]++)))?")
_LONGEST = 20_000
"""Code points of an element that are looked at: enough for any stuffing, and no page costs more."""
_TAG = re.compile(r"<[^>]*+(?P<end>>?)")
"""A tag; without an end, all that follows, so that no other is looked for after each "<"."""
_NOT_BLANK = re.compile(r"\S+")


def read_markdown(text: str, request: Request) -> Reading | Unreadable:
    """Markdown without what its readers do not see, which is kept apart; its marks are left in."""
    reading = decoded_reading(text, Media.MARKDOWN)
    if "<" not in reading.text and not _FRONT.match(reading.text):
        return reading
    source = reading.text
    unseen = _unseen(source)
    shown = _without(_without_front_matter(source), [one.whole for one in unseen])
    found = HiddenWords()
    starts = line_starts(source)
    for one in unseen:
        if one.how:
            found.add(
                _words(source[slice(*one.inside)]), one.how, f"line {within(starts, one.inside.start) + 1}", one.inside
            )
    return reading._replace(text=shown, source=source if shown != source else None, hidden=found.all())


def front_matter(source: str) -> tuple[Span, str] | None:
    """The block of settings at the top of a Markdown file, and what is in it."""
    match = _FRONT.match(source)
    return (Span(match.start(), match.end()), match["inside"]) if match else None


class _Unseen(NamedTuple):
    """A stretch of the file that is not shown: with its marks, and what they enclose."""

    whole: Span
    inside: Span
    how: str
    """In the words of a report; empty for what is meant for us."""


class _Tag:
    """An opening tag, as `Visibility` looks at the elements of a page."""

    def __init__(self, match: re.Match[str]) -> None:
        self.tag = match["tag"].lower()
        found = _ATTRIBUTE.finditer(match["attributes"])
        self._values = {one["name"].lower(): one["a"] or one["b"] or one["c"] or "" for one in found}

    def get(self, name: str) -> str | None:
        """The value of an attribute."""
        return self._values.get(name)

    def getparent(self) -> None:
        """None: in Markdown nobody knows what is around it."""


def _unseen(source: str) -> list[_Unseen]:
    """What is not shown, in order; none of it inside another or inside a block of code, which shows all."""
    until = 0
    found = []
    fences = [Span(*match.span()) for match in _FENCE.finditer(source)]
    begins = [fence.start for fence in fences]
    for one in sorted([*_comments(source), *_elements(source)]):
        fence = within(begins, one.whole.start)
        in_code = fence >= 0 and one.whole.start < fences[fence].end
        if one.whole.start >= until and not in_code:
            until = one.whole.end
            found.append(one)
    return found


def _comments(source: str) -> Iterator[_Unseen]:
    for match in _COMMENT.finditer(source):
        how = "" if _OWN.match(match["inside"]) else COMMENTED
        yield _Unseen(Span(*match.span()), Span(*match.span("inside")), how)


def _elements(source: str) -> Iterator[_Unseen]:
    """The insides of elements that are not shown, or shown in the colour of the page."""
    visibility = Visibility(_SHEET.findall(source))
    until = 0
    for opened in _OPENED.finditer(source):
        if opened.start() < until or not (how := visibility.hides(_Tag(opened))):
            continue
        end = source.find(f"</{opened['tag']}", opened.end(), opened.end() + _LONGEST)
        until = end if end >= 0 else min(len(source), opened.end() + _LONGEST)
        inside = Span(opened.end(), until)
        yield _Unseen(inside, inside, how)


def _words(markup: str) -> str:
    """The words between the tags."""
    text = _TAG.sub(lambda tag: " " if tag["end"] else tag[0], markup)
    try:
        return f" {html.unescape(text)}"
    except ValueError:  # an entity of thousands of digits
        return f" {text}"


def _without_front_matter(source: str) -> str:
    """The title of the front matter stays where it is: the page is shown under it."""
    front = front_matter(source)
    if not front:
        return source
    span, _ = front
    kept = _title(source, span)
    before, after = source[: kept.start], source[kept.end : span.end]
    return _blank(before) + source[kept.start : kept.end] + _blank(after) + source[span.end :]


def _title(source: str, front: Span) -> Span:
    """Where the value of ``title`` is in the front matter, without its quotes; the end where there is none."""
    match = _TITLE.search(source, front.start, front.end)
    if not match:
        return Span(front.end, front.end)
    title = match["title"].rstrip(" \t")
    quotes = len(title) > 1 and title[0] in "\"'" and title[-1] == title[0]
    return Span(match.start("title") + quotes, match.start("title") + len(title) - quotes)


def _without(text: str, spans: list[Span]) -> str:
    parts = []
    done = 0
    for start, end in spans:
        parts += [text[done:start], _blank(text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def _blank(text: str) -> str:
    return _NOT_BLANK.sub(lambda match: " " * len(match[0]), text)
