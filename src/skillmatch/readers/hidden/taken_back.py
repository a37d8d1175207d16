"""What a text itself takes back, in any format: struck letters, boxes left open, prompts that nobody filled in.

It is blanked where it is, so that every offset holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from skillmatch.readers.hidden.collect import PROMPT, STRUCK, UNTICKED, HiddenWords
from skillmatch.readers.model import Media, Reading
from skillmatch.text.phrases import alternatives
from skillmatch.text.spans import Span, line_starts

_RISKY = re.compile("[\u0335-\u0338~\\[{<☐❌✗✘$]")
"""A sign without which nothing is taken back."""
_OVERLAID = re.compile("(?:[^\u0335-\u0338\\n][\u0335-\u0338]++[ \\t]{0,3}){2,}")
_TILDES = re.compile(r"(?<![~\\])~~(?=[^\s~])(?P<inside>(?:[^~\n]|\n(?!\s*\n)|~(?!~)){1,2000}?)(?<=\S)~~(?!~)")
_BOX = re.compile(
    r"(?P<open>[☐❌✗✘]|(?<![^\s\-*+•])\[[ _]?\](?=\s))|(?P<ticked>[☑☒✅✓✔]|(?<![^\s\-*+•])\[[xX✓✔]\](?=\s))"
)
_INDENT = re.compile(r"[ \t]*")
_PROMPT_FILE = Path(__file__).with_name("prompts.txt")
_MOUSTACHE = r"\{\{(?!\{)[^{}\n\\]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\$\{[^{}\n\\]{1,80}\}"
_MARKED_UP = frozenset({Media.MARKDOWN})
"""Of these the reader itself knows what is struck, and what is code."""


class _Found(NamedTuple):
    start: int
    end: int
    how: str


def without_taken_back(reading: Reading) -> Reading:
    """``reading`` with what its text takes back kept apart."""
    text = reading.text
    if not _RISKY.search(text):
        return reading
    found = HiddenWords()
    starts = line_starts(text)
    parts: list[str] = []
    done = 0
    for start, end, how in sorted(_taken_back(text, reading.media)):
        if start < done:
            continue  # inside of what is taken back whole
        place = f"line {bisect_right(starts, start)}"
        span = None if reading.media is Media.HTML else Span(start, end)  # a page's text is not its source
        found.add(f" {_without_signs(text[start:end])}", how, place, span)
        parts += [text[done:start], _blank(text[start:end])]
        done = end
    if not done:
        return reading
    shown = "".join([*parts, text[done:]])
    source = reading.source if reading.source is not None or reading.media is Media.HTML else text
    return reading._replace(text=shown, source=source, hidden=(*reading.hidden, *found.all()))


def _taken_back(text: str, media: Media) -> Iterator[_Found]:
    for match in _OVERLAID.finditer(text):
        yield _Found(*match.span(), STRUCK)
    if media not in _MARKED_UP:
        for match in _TILDES.finditer(text):
            yield _Found(*match.span(), STRUCK)
    yield from _unticked(text)
    if any(sign in text for sign in "[{<$"):
        for match in _prompts().finditer(text):
            yield _Found(*match.span(), PROMPT)


def _unticked(text: str) -> Iterator[_Found]:
    """What is after a box that is left open, where another one is ticked: with none, boxes are bullets."""
    boxes = list(_BOX.finditer(text))
    if len({match.lastgroup for match in boxes}) < 2:
        return
    for box, following in zip(boxes, [*boxes[1:], None], strict=True):
        if box.lastgroup == "open":
            most = following.start() if following else len(text)
            yield _Found(box.start(), min(most, _end_of_item(text, box.start(), most)), UNTICKED)


def _end_of_item(text: str, at: int, most: int) -> int:
    """The end of the line of a box, and of the lines below that are set further in."""
    begin = text.rfind("\n", 0, at) + 1
    own = len(_INDENT.match(text, begin)[0])  # type: ignore[index]
    end = text.find("\n", at, most)
    while end >= 0:
        following = text.find("\n", end + 1, most)
        line = text[end + 1 : following if following >= 0 else most]
        if not line.strip() or len(line) - len(line.lstrip(" \t")) <= own:
            return end
        end = following
    return most


@cache
def _prompts() -> re.Pattern[str]:
    """Words in the brackets of a template: those that tell what to write there, or name it."""
    lines = _PROMPT_FILE.read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line and not line.startswith("#")]
    verbs, names = (alternatives(kept) for kept in _parted(entries))
    inside = rf"\s*(?:(?:{verbs})(?!\w)[^\[\]{{}}<>\n]{{0,200}}|(?:{names})(?: ?[#\d]{{1,2}})?\s*)"
    return re.compile(
        rf"{_MOUSTACHE}|\[(?:{inside})\](?![(\[:])|<<?(?:{inside})>>?|(?<![{{$\\\w]){{(?:{inside})}}(?!}})",
        re.IGNORECASE,
    )


def _parted(entries: list[str]) -> tuple[list[str], list[str]]:
    """What begins a prompt, written with an ellipsis, and what is the whole of one."""
    begins = [entry.removesuffix("…").strip() for entry in entries if entry.endswith("…")]
    return begins, [entry for entry in entries if not entry.endswith("…")]


def _without_signs(text: str) -> str:
    return re.sub("[\u0335-\u0338]|~~|[☐❌✗✘]|\\[[ _]?\\](?=\\s)", "", text)


def _blank(text: str) -> str:
    return re.sub(r"\S", " ", text)
