"""Letters and signs that look like plain ones and are others: read as what they look like, each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize


class Folded(NamedTuple):
    """A text of the same length, and the words in it that were not what they look like."""

    text: str
    styled: tuple[str, ...] = ()
    """As people read them: words in letters for mathematics, in circles, in small capitals or of full width."""
    foreign: tuple[str, ...] = ()
    """Words with letters of another alphabet that look like Latin ones."""


_STYLED_RANGES = (
    *((0x1D400, 0x1D7FF), (0xFF01, 0xFF5E), (0x24B6, 0x24E9), (0x2102, 0x2102), (0x210A, 0x2115), (0x2119, 0x211D)),
    *((0x2124, 0x2124), (0x2128, 0x2128), (0x212C, 0x212D), (0x212F, 0x2131), (0x2133, 0x2134), (0x1F130, 0x1F149)),
)
"""Of these the standard knows the plain letter (NFKC)."""
_BLACK = ((0x1F150, "A"), (0x1F170, "A"))
"""White letters in black circles and squares, of which it does not."""
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "ABCDEFGHIJKLMNOPRSTUVWYZ", strict=True))
_SIGNS = {"∕": "/", "⁄": "/", "⧸": "/", "╱": "/", "﹢": "+", "⁺": "+", "₊": "+", "➕": "+", "˖": "+"} | dict.fromkeys(
    "﹟♯", "#"
)
_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХԌԚԜаесіјорѕухԁԛԝһӏΑΒΕΖΗΙΚΜΝΟΡΤΥΧονα",
        "ABESIJKMHOPCTYXGQWaecijopsyxdqwhlABEZHIKMNOPTYXova",
        strict=True,
    )
)
"""Cyrillic and Greek letters, and the Latin ones that nobody can tell from them."""


def _styled_letters() -> Iterator[tuple[int, str]]:
    for first, last in _STYLED_RANGES:
        for code in range(first, last + 1):
            plain = normalize("NFKC", chr(code))
            if len(plain) == 1 and plain.isascii():
                yield code, plain
    for first, letter in _BLACK:
        yield from ((first + at, chr(ord(letter) + at)) for at in range(26))


_STYLED = dict(_styled_letters())
_PLAIN = _STYLED | {ord(char): plain for char, plain in (_SMALL_CAPITALS | _SIGNS).items()}
_STYLED_CLASS = "".join(map(chr, _STYLED)).translate({ord(char): f"\\{char}" for char in "\\]^-"})
_STYLED_WORD = re.compile(f"[{_STYLED_CLASS}{''.join(_SMALL_CAPITALS)}]{{2,}}")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_FEW = 0.1
"""Of all letters: where fewer are of another alphabet than this, a word of look-alikes is a Latin word."""
_MARKS = ("++", "#")
"""After a letter: it is the name of a programming language."""
_TABLE = str.maketrans(_ALIKE)


def plain_letters(text: str) -> Folded:
    """``text`` with each letter and sign as the one that it looks like.

    Letters of another alphabet are read so only in words that mix alphabets, before ``++`` or ``#``, and where hardly
    a letter of the text is of another alphabet and all of a word look alike.
    """
    if text.isascii():
        return Folded(text)
    styled = tuple(word for word in map(_plain, _STYLED_WORD.finditer(text)) if _LATIN.search(word))
    text = text.translate(_PLAIN)
    if not _FOREIGN.search(text):
        return Folded(text, styled)
    spans = list(_foreign_words(text))
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], text[start:end].translate(_TABLE)]
        done = end
    return Folded("".join([*parts, text[done:]]), styled, tuple(text[slice(*span)].translate(_TABLE) for span in spans))


def _plain(match: re.Match[str]) -> str:
    return match[0].translate(_PLAIN)


def _foreign_words(text: str) -> Iterator[tuple[int, int]]:
    """The places of words that are read as Latin ones."""
    few = len(_FOREIGN.findall(text)) <= _FEW * max(1, len(_LATIN.findall(text)))
    for match in _WORD.finditer(text):
        word = match[0]
        foreign = _FOREIGN.findall(word)
        if not foreign or any(char not in _ALIKE for char in foreign):
            continue
        mixed = len(foreign) < len(word) and _LATIN.search(word)
        if mixed or (few and len(word) > 1) or text.startswith(_MARKS, match.end()):
            yield match.span()
