"""A document's own words as HTML: the very same characters, none of which acts on the page or on a terminal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from skillmatch.reporting.shared.escape import acts

if TYPE_CHECKING:
    from markupsafe import Markup

_SPECIAL = re.compile(
    "[^\n\t\u0020-\u0021\u0023-\u0025\u0028-\u003b\u003d\u003f-\u007e\u00a1-\u00ac\u00ae-\u05ff\u2010-\u2027]"
)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;", "\r": "&#13;", "\f": "&#12;"}
_TURNING = frozenset("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())
_LOST = "\ufffd"
_PICTURES = 0x2400
"""Where the pictures of control codes begin."""


def verbatim(text: str) -> Markup:
    """``text`` as HTML whose text is the same, character for character.

    What HTML cannot hold, a control code or half a surrogate pair, is shown by a sign for it. What turns the direction
    of writing is in an element of its own, out of which it does not reach, and is told by its number.
    """
    from markupsafe import Markup

    return Markup(_SPECIAL.sub(_written, text))


def as_held(text: str) -> str:
    """``text`` as a page holds it: with signs for what HTML cannot hold."""
    return _SPECIAL.sub(lambda match: _held(match[0]), text)


def _written(match: re.Match[str]) -> str:
    return _html(match[0])


@lru_cache(maxsize=4096)
def _html(char: str) -> str:
    if char in _ENTITIES:
        return _ENTITIES[char]
    held = _held(char)
    if not acts(held):
        return held
    written = f"&#{ord(held)};"
    return f'<bdi data-c="U+{ord(held):04X}">{written}</bdi>' if _turns(held) else written


def _turns(char: str) -> bool:
    """Whether a character turns the direction of what follows, or breaks a line where no editor sees one."""
    return unicodedata.bidirectional(char) in _TURNING or char in "\u2028\u2029"


def _held(char: str) -> str:
    if char in _ENTITIES or unicodedata.category(char) not in ("Cc", "Cs"):
        return char
    code = ord(char)
    return chr(_PICTURES + code) if code < 0x20 else "\u2421" if code == 0x7F else _LOST
