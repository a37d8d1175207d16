"""Characters that hide words inside plain text: blanked where they are, so that every offset holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from skillmatch.readers.hidden.collect import HiddenWords
from skillmatch.readers.model import Media, Reading
from skillmatch.text.lazy_pattern import lazy_pattern
from skillmatch.text.spans import Span, line_starts

TAGS = "in Unicode tag characters"
SELECTORS = "in variation selectors"
REVERSED = "turned round by a bidi control"
_RISKY = re.compile("[\u202e\U000e0001-\U000e007f\U000e0100-\U000e01ef]")
_FLAG = "\U0001f3f4"
_RUNS = (
    (TAGS, re.compile("[\U000e0001-\U000e007f]+")),
    (SELECTORS, re.compile("[\U000e0100-\U000e01ef]{4,}")),
    (REVERSED, lazy_pattern("\u202e[^\u202c\u2028\u2029\n\r]*[\u202c]?")),
)


def without_invisible(reading: Reading) -> Reading:
    """``reading`` with what such characters hide kept apart."""
    text = reading.text
    if text.isascii() or not _RISKY.search(text):
        return reading
    found = HiddenWords()
    starts = line_starts(text)
    parts: list[str] = []
    done = 0
    for start, end, how in sorted(_hidden_runs(text)):
        if start >= done:  # else inside of a run that is hidden whole
            place = None if reading.media is Media.HTML else Span(start, end)  # a page's text is not its source
            found.add(f" {_meant(text[start:end], how)}", how, f"line {bisect_right(starts, start)}", place)
            parts += [text[done:start], " " * (end - start)]
            done = end
    shown = "".join([*parts, text[done:]])
    return reading._replace(text=shown, hidden=(*reading.hidden, *found.all()))


def _hidden_runs(text: str) -> Iterator[tuple[int, int, str]]:
    for how, pattern in _RUNS:
        for match in pattern.finditer(text):
            is_flag = how == TAGS and text[match.start() - 1 : match.start()] == _FLAG
            if not is_flag and (how != REVERSED or re.search("[A-Za-z]", match.group())):
                yield match.start(), match.end(), how


def _meant(run: str, how: str) -> str:
    """What a program that knows the trick makes of a run."""
    if how == TAGS:
        return "".join(chr(ord(char) - 0xE0000) for char in run if ord(char) >= 0xE0020)
    if how == SELECTORS:
        return bytes((ord(char) - 0xE0100 + 16) % 256 for char in run).decode("utf-8", "replace")
    return run.strip("\u202e\u202c")
