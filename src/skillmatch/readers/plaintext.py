"""Plain text, as decoded."""

from __future__ import annotations

import re

from skillmatch.readers.base import Request
from skillmatch.readers.model import Media, Reading, Unreadable
from skillmatch.text.characters import as_decoded
from skillmatch.text.lazy_pattern import lazy_pattern

_QUOTED = lazy_pattern(r"^>(?: ?>)*", re.MULTILINE)
_FEWEST_QUOTED = 3
_INSIDE_WORDS = re.compile("(?<=[^\\W_])[\u00ad\u200b\u2060\ufeff]+(?=[^\\W_])")


def read_text(text: str, request: Request) -> Reading | Unreadable:
    """Plain text, exactly as decoded, its line ends too; control characters are blanks."""
    return _without_quotation(decoded_reading(text, Media.TEXT))


def _without_quotation(reading: Reading) -> Reading:
    """The text of a mail that was sent on: the marks before its lines, where most have one, are blanks."""
    text = reading.text
    marks = text.count("\n>") + text.startswith(">")
    if marks < _FEWEST_QUOTED or 2 * marks < text.count("\n"):
        return reading
    shown = _QUOTED.sub(lambda match: " " * len(match[0]), text)
    return reading._replace(text=shown, source=text)


def decoded_reading(text: str, media: Media) -> Reading:
    """The text but for what is unseen inside its words: who reads "Py\u200bthon" reads "Python"."""
    whole, count = (text, 0) if text.isascii() else _INSIDE_WORDS.subn("", text)
    note = f"{count} invisible {'character' if count == 1 else 'characters'} inside words taken out"
    return Reading(as_decoded(whole), media, notes=(note,) if count else ())
