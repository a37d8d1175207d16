"""Making text from a document harmless where it is printed: on a terminal, in Markdown.

A file's name, its words and a team's own taxonomy are all input. Nothing of them may move a cursor, turn the
direction of writing, start a link or mention a user.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Invisible, and all over scraped pages and PDFs: without them the text reads the same.
_DROPPED = frozenset("\u00ad\u200b\u2060\ufeff")
# Without these two, emoji and Persian or Indic words fall apart; they move nothing.
_JOINERS = frozenset("\u200c\u200d")

_TYPEWRITER = {
    ord(char): plain
    for chars, plain in (("“”„", '"'), ("‘’‚", "'"), ("–—−", "-"), ("•·", "*"), ("×", "x"), ("…", "."))
    for char in chars
}

_MARKDOWN = re.compile(r"[\\`*_{}\[\]<>|~!$&^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
# What GitHub turns into links and notifications after the Markdown itself has been parsed.
_LIVE = re.compile(r"(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=:)(?=//)|(?<=[wW]{3})(?=\.)")
_BREAK = "\u200b"
_FENCE = re.compile(r"`+")


def one_line(text: str) -> str:
    """``text`` on one line, safe for a terminal.

    White space becomes single blanks; control codes, bidi controls and lone surrogates are shown as escapes
    such as ``\\x1b``; invisible characters that carry no meaning go. Applying it twice changes nothing more.
    """
    flat = " ".join(text.split())
    if flat.isprintable():
        return flat
    return " ".join("".join(map(_visible, flat)).split())


def to_ascii(text: str) -> str:
    """``text`` in ASCII, a character for each: letters lose their accents, strangers become ``?``."""
    if text.isascii():
        return text
    typed = text.translate(_TYPEWRITER)
    return "".join(_ascii(char) for char in typed)


@lru_cache(maxsize=1024)
def _ascii(char: str) -> str:
    plain = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode("ascii")
    return plain[:1] or ("" if unicodedata.combining(char) else "?")


@lru_cache(maxsize=1024)
def _visible(char: str) -> str:
    if char in _DROPPED:
        return ""
    if char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cf", "Cs"):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def markdown(text: str) -> str:
    """``text`` as Markdown that shows just these words, also in a table cell.

    A zero-width space keeps ``@name``, ``#12`` and addresses from being made into links.
    """
    inert = _LIVE.sub(_BREAK, one_line(text))
    return _MARKDOWN.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), inert)


def code(text: str) -> str:
    """``text`` as a Markdown code span that fits into a table cell; for words quoted from a document.

    Nothing in a code span is a link, a mention or a tag.
    """
    flat = one_line(text)
    if not flat:
        return ""
    # Renderers disagree about a backslash before an escaped pipe; a blank between the two is clear to all.
    flat = re.sub(r"\\(?=\|)", r"\\ ", flat).replace("|", "\\|")
    fence = "`" * (1 + max(map(len, _FENCE.findall(flat)), default=0))
    pad = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{pad}{flat}{pad}{fence}"
