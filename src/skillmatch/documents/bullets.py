"""Signs that begin an item of a list."""

from __future__ import annotations

import re

from skillmatch.text.characters import BULLETS, LIST_SIGNS

_GLUED = rf"[{BULLETS}→⇒](?=[^\W\d_])"
"""A sign that is nothing else, right before a word: "•Built"."""
BULLET = re.compile(rf"\s*+(?:{_GLUED}|(?:[{LIST_SIGNS}]|\\?--?|\d{{1,2}}[.)])\s++)")


def is_bullet(line: str) -> bool:
    """Whether a line begins with a list sign or number."""
    return BULLET.match(line) is not None
