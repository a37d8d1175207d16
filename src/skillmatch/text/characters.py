"""Characters: what readers may change in a text before anything points into it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from skillmatch.text.lazy_pattern import lazy_pattern

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SPACES = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_BREAKS = dict.fromkeys([0x85, 0x2028, 0x2029], "\n")
_NOTHING = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF], "")
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_CONTROLS: dict[int, str] = dict.fromkeys([*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0)], " ")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "�")

# What is not of the text itself is taken out one for one, so that offsets into the file still hold.
_ONE_FOR_ONE = _CONTROLS | _SURROGATES
_MADE = _LIGATURES | _SPACES | _CONTROLS | _SURROGATES | _BREAKS | _NOTHING | _FULL_WIDTH

# UTF-8 that a program before us took for Windows-1252: "â€¢" where a bullet was.
_TAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE = lazy_pattern(f"[\xc2-\xdf]{_TAIL}|[\xe0-\xef]{_TAIL}{{2}}|[\xf0-\xf4]{_TAIL}{{3}}")
_STRAY = lazy_pattern(r"ï¼(?=\s)|(?<![A-ZÀ-Þ])Â(?=\s|$)")

BULLETS = "•‣▪▫●○◦◾◽■□∙·⁃➢➤➔❖✓✔∗⬤⦿▸▹►▻▶▷"
"""Signs that begin an item of a list and are nothing else."""
_SYMBOL_BULLETS = "\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf0e0\uf06c\uf06e\uf071\uf0a8\uf0be\uf02d"
LIST_SIGNS = f"{BULLETS}{_SYMBOL_BULLETS}☐☑☒✅→⇒*+–—-"
"""Signs that may begin an item of a list."""
_ITEM = lazy_pattern(rf"(?:[{BULLETS}{_SYMBOL_BULLETS}]|o(?=[ \t]))[ \t]*(?=\S)")
_PRIVATE = lazy_pattern("[\ue000-\uf8ff\U000f0000-\U0010fffd�]+")


def word_set(listed: str) -> frozenset[str]:
    """A set of words, written one after the other."""
    return frozenset(listed.split())


def as_decoded(text: str) -> str:
    """``text`` with control characters as blanks and nothing moved; its line ends stay as they are."""
    return text.translate(_ONE_FOR_ONE)


def made_text(text: str) -> str:
    """Text that a reader put together itself, in the characters that a person would have typed.

    Line ends become a line feed, ligatures their letters, special spaces and controls a blank, full-width
    forms the plain ones; soft hyphens and zero-width spaces go, wrongly decoded UTF-8 is put right; NFC.
    """
    if text.isascii() and text.isprintable():
        return text
    plain = repaired(text.replace("\r\n", "\n").replace("\r", "\n")).translate(_MADE)
    return unicodedata.normalize("NFC", plain)


def repaired(text: str) -> str:
    """``text`` with UTF-8 that was decoded as Windows-1252 put right, where it can only be that."""
    return _STRAY.sub(" ", _MOJIBAKE.sub(_as_utf8, text))


def _as_utf8(match: re.Match[str]) -> str:
    taken = match.group()
    try:
        return b"".join(_byte(char) for char in taken).decode("utf-8")
    except UnicodeError:
        return taken


def _byte(char: str) -> bytes:
    return char.encode("latin-1") if ord(char) < 0x100 else char.encode("cp1252")


def item_line(line: str) -> str:
    """A line whose leading list sign, whatever its glyph, is ``"• "``; icons of private fonts are blanks."""
    line = line.strip()
    match = _ITEM.match(line)
    if match:
        line = "• " + line[match.end() :]
    return re.sub(" {2,}", " ", _PRIVATE.sub(" ", line)).strip() if _PRIVATE.search(line) else line


def without_list_sign(text: str) -> str:
    """``text`` without the list signs, quotation marks of mail and blanks that it begins with."""
    return text.lstrip(LIST_SIGNS + "§> \t\n\xa0")


def tidy_lines(text: str) -> str:
    """``text`` without blanks at line ends, without two empty lines in a row, and with none at either end."""
    lines = (line.rstrip(" \t") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


class Lines:
    """The lines of a document as they come.

    Attributes:
        all: all of them, in order.
    """

    def __init__(self) -> None:
        self.all: list[str] = []
        self._known: set[str] = set()

    def add(self, lines: Iterable[str], *, once: bool) -> None:
        """Go on with these; ``once``: but for those that are there already, as of a heading on every page."""
        for line in lines:
            if not once or line not in self._known:
                self._known.add(line)
                self.all.append(line)
