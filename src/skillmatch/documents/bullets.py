"""Signs that begin an item of a list."""

from __future__ import annotations

import re

from skillmatch.text.characters import LIST_SIGNS

BULLET = re.compile(rf"\s*+(?:[{LIST_SIGNS}]|\\?--?|\d{{1,2}}[.)])\s++")


def is_bullet(line: str) -> bool:
    """Whether a line begins with a list sign or number."""
    return BULLET.match(line) is not None
