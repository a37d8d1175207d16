"""Plain text, as decoded."""

from __future__ import annotations

import re

from skillmatch.readers.base import Request
from skillmatch.readers.model import Media, Reading, Unreadable
from skillmatch.text.characters import as_decoded

_INSIDE_WORDS = re.compile("(?<=[^\\W_])[\u00ad\u200b\u2060\ufeff]+(?=[^\\W_])")


def read_text(text: str, request: Request) -> Reading | Unreadable:
    """Plain text, exactly as decoded, its line ends too; control characters are blanks."""
    return decoded_reading(text, Media.TEXT)


def decoded_reading(text: str, media: Media) -> Reading:
    """The text but for what is unseen inside its words: who reads "Py\u200bthon" reads "Python"."""
    whole, count = (text, 0) if text.isascii() else _INSIDE_WORDS.subn("", text)
    note = f"{count} invisible {'character' if count == 1 else 'characters'} inside words taken out"
    return Reading(as_decoded(whole), media, notes=(note,) if count else ())
