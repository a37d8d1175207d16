"""Making text from a document harmless where it goes: one function for each destination.

A file's name, its words and a team's own taxonomy are all input. Nothing of them may move a cursor, turn the
direction of writing, start a link or mention a user.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache

from skillmatch.text.lazy_pattern import lazy_pattern

# Invisible, and all over scraped pages and PDFs: without them the text reads the same.
_DROPPED = frozenset("\u00ad\u200b\u2060\ufeff")
# Without these two, emoji and Persian or Indic words fall apart; they move nothing.
_JOINERS = frozenset("\u200c\u200d")

_TYPEWRITER = {
    ord(char): plain
    for chars, plain in (("“”„", '"'), ("‘’‚", "'"), ("–—−", "-"), ("•·", "*"), ("×", "x"), ("…", "."))
    for char in chars
}

_MARKDOWN = lazy_pattern(r"[\\`*_{}\[\]<>|~!$&^]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"}
# What GitHub turns into links and notifications after the Markdown itself has been parsed.
_LIVE = lazy_pattern(r"(?<=@)(?=\w)|(?<=#)(?=\d)|(?<=:)(?=//)|(?<=[wW]{3})(?=\.)")
_BREAK = "\u200b"
_FENCE = lazy_pattern(r"`+")
_SARIF_LINK = lazy_pattern(r"[\\\[\]]")
# All that XML allows would be a set of a million characters, which takes milliseconds to compile.
_NOT_XML = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
_BEYOND_ASCII = lazy_pattern(r"[^\n\x20-\x7e]")
_TURTLE = lazy_pattern(r'[\\"]|[^\x20-\x7e]')
_TURTLE_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_COMMAND = lazy_pattern(r"^(?P<blanks>[^\S\n]*):(?=:)", re.MULTILINE)
_BROKEN = {"json": (":", r"\u005b"), "turtle": (":", r"\u005B"), "xml": ("&#58;", "&#91;")}
"""What replaces the colon and the bracket of a command, by form; no line of JSON or Turtle begins with a colon."""


def one_line(text: str) -> str:
    """``text`` on one line, safe for a terminal.

    White space becomes single blanks; control codes, bidi controls and lone surrogates are shown as escapes
    such as ``\\x1b``; invisible characters that carry no meaning go. Applying it twice changes nothing more.
    """
    # Most texts are as they should be, being labels, or made safe before; a blank is the only printable white space.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
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


def visible(line: str) -> str:
    """A line with its blanks as they are, and what would act on a terminal as escapes."""
    return line if line.isprintable() else "".join(map(_visible, line))


@lru_cache(maxsize=1024)
def acts(char: str) -> bool:
    """Whether a character prints nothing, and does something: moves a cursor, turns the direction of writing."""
    return char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")


@lru_cache(maxsize=1024)
def _visible(char: str) -> str:
    if char in _DROPPED:
        return ""
    if not acts(char):
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


def command_data(text: str) -> str:
    """``text`` as the message of a workflow command of GitHub: all that would end it or begin another is escaped."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def command_value(text: str) -> str:
    """``text`` as a property of such a command, which commas and colons end."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")


def sarif_message(text: str) -> str:
    """``text`` as a plain text message of SARIF 2.1.0, in which no embedded link (3.11.6) or placeholder (3.11.5) is.

    Brackets are left as they are where they cannot be taken for a link: not all viewers drop the backslashes.
    """
    flat = one_line(text).replace("{", "{{").replace("}", "}}")
    return _SARIF_LINK.sub(r"\\\g<0>", flat) if "](" in flat else flat


def xml_text(text: str) -> str:
    """``text`` without what no XML may hold, nor act on a terminal, line by line; a library escapes the rest."""
    return "\n".join(_NOT_XML.sub("\ufffd", one_line(line)) for line in text.split("\n"))


def csv_cell(text: str) -> str:
    """``text`` as a cell that no spreadsheet takes for a formula; tabs and line feeds stay, and need quotes."""
    shown = "".join(char if char in "\t\n" else _visible(char) for char in text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def json_text(text: str) -> str:
    """JSON with what moves a cursor or the direction of writing as escapes; only strings hold such characters."""
    return _BEYOND_ASCII.sub(lambda match: json.dumps(match[0])[1:-1] if acts(match[0]) else match[0], text)


def yaml_text(text: str) -> str:
    """YAML likewise, whose scalars with such characters are in double quotes, the only ones with escapes."""
    return _BEYOND_ASCII.sub(lambda match: f"\\U{ord(match[0]):08x}" if acts(match[0]) else match[0], text)


def turtle_literal(text: str) -> str:
    """``text`` as a quoted literal of Turtle that means just this text."""
    return f'"{_TURTLE.sub(_in_turtle, text)}"'


def _in_turtle(match: re.Match[str]) -> str:
    char = match[0]
    if char in _TURTLE_ESCAPES:
        return _TURTLE_ESCAPES[char]
    return (f"\\u{ord(char):04X}" if ord(char) < 0x10000 else f"\\U{ord(char):08X}") if acts(char) else char


def without_workflow_commands(text: str, form: str = "text") -> str:
    """``text`` so that a runner of GitHub Actions, which reads every line of a log, takes none for a command.

    A command is ``::name::`` at the beginning of a line, blanks apart, or ``##[name]`` anywhere in one. Where the form
    has escapes that mean the same, they are used; else a zero-width space goes between the signs.

    Args:
        text: a finished report.
        form: how it is written: text, json, xml or turtle.
    """
    colon, bracket = _BROKEN.get(form, (f":{_BREAK}", f"{_BREAK}["))
    return _COMMAND.sub(rf"\g<blanks>{colon}", text).replace("##[", f"##{bracket}")
