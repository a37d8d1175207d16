"""Letters that only look like others, read as what they look like, with a word about it where it matters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from skillmatch.readers.model import Media, Reading
from skillmatch.text.lookalikes import Folded, plain_letters

_SHOWN = 3


def with_plain_letters(reading: Reading) -> Reading:
    """``reading`` in plain letters, each in its place."""
    text = reading.text
    if text.isascii():
        return reading
    folded = plain_letters(text)
    if folded.text == text:
        return reading
    source = reading.source if reading.source is not None or reading.media is Media.HTML else text
    return replace(reading, text=folded.text, source=source, notes=(*reading.notes, *_notes(folded)))


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
