"""Colours, as far as they hide words: is the one hard to tell from the other?"""

from __future__ import annotations

import re
from typing import NamedTuple

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_ALIKE = 24
"""Steps of 255 in the channel that differs most: what is nearer cannot be read."""
SMALLEST = 2.0
"""Points: what is set smaller than this, nobody reads."""


class Colour(NamedTuple):
    """Red, green and blue, 0 to 255."""

    red: int
    green: int
    blue: int


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)
_NAMED = {
    "white": WHITE,
    "black": BLACK,
    "snow": Colour(255, 250, 250),
    "ivory": Colour(255, 255, 240),
    "whitesmoke": Colour(245, 245, 245),
    "ghostwhite": Colour(248, 248, 255),
}


def colour_of(text: str) -> Colour | None:
    """A colour as files write it, ``FFFFFF``, ``#fff``, ``rgb(0, 0, 0)`` or ``white``; ``None`` for any other word."""
    text = text.strip()
    if match := _HEX.match(text):
        digits = match.group(1)
        full = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
        return Colour(int(full[:2], 16), int(full[2:4], 16), int(full[4:], 16))
    if match := _RGB.match(text):
        red, green, blue = (min(int(number), 255) for number in match.groups())
        return Colour(red, green, blue)
    return _NAMED.get(text.lower())


def alike(one: Colour, other: Colour) -> bool:
    """Whether words of one colour cannot be read on the other."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= _ALIKE
