"""Plain text and Markdown as programs write them: entities and backslashes that nobody would have typed taken back."""

from __future__ import annotations

from skillmatch.readers.model import Media, Reading
from skillmatch.text.lazy_pattern import lazy_pattern

_ENTITY = lazy_pattern(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#[xX][0-9a-fA-F]{2,5});")
_BACKSLASH = lazy_pattern(r"\\(?=[-+#*_.!()\[\]{}&>|~`@$%^=:;,'\"/<?])(?!\.\.?[\\/])")
_FEWEST = 2
"""Backslashes before a sign; in plain text a single one may be meant."""
_NOTHING = ("\u00ad", "\u200b", "\u2060", "\ufeff")
_LATEX = lazy_pattern(r"\\[a-zA-Z]+\{")


def without_escapes(reading: Reading) -> Reading:
    """A text or Markdown without entities and without backslashes before signs; ``source`` is then the file itself.

    No line begins anywhere else: what stands for the end of a line becomes a blank.
    """
    if reading.media not in (Media.TEXT, Media.MARKDOWN):
        return reading
    text = _without_entities(reading.text) if "&" in reading.text else reading.text
    if "\\" in text:
        text = without_backslashes(text, 1 if reading.media is Media.MARKDOWN else _FEWEST)
    if text == reading.text:
        return reading
    return reading._replace(text=text, source=reading.text if reading.source is None else reading.source)


def without_backslashes(text: str, fewest: int = _FEWEST) -> str:
    r"""``C\+\+`` as ``C++``, as Markdown shows it; not in LaTeX, where a backslash is more than that."""
    if "\\" not in text or _LATEX.search(text):
        return text
    plain, count = _BACKSLASH.subn("", text)
    return plain if count >= fewest else text


def _without_entities(text: str) -> str:
    return _ENTITY.sub(lambda match: _character(match[0]), text)


def _character(entity: str) -> str:
    """What an entity stands for; one that is not known is left as it is."""
    from html import unescape

    plain = unescape(entity)
    if plain in _NOTHING:
        return ""
    return plain if plain.isprintable() and plain.strip() else " "
