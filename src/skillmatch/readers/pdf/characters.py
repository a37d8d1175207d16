"""The characters that a page draws, column by column, as pdfium tells of them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from itertools import compress
from typing import Any, NamedTuple

from skillmatch.readers.pdf.calls import BOXES, POINTS, Handle, each, function, handle

_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""pdfium's own signs for a hyphen at a line's end."""
_UNMAPPED = frozenset(("", "�"))
_MAY_BE_MADE = frozenset(("", " ", "\r", "\n"))
"""What pdfium puts between characters itself."""


class Drawn(NamedTuple):
    """The characters with a meaning and a place, in the order of drawing.

    Attributes:
        indexes: of each its number on the page.
        left: the edges of its box, upwards.
        x: where its baseline begins.
        turn: the direction in which it is written, in radians anticlockwise.
    """

    indexes: Sequence[int]
    chars: Sequence[str]
    left: Sequence[float]
    top: Sequence[float]
    right: Sequence[float]
    bottom: Sequence[float]
    x: Sequence[float]
    y: Sequence[float]
    turn: Sequence[float]


def drawn_on(textpage: Any, upright: bool = False) -> tuple[Drawn, int]:
    """The characters of a pypdfium2 text page, and how many it draws besides that have no meaning or no place.

    Args:
        upright: whether it is known that all are written from left to right.
    """
    page, count = handle(textpage.raw), textpage.count_chars()
    chars, is_made = _chars(page, count), function("FPDFText_IsGenerated")
    own = [at for at, char in enumerate(chars) if char not in _MAY_BE_MADE or is_made(page, at) != 1]
    mapped = own if _UNMAPPED.isdisjoint(chars) else [at for at in own if chars[at] not in _UNMAPPED]
    left, top, right, bottom = BOXES.of_indexes("FPDFText_GetLooseCharBox", page, mapped)
    x, y = POINTS.of_indexes("FPDFText_GetCharOrigin", page, mapped)
    turns = [0.0] * len(mapped) if upright else each("FPDFText_GetCharAngle", page, mapped, ctypes.c_float)
    placed = _placed(Drawn(mapped, [chars[at] for at in mapped], left, top, right, bottom, x, y, turns))
    return placed, len(own) - len(placed.indexes)


def _chars(page: Handle, count: int) -> Sequence[str]:
    """What each character means, nothing for one without a meaning."""
    room = (ctypes.c_uint16 * (2 * count + 1))()
    written = function("FPDFText_GetText")(page, 0, count, room)
    text = bytes(room)[: 2 * max(0, written - 1)].decode("utf-16-le", "surrogatepass")
    if len(text) == count == written - 1:
        return text.translate(_HYPHENS)
    # It leaves out what has no meaning and does not tell which that is; and of some characters it tells two halves.
    codes = each("FPDFText_GetUnicode", page, range(count), ctypes.c_uint)
    return [_HYPHENS.get(code) or (chr(code) if 0 < code < 0x110000 else "") for code in codes]


def _placed(drawn: Drawn) -> Drawn:
    """Those of the characters whose numbers are not so large that they leave no place on the page."""
    if math.isfinite(sum(map(sum, drawn[2:]))):
        return drawn
    finite = [math.isfinite(sum(numbers)) for numbers in zip(*drawn[2:], strict=True)]
    columns: list[Any] = [list(compress(column, finite)) for column in drawn]
    return Drawn._make(columns)


def is_blank(char: str) -> bool:
    """Whether ``char`` is a space; ASCII's separators are none here, fonts keep ligatures in their places."""
    return char.isspace() and not "\x0b" <= char < " "
