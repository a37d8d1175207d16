"""Letters that only look like others, read as what they look like, with a word about it where it matters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from skillmatch.readers.model import Media, Reading

if TYPE_CHECKING:
    from skillmatch.text.lookalikes import Folded

_SHOWN = 3
_MAY_BE_OTHERS = re.compile(
    "[\u0370-\u052f\u02d6\u1d00-\u1d22\u207a\u208a\u2044\u2102-\u2134\u2215\u24b6-\u24e9\u2571\u266f\u2795\u29f8"
    "\ua730\ua731\u026a\u0262\u0274\u0280\u0299\u029c\u029f\u028f\ufe5f\ufe62\uff01-\uff5e\U0001d400-\U0001d7ff\U0001f130-\U0001f189]"
)
"""Without any of these there is nothing to do, and the tables of letters need not be made."""


def with_plain_letters(reading: Reading) -> Reading:
    """``reading`` in plain letters, each in its place."""
    text = reading.text
    if text.isascii() or not _MAY_BE_OTHERS.search(text):
        return reading
    from skillmatch.text.lookalikes import plain_letters

    folded = plain_letters(text)
    if folded.text == text:
        return reading
    source = reading.source if reading.source is not None or reading.media is Media.HTML else text
    return reading._replace(text=folded.text, source=source, notes=(*reading.notes, *_notes(folded)))


def _notes(folded: Folded) -> Iterator[str]:
    if folded.styled:
        yield f"{_counted(folded.styled)} in letters made for mathematics or show{_some(folded.styled)}"
    if folded.foreign:
        yield f"{_counted(folded.foreign)} with letters of another alphabet that look Latin{_some(folded.foreign)}"


def _counted(words: Sequence[str]) -> str:
    return "1 word" if len(words) == 1 else f"{len(words)} words"


def _some(words: Sequence[str]) -> str:
    known = list(dict.fromkeys(words))
    more = ", …" if len(known) > _SHOWN else ""
    return f" ({', '.join(f'“{word[:40]}”' for word in known[:_SHOWN])}{more}): other programs may not find them"
