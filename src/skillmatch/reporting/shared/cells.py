"""How many columns a terminal gives to text, and where a line of them ends.

The method of wrapping is that of rich (``divide_line`` in ``rich/_wrap.py``, ``chop_cells`` and ``cell_len`` in
``rich/cells.py``; MIT license, Will McGugan), with the widths of characters from ``unicodedata``: what is drawn without
colour needs no rich, and looks as it does with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from skillmatch.text.lazy_pattern import lazy_pattern

# Without white space but the blank, so that where nothing of this is found, blanks alone part words.
_ODD = re.compile("[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03a1\u03a3-\u0482\u2010-\u2027\u2500-\u25fc]")
_WORD = re.compile(r"\s*\S+\s*")
_NOTHING = ("Cc", "Cf", "Mc", "Me", "Mn")
# Vowels and finals of Hangul, which join the letter before them, and the colours of skin.
_JOINING = lazy_pattern("[\u1160-\u11ff\ud7b0-\ud7fb\uffa0\U0001f3fb-\U0001f3ff]")
# Where a character that this Python does not know yet is an emoji or ideograph, most likely.
_MOSTLY_WIDE = lazy_pattern("[\U0001f300-\U0001faff\U00020000-\U0003fffd]")
_JOINER = "\u200d"
_AS_EMOJI = "\ufe0f"


def width_of(text: str) -> int:
    """The columns that ``text`` takes: two for a wide character, none for a combining one."""
    return len(text) if is_simple(text) else sum(width for _, width in _clusters(text))


def beginning(text: str, width: int) -> str:
    """As much of the beginning of ``text`` as fits into ``width`` columns."""
    if is_simple(text):
        return text[: max(0, width)]
    end = next(_full_lines(text, width), len(text))
    return text[:end]


def wrapped(text: str, width: int) -> list[tuple[int, int]]:
    """Where each line of ``text`` begins and ends that has ``width`` columns: at a word, or inside one too long."""
    if len(text) <= width and is_simple(text):
        return [(0, len(text))]
    breaks = _breaks(text, width)
    starts = [0, *breaks]
    return [(start, _end(text, start, end, width)) for start, end in zip(starts, [*breaks, len(text)], strict=True)]


def is_simple(text: str) -> bool:
    """Whether each character takes one column, and the only white space are blanks."""
    return (text.isascii() and text.isprintable()) or _ODD.search(text) is None


def _end(text: str, start: int, end: int, width: int) -> int:
    """Where a line ends without the blanks that would be beyond its edge."""
    line = text[start:end]
    excess = width_of(line) - width
    return end if excess <= 0 else max(start + len(line.rstrip()), end - excess)


def _breaks(text: str, width: int) -> list[int]:
    """Where the second and each further line begins."""
    if not is_simple(text):
        return _breaks_by_word(text, width)
    found: list[int] = []
    start, end = 0, len(text.rstrip())
    # Most texts hold no word that is longer than a line: then blanks are all to look for.
    while end - start > width:
        blank = text.rfind(" ", start, start + width + 1)
        if blank < 0 or not text[start:blank].strip():
            return _breaks_by_word(text, width)
        start = next(at for at in range(blank, end) if text[at] != " ")
        found.append(start)
    return found


def _breaks_by_word(text: str, width: int) -> list[int]:
    found: list[int] = []
    taken = 0
    for match in _WORD.finditer(text):
        start, word = match.start(), match[0]
        needed = width_of(word.rstrip())
        if needed <= width - taken:
            taken += width_of(word)
            continue
        if needed <= width and not taken:
            continue
        chops = [0, *_full_lines(word, width)] if needed > width else [0]
        found += [start + chop for chop in chops if start + chop]
        taken = width_of(word[chops[-1] :])
    return found


def _full_lines(text: str, width: int) -> Iterator[int]:
    """Where ``text`` would go on over the edge, if it were broken there and nowhere else."""
    taken = 0
    for start, wide in _clusters(text):
        if taken + wide > width:
            yield start
            taken = 0
        taken += wide


def _clusters(text: str) -> list[tuple[int, int]]:
    """Where each character that takes room begins, with its columns; those that take none belong to it."""
    found: list[tuple[int, int]] = []
    joined = False
    for at, char in enumerate(text):
        if joined or (char == _JOINER and found):
            joined = not joined
        elif char == _AS_EMOJI and found:
            found[-1] = (found[-1][0], found[-1][1] and 2)
        elif (wide := _width(char)) or not found:
            found.append((at, wide))
    return found


@lru_cache(maxsize=4096)
def _width(char: str) -> int:
    category = unicodedata.category(char)
    if category in _NOTHING or _JOINING.match(char):
        return 0
    if category == "Cn":
        return 2 if _MOSTLY_WIDE.match(char) else 1
    return 2 if unicodedata.east_asian_width(char) in "FW" else 1
