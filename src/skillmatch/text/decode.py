"""From bytes in the encodings that people really use to text, nothing moved."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from skillmatch.text.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    pass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})""",
    re.I,
)
_LABELS = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "latin_1": "Latin-1"}
_NO_ENCODINGS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Python knows them too; they are for host names and programs, and some take time with the square of the length."""
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_MOSTLY = 0.5
"""Where more of the bytes beyond ASCII than this are side by side, the script is no Western one."""
# Signs that the right encoding of Western text shows, and the wrong one does not: each counts for or against.
_RIGHT = lazy_pattern(
    r"(?<=[A-Za-z])[’‘](?=[a-z]|\s|$)|(?<![^\s(\[/])[“‘](?=[\w(])|(?<=[\w.,!?)])”(?!\w)|[\w\s][–—][\w\s]"
    r"|(?<!\S)[•·…]|\w…|(?<=[a-z])[à-öø-ÿœ]|[à-öø-ÿœ](?=[a-z])|(?<![^\W\d_])[À-ÖØ-Þ](?=[a-z])"
    r"|(?<=\w)[™®©°]|[€£§©]\s?\d|\d\s?[€£°]|\xa0"
)
_WRONG = lazy_pattern(
    r"(?<=[a-z])[À-ÖØ-ÞŸŽŠ]|[†‡ƒ¥¤¬∂∆∏∑∫Ω√∞≈≠≤≥◊ˆ˜¯˘˙˚¸˝˛ˇπ\ufffd\x80-\x9f\uf8ff]"
    r"|(?<=[A-Za-z])[ìíîïñó](?=\s|$)|\s[ìñóï](?=\s|\w)"
)


class Decoded(NamedTuple):
    """A text and, where the encoding had to be guessed or bytes were lost, one line that says so."""

    text: str
    note: str = ""


def decode(data: bytes) -> Decoded | None:
    """The text of ``data``, or ``None`` where it is none.

    By its byte order mark, as UTF-8, as the page itself says (HTML), as UTF-8 with a few bytes lost, as the
    likelier of Windows-1252 and Mac Roman, and last as charset-normalizer guesses.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding)
    if wide := _unmarked_utf16(data):
        return _lossy(data, wide)
    if _is_binary(data):
        return None
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _declared(data) or _with_surrogates(data) or _damaged_utf8(data) or _single_byte(data)


def _lossy(data: bytes, encoding: str, note: str = "") -> Decoded:
    try:
        return Decoded(data.decode(encoding), note)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return Decoded(text, f"{lost} {'character' if lost == 1 else 'characters'} could not be read, shown as \ufffd")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Western text is then zero."""
    sample = data[: _SAMPLE // 16]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.7 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.05 else None


def _is_binary(data: bytes) -> bool:
    """Whether so many bytes are control codes that this is no text with a stray one."""
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, bytes([*range(9), 11, *range(14, 27), *range(28, 32)])))
    return controls > 3 and controls > len(sample) / 100


def _declared(data: bytes) -> Decoded | None:
    found = _DECLARED.search(data[:2_048])
    if not found:
        return None
    label = (found.group(1) or found.group(2)).decode("ascii").lower()
    try:
        encoding = text_encoding("cp1252" if label in ("iso-8859-1", "latin1", "us-ascii") else label)
        text = data.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return Decoded(text)


def text_encoding(label: str) -> str:
    """The name of the encoding that a file says it is in.

    Raises:
        LookupError: there is none of that name, or it is one in which no document is written.
    """
    name = codecs.lookup(label).name
    if name in _NO_ENCODINGS:
        raise LookupError(name)
    return name


def _with_surrogates(data: bytes) -> Decoded | None:
    """UTF-8 in which halves of characters beyond the first plane were encoded one by one: pairs made whole again."""
    try:
        halves = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    return _lossy(halves.encode("utf-16-le", "surrogatepass"), "utf-16-le")


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 of which a few bytes were lost: far more of its sequences are whole than not."""
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text) - lost
    return _lossy(data, "utf-8") if whole >= 3 * lost else None


def _single_byte(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    high = sum(byte > 0x7F for byte in sample)
    if sum(map(len, _HIGH_RUN.findall(sample))) <= _MOSTLY * high:
        best = max(("cp1252", "mac_roman"), key=lambda encoding: _plausible(sample, encoding))
        if _plausible(sample, best) > 0:
            return _lossy(data, best, f"not UTF-8: read as {_LABELS[best]}")
    encoding = _guessed(sample)
    return _lossy(data, encoding, f"not UTF-8: read as {_LABELS.get(encoding, encoding)}")


def _plausible(sample: bytes, encoding: str) -> int:
    text = sample.decode(encoding, "replace")
    return len(_RIGHT.findall(text)) - 2 * len(_WRONG.findall(text))


def _guessed(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"
