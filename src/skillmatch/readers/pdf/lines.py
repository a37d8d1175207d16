"""From the lines of a page to its text: wrapped lines joined, divided words whole, list signs made alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from skillmatch.readers.pdf.layout import Line
from skillmatch.text.characters import item_line, made_text, word_set

_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST_WORD = re.compile(r"[a-zß-öø-ÿ]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_GOES_ON = re.compile(
    r"(?:[,&/(+–-]|\b(?:an?|and|are|as|at|by|for|from|in|including|into|is|of|on|or|over|such as|than|that"
    r"|the|their|through|to|under|using|via|was|were|while|with|within|which))$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?:|www\.|\S+@|[\w-]+(?:\.[\w-]+)+(?:/|$))")
_LONGEST_WORD = 60
_STOPPED = (".", "!", "?", ":")


# Words that people join to the one before them with a hyphen, and words that they join to the next one.
_SECOND = word_set("""
ahead aware based bound built class date depth down driven edge effective end enabled facing first
focused free friendly functional grade grained group hand heavy house in intensive learning led
level like line made minded native of on oriented owned paced party performance person powered
processing proof prone quality ready related rich scale sensitive serving shot side site solving
source specific stack standard state step stream supervised system tenant term threaded tier time to
tolerant train tuned tuning up user wide year
""")
_FIRST = word_set("""
all co cross e ex full half high in large long low mid multi off on open out post real self short
small third top two up user well
""")


class Placed(NamedTuple):
    """A line, the text that was made of it, and the offset at which that is."""

    start: int
    text: str
    line: Line


class PageText(NamedTuple):
    """The text of a page, and where in it its lines are."""

    text: str
    placed: list[Placed]


def page_text(lines: Sequence[Line], words: frozenset[str]) -> PageText:
    """The text of the lines of one page; ``words`` are those of the whole document, in lower case."""
    out: list[str] = []
    placed: list[Placed] = []
    before = 0
    previous: Line | None = None
    for line in lines:
        text = item_line(made_text(line.text))
        if not text:
            continue
        if previous is None:
            out.append(text)
        elif not line.gap and (whole := _rejoined(out[-1], text, words)):
            out[-1] = whole
        elif line.goes_on or _wrapped(previous, out[-1], line, text):
            out[-1] += text if _BROKEN.search(out[-1][-_LONGEST_WORD:]) else f" {text}"
        else:
            before += len(out[-1]) + (2 if line.gap else 1)
            out.extend(["", text] if line.gap else [text])
        placed.append(Placed(before + len(out[-1]) - len(text), text, line))
        previous = line
    return PageText("\n".join(out), placed)


def words_in(lines: Iterable[Line]) -> frozenset[str]:
    """Every word of the lines in lower case, compounds with a hyphen whole and in parts."""
    found: set[str] = set()
    for line in lines:
        lower, length = line.text.lower(), len(line.text)
        if line.text.endswith("-"):
            words = [match.group() for match in _WORD.finditer(lower) if match.end() < length - 1]
        else:
            words = _WORD.findall(lower)
        found.update(words)
        found.update(part for word in words if "-" in word for part in word.split("-"))
    return frozenset(found)


def _rejoined(above: str, below: str, words: frozenset[str]) -> str | None:
    """Both lines as one, with the word whole that the break divided, or ``None`` where none is divided."""
    if not above.endswith("-"):
        return None
    broken = _BROKEN.search(above, max(0, len(above) - _LONGEST_WORD))
    rest = _FIRST_WORD.match(below)
    if not broken or not rest:
        return None
    return above[: broken.start()] + _whole_word(broken.group(1), rest.group(), words) + below[rest.end() :]


def _whole_word(first: str, second: str, words: frozenset[str]) -> str:
    """The word of two halves, with its hyphen where it has one of its own."""
    glued, hyphened = first + second, f"{first}-{second}"
    if hyphened.lower() in words:
        return hyphened
    if glued.lower() in words:
        return glued
    own = "-" in first or second in _SECOND or first.lower() in _FIRST
    return hyphened if own or (first.lower() in words and second in words and len(first) > 3) else glued


def _wrapped(previous: Line, above: str, line: Line, text: str) -> bool:
    """Whether ``text`` goes on where ``above`` ran out of room, by its place and by its words."""
    if line.gap or text.startswith("• ") or abs(line.height - previous.height) > 0.1 * line.height:
        return False
    if previous.right != line.right or "\t" in line.text:
        return False
    room = previous.x1 + (line.head - line.x0) + 0.2 * line.height
    if room <= line.right:
        return False
    if _ADDRESS.match(text):
        return False
    if text[0].islower() or text[0] in "+&(":
        return not above.endswith(_STOPPED)
    return _GOES_ON.search(above, max(0, len(above) - _LONGEST_WORD)) is not None
