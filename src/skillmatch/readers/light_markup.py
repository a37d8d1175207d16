"""Org, Typst and AsciiDoc as they are shown: comments and struck words kept apart, settings left out, headings marked.

What is not shown is blanked where it is, and marks of headings are written as Markdown's, so that every offset holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from skillmatch.readers.base import Request
from skillmatch.readers.hidden.collect import COMMENTED, STRUCK, VANISHED, HiddenWords
from skillmatch.readers.model import Media, Reading, Unreadable
from skillmatch.readers.plaintext import decoded_reading
from skillmatch.text.spans import Span, line_starts, within

_FLAGS = re.MULTILINE | re.IGNORECASE


class _Dialect(NamedTuple):
    """What of a dialect is not shown.

    Attributes:
        hidden: patterns of what is kept apart, and how that is hidden; ``inside`` is the words.
        silent: a pattern of what says nothing: settings, calls of functions. A group ``shown`` in it is shown.
        heading: the mark of a heading.
    """

    hidden: tuple[tuple[re.Pattern[str], str], ...]
    silent: re.Pattern[str]
    heading: re.Pattern[str]


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, _FLAGS)


_INSIDE = r"(?P<inside>[\s\S]*?)(?:{end}|\Z)"
"""All up to an end, or to that of the file, so that no other beginning is looked at for nothing."""
_DIALECTS = {
    "org": _Dialect(
        (
            (
                _compiled(r"^#\+begin_comment\b[^\n]*\n" + _INSIDE.format(end=r"^#\+end_comment[^\n]*")),
                COMMENTED,
            ),
            (_compiled(r"^[ \t]*#(?:[ \t]+(?P<inside>[^\n]*))?$"), COMMENTED),
            (_compiled(r"(?<![\w+])\+(?=[^\s+])(?P<inside>[^+\n]{1,500}?)(?<=[^\s+])\+(?![\w+])"), STRUCK),
        ),
        _compiled(r"^[ \t]*#\+title:[ \t]*(?P<shown>[^\n]*)$|^[ \t]*#\+[a-z_]+:?[^\n]*$|^[ \t]*:[A-Z_-]+:[^\n]*$"),
        _compiled(r"^\*{1,6}(?= )"),
    ),
    "typst": _Dialect(
        (
            (_compiled(r"/\*" + _INSIDE.format(end=r"\*/")), COMMENTED),
            (_compiled(r"(?<![:/\\])//(?P<inside>[^\n]*)$"), COMMENTED),
            (_compiled(r"#strike(?:\([^()\n]*\))?\[(?P<inside>[^\[\]]{0,2000})\]"), STRUCK),
            (_compiled(r"#hide\[(?P<inside>[^\[\]]{0,2000})\]"), VANISHED),
        ),
        _compiled(
            r"^#(?:set|show|import|include|let)\b[^\n]*$|#(?:v|h|line|pagebreak|colbreak|image)\([^()\n]*\)"
            r"|#link\([^()\n]*\)|#[a-z][\w.-]*(?:\([^()\n]{0,500}\))?(?=\[)"
        ),
        _compiled(r"^={1,6}(?= )"),
    ),
    "asciidoc": _Dialect(
        (
            (_compiled(r"^////+[ \t]*\n" + _INSIDE.format(end=r"^////+[ \t]*$")), COMMENTED),
            (_compiled(r"^//(?!/)(?P<inside>[^\n]*)$"), COMMENTED),
            (_compiled(r"\[(?:\.?line-through|\.strike)\]#(?P<inside>[^#\n]{1,500})#"), STRUCK),
        ),
        _compiled(r"^:[\w!-]+:[^\n]*$|^\[[^\]\n]*\][ \t]*$"),
        _compiled(r"^={1,6}(?= )"),
    ),
}
_DIALECT_OF = {".org": "org", ".typ": "typst", ".adoc": "asciidoc", ".asciidoc": "asciidoc"}


def read_light_markup(text: str, request: Request) -> Reading | Unreadable:
    """The text of a file in the dialect that the ending of its name tells."""
    reading = decoded_reading(text, Media.MARKDOWN)
    ending = f".{request.name.rpartition('.')[2].lower()}"
    dialect = _DIALECTS[_DIALECT_OF.get(ending, "org")]
    source = reading.text
    found = HiddenWords()
    starts = line_starts(source)
    parts: list[str] = []
    done = 0
    for whole, inside, how in sorted(_hidden(source, dialect)):
        if whole.start < done:
            continue  # inside another
        found.add(f" {source[slice(*inside)]}", how, f"line {within(starts, whole.start) + 1}", inside)
        parts += [source[done : whole.start], _blank(source[slice(*whole)])]
        done = whole.end
    shown = "".join([*parts, source[done:]])
    shown = dialect.silent.sub(_only_shown, shown)
    shown = dialect.heading.sub(lambda match: "#" * len(match[0]), shown)
    shown = re.sub(r"\\(?=[#$*_~@&])", " ", shown) if dialect is not _DIALECTS["typst"] else _unescaped(shown)
    return reading._replace(text=shown, source=source if shown != source else None, hidden=found.all())


def _hidden(source: str, dialect: _Dialect) -> Iterator[tuple[Span, Span, str]]:
    for pattern, how in dialect.hidden:
        for match in pattern.finditer(source):
            inside = match.span("inside") if match["inside"] is not None else match.span()
            yield Span(*match.span()), Span(*inside), how


def _blank(text: str) -> str:
    return re.sub(r"\S", " ", text)


def _only_shown(match: re.Match[str]) -> str:
    blank = _blank(match[0])
    if "shown" not in match.re.groupindex or match["shown"] is None:
        return blank
    start, end = match.start("shown") - match.start(), match.end("shown") - match.start()
    return blank[:start] + match["shown"] + blank[end:]


def _unescaped(text: str) -> str:
    """Typst's escaped signs without their backslash, which then comes after them: "C\\#" is "C# "."""
    return re.sub(r"\\([#$*_~@&+<>/])", r"\1 ", text)
