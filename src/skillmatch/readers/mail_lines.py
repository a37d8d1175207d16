"""The lines of a plain mail as its author wrote them: without marks of quotation, and not wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from skillmatch.text.characters import LIST_SIGNS

_QUOTED = re.compile(r"(?:> ?)+|(?:\| )(?=\S)")
_ITEM = re.compile(rf"\s*(?:[#{LIST_SIGNS}]|o[ \t]|\d{{1,2}}[.)][ \t])")
_SHORTEST, _LONGEST = 55, 100
"""Characters: programs wrap mails at 65 to 78, and with their marks of quotation a little beside."""
_FULL = 0.25
"""Share of the lines that reach near the width, where a mail is wrapped."""
_FEW = 2
_NEAR = 14
_ENDS = (".", "!", "?", ":", ";")


def as_written(lines: Sequence[str], *, flowed: bool = False) -> list[str]:
    """The lines without what programs add on the way.

    Args:
        flowed: whether the mail says that a blank at the end of a line means that it goes on (RFC 3676).
    """
    bare = [_QUOTED.sub("", line, count=1) if line[:1] in ">|" else line for line in lines]
    return list(_flowing(bare)) if flowed else list(_unwrapped(bare))


def _flowing(lines: Sequence[str]) -> Iterator[str]:
    held = ""
    for line in lines:
        line = line.removeprefix(" ") if held else line
        if line.endswith(" ") and line != "-- ":
            held += line
        else:
            yield held + line
            held = ""
    if held:
        yield held


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined where the next word had no room."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    width = max((length for length in lengths if length <= _LONGEST), default=0)
    full = sum(width - _NEAR <= length <= width for length in lengths)
    if width < _SHORTEST or not lengths or max(lengths) > _LONGEST or full < min(_FEW, _FULL * len(lengths)):
        yield from lines
        return
    held: str | None = None
    last = 0
    for line in lines:
        line = line.rstrip()
        if held is not None and _goes_on(held, last, line, width):
            held += f" {line.strip()}"
        else:
            if held is not None:
                yield held
            held = line
        last = len(line)
    if held is not None:
        yield held


def _goes_on(before: str, length: int, line: str, width: int) -> bool:
    """Whether a line is the rest of the one before, whose last piece has that length."""
    if not before.strip() or not line.strip() or _ITEM.match(line) or before.endswith(":"):
        return False
    if line.startswith("  ") and _ITEM.match(before):
        return True
    if before.endswith(_ENDS) and not line.startswith(" "):
        return length + 1 + len(line.split()[0]) > width and length >= width - _NEAR
    return length + 1 + len(line.split()[0]) > width
