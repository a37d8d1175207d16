"""RTF: words, control words and groups. What is deleted or no text of the page is left out, hidden text kept apart."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from skillmatch.readers.base import Request
from skillmatch.readers.hidden.collect import SAME_COLOUR, STRUCK, TINY, VANISHED, HiddenWords
from skillmatch.readers.hidden.contrast import WHITE, Colour, alike
from skillmatch.readers.model import Media, Reading, Unreadable
from skillmatch.text.characters import item_line, made_text, tidy_lines, word_set

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<group>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\"
)
# Groups that hold no text of the page.
_ASIDE = word_set("""
fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles listtable
listoverridetable rsidtbl generator xmlnstbl mmathPr fldinst revtbl annotation atnid atnauthor atndate atnref bkmkstart
bkmkend filetbl userprops wgrffmtfilter shpinst sp sn sv nonshppict falt panose operator company pntext listtext
""")
_KEPT_ASIDE = word_set("shptxt shprslt")
"""Text boxes stand inside the instructions for drawing them."""
_BREAKS = {"par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "column": "\n", "row": "\n", "cell": "\t"}
_SIGNS = {"tab": "\t", "nestcell": "\t", "nestrow": "\n", "emdash": "—", "endash": "–", "bullet": "•", "emspace": " "}
_SIGNS |= {"enspace": " ", "qmspace": " ", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"} | _BREAKS
_ESCAPED = {b"~": " ", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n"}
_DEEPEST = 500
_CODEPAGES = {0: "cp1252", 77: "mac_roman", 128: "cp932", 161: "cp1253", 162: "cp1254", 204: "cp1251", 238: "cp1250"}


class _State(NamedTuple):
    """What holds inside a group."""

    aside: bool = False
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    size: int = 24
    colour: int = 0
    ground: int = 0
    skip: int = 1
    encoding: str = ""


def read_rtf(data: bytes, request: Request) -> Reading | Unreadable:
    """The text of an RTF document: items begin with ``"• "``, cells are between ``" | "``."""
    parser = _Parser(data)
    parser.run()
    lines = (item_line(line) for line in made_text("".join(parser.out)).split("\n"))
    cells = (line.strip().replace("\t", " | ") if parser.has_tables else line for line in lines)
    return Reading(tidy_lines("\n".join(cells)), Media.RTF, hidden=parser.hidden.all())


class _Parser:
    """Goes through the tokens once, a stack of states beside it."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._state = _State(encoding="cp1252")
        self._stack: list[_State] = []
        self._fonts: dict[int, str] = {}
        self._colours = _colours(data)
        self._left_over = 0
        self._bytes = bytearray()
        self._paragraph = 1
        self._starred = False
        self.out: list[str] = []
        self.hidden = HiddenWords()
        self.has_tables = b"\\cell" in data

    def run(self) -> None:
        """Read all of it."""
        for match in _TOKEN.finditer(self._data):
            kind = match.lastgroup
            if kind == "hex":
                self._byte(int(match["hex"], 16))
                continue
            if kind == "text":
                self._plain(match["text"])
                continue
            self._flush()
            if kind == "group":
                self._group(match["group"] == b"{")
            elif match["word"]:
                self._control(match["word"].decode("ascii"), match["number"])
            elif kind == "sign":
                self._sign(match["sign"])
        self._flush()

    def _group(self, opens: bool) -> None:
        if opens:
            if len(self._stack) >= _DEEPEST:
                raise ValueError("nested too deep")
            self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()
        self._left_over = 0
        self._starred = False

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self._starred = True
        else:
            self._write(_ESCAPED.get(sign, sign.decode("latin-1")))

    def _control(self, word: str, digits: bytes | None) -> None:
        number = int(digits) if digits else None
        starred, self._starred = self._starred, False
        if word in _KEPT_ASIDE:
            self._set(aside=False)
        elif word in ("pntext", "listtext"):
            self._write("• ")
            self._set(aside=True)
        elif word in _ASIDE or (starred and word not in _SIGNS):
            self._set(aside=True)
        elif word == "u" and number is not None:
            self._write(chr(number % 0x10000))
            self._left_over = self._state.skip
        elif word in _SIGNS:
            self._write(_SIGNS[word])
            self._paragraph += word == "par"
        else:
            self._look(word, number)

    def _look(self, word: str, number: int | None) -> None:
        """Words that change how what follows is shown or encoded."""
        on = number != 0
        if word == "v":
            self._set(hidden=on)
        elif word in ("strike", "striked"):
            self._set(struck=on)
        elif word == "deleted":
            self._set(deleted=on)
        elif word == "fs" and number is not None:
            self._set(size=number)
        elif word == "cf":
            self._set(colour=number or 0)
        elif word in ("highlight", "chcbpat", "cbpat", "clcbpat"):
            self._set(ground=number or 0)
        elif word == "plain":
            self._set(hidden=False, deleted=False, struck=False, size=24, colour=0, ground=0)
        elif word == "uc" and number is not None:
            self._set(skip=max(0, min(number, 8)))
        elif word == "ansicpg" and number:
            self._set(encoding=_codec(f"cp{number}"))
        elif word == "mac":
            self._set(encoding="mac_roman")

    def _set(self, **changes: object) -> None:
        self._state = self._state._replace(**changes)  # type: ignore[arg-type]

    def _plain(self, text: bytes) -> None:
        skipped = min(self._left_over, len(text))
        self._left_over -= skipped
        self._bytes += text[skipped:]

    def _byte(self, byte: int) -> None:
        if self._left_over:
            self._left_over -= 1
        else:
            self._bytes.append(byte)

    def _flush(self) -> None:
        if self._bytes:
            self._write(self._bytes.decode(self._state.encoding, "replace"))
            self._bytes.clear()

    def _write(self, text: str) -> None:
        state = self._state
        if state.aside or state.deleted:
            return
        how = self._hides(state)
        if how and not text.isspace():
            self.hidden.add(text, how, f"paragraph {self._paragraph}")
        else:
            self.out.append(text)

    def _hides(self, state: _State) -> str:
        if state.hidden:
            return VANISHED
        if state.struck:
            return STRUCK
        if state.size < 4:  # half points
            return TINY
        colour = self._colours.get(state.colour)
        ground = self._colours.get(state.ground, WHITE)
        return SAME_COLOUR if colour and state.colour and alike(colour, ground) and not self.has_tables else ""


def _colours(data: bytes) -> dict[int, Colour]:
    """The colours of the colour table by their number; the first is usually left to the reader."""
    at = data.find(b"{\\colortbl")
    table = data[at : data.find(b"}", at)][:20_000] if at >= 0 else b""
    found = {}
    for number, entry in enumerate(table.split(b";")):
        parts = [re.search(rb"\\%s(\d{1,3})" % name, entry) for name in (b"red", b"green", b"blue")]
        if all(parts):
            red, green, blue = (min(int(part.group(1)), 255) for part in parts if part)
            found[number] = Colour(red, green, blue)
    return found


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
