r"""LaTeX as it is typeset: commands are carried out as far as they matter to a text, comments are kept apart.

What is not known is taken for a command of the author's own: its name says nothing, its arguments are text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import NamedTuple

from skillmatch.readers.base import Request
from skillmatch.readers.hidden.collect import COMMENTED, SAME_COLOUR, STRUCK, HiddenWords
from skillmatch.readers.model import Media, Reading, Unreadable
from skillmatch.text.characters import item_line, made_text, tidy_lines, word_set
from skillmatch.text.spans import line_starts, within

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z@]+)\*?[ \t]*\n?[ \t]*(?!\s*\n\s*\n)|\\(?P<sign>[^a-zA-Z@])|(?P<open>\{)|(?P<close>\})"
    r"|%(?P<comment>[^\n]*)(?:\n[ \t]*)?|(?P<paragraph>\n[ \t]*\n\s*)|(?P<blank>\s+|~)|(?P<tab>&)|(?P<maths>\$\$?)"
    r"|(?P<dash>---?)|(?P<quote>``|'')|(?P<option>\[[^\[\]{}\n]{0,200}\])|(?P<text>[^\\{}%\s~&$\-`'\[]+|[-`'\[\\])"
)
_BODY = re.compile(r"\\begin\s*\{document\}|\\end\s*\{document\}")
_LEFT_OUT = re.compile(
    r"\\begin\s*\{comment\}(?P<comment>.*?)\\end\s*\{comment\}|\\(?:iffalse|if0)\b(?P<off>.*?)\\fi\b", re.DOTALL
)
_VERB = re.compile(
    r"\\verb\*?(?P<mark>[^a-zA-Z\s*])(?P<inside>[^\n]*?)(?P=mark)|\\lstinline(?P<m>[|!+])(?P<code>[^\n]*?)(?P=m)"
)
_HEADINGS = {"part": 1, "chapter": 1, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4}
_ITS_HEADING = re.compile(r"section|rubric|sectiontitle$", re.IGNORECASE)
_ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307"}
_WORD_ACCENTS = {"c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a"}
_SIGNS = {"LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX", "ldots": "…", "dots": "…", "textbullet": "• ", "cdot": "·"}
_SIGNS |= {"textbackslash": "\\", "textasciitilde": "~", "textendash": "–", "textemdash": "—", "ss": "ß", "o": "ø"}
_SIGNS |= {
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "ae": "æ",
    "AE": "Æ",
    "aa": "å",
    "AA": "Å",
    "i": "i",
    "euro": "€",
    "pounds": "£",
}
_SIGNS |= {"textperiodcentered": "·", "textbar": "|", "slash": "/", "textunderscore": "_", "sharp": "#", "item": "\n• "}
_SIGNS |= {"hfill": "\t", "quad": "\t", "qquad": "\t", "dotfill": "\t", "hrulefill": "\t", "par": "\n\n"}
_SIGNS |= {"newline": "\n", "linebreak": "\n", "tabularnewline": "\n", "newpage": "\n\n", "textpm": "±", "times": "×"}
_SIGNS |= {"square": "☐", "Box": "☐", "CheckedBox": "☑", "XBox": "☑", "checkmark": "✓", "bullet": "• ", "enspace": " "}
_SIGNS |= {"textgreater": ">", "textless": "<", "rightarrow": "→", "sim": "~", "copyright": "©", "textasciicircum": "^"}
_NO_BREAK = word_set(
    "nolinebreak nobreak hspace raisebox kern tiny small bf relax mbox textsuperscript xspace scriptsize"
)
_STRUCK = word_set("sout st xout cancel strikeout strikethrough hcancel bcancel")
_WHITE = re.compile(r"\s*(?:white|\[?rgb\]?\{?1,1,1|#?ffffff)\s*\Z", re.IGNORECASE)
_OWN_BLOCK = word_set("begin end")
_WITH_ARGUMENT = word_set(
    "tabular tabularx tabular* array minipage multicols longtable wrapfigure adjustwidth list tabulary"
)
_DEEPEST = 60
_COMMANDS = Path(__file__).with_name("latex.txt")


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


def read_latex(text: str, request: Request) -> Reading | Unreadable:
    """The text that LaTeX makes of ``text``: headings begin with ``#``, items with ``"• "``, cells are between tabs."""
    writer = _Writer(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = (
        item_line(re.sub(r"[ ]*\t[ \t]*", "\t", re.sub(" {2,}", " ", line))) for line in writer.written().split("\n")
    )
    made = unicodedata.normalize("NFC", made_text("\n".join(line.strip() for line in lines)))
    return Reading(tidy_lines(made), Media.LATEX, hidden=writer.hidden.all())


@cache
def _dropped() -> dict[str, int]:
    """How many arguments of a command are no text."""
    lines = _COMMANDS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {name: 99 if count == "all" else int(count) for name, count in pairs}


class _Writer:
    """Goes through the tokens of a document once."""

    def __init__(self, source: str) -> None:
        self.hidden = HiddenWords()
        self._source = source
        self._starts = line_starts(source)
        self._out: list[str] = []

    def written(self) -> str:
        """The whole text."""
        source = self._without_left_out(self._source)
        marks = list(_BODY.finditer(source))
        begin = next((mark for mark in marks if "begin" in mark[0]), None)
        end = next((mark for mark in marks if "end" in mark[0] and begin and mark.start() >= begin.end()), None)
        self._tokens = _tokens(source)
        self._closing = _closing(self._tokens)
        first, last = begin.end() if begin else 0, end.start() if end else len(source)
        starts = [token.at for token in self._tokens]
        at, after = bisect_left(starts, first), bisect_left(starts, last)
        if begin:
            self._head(at)
        self._emit(at, after, 0)
        return "".join(self._out)

    def _without_left_out(self, source: str) -> str:
        """The source with its blocks that are switched off as blanks, and what is in them kept apart."""

        def kept_apart(match: re.Match[str]) -> str:
            inside = match["comment"] if match["comment"] is not None else match["off"]
            self._hide(inside, COMMENTED, match.start())
            return re.sub(r"[^\n]", " ", match[0])

        last = max(source.rfind("\\end{comment}"), source.rfind("\\fi"))
        return _LEFT_OUT.sub(kept_apart, source[: last + 14]) + source[last + 14 :] if last >= 0 else source

    def _hide(self, words: str, how: str, at: int) -> None:
        self.hidden.add(f" {words}", how, f"line {within(self._starts, at) + 1}")

    def _head(self, before: int) -> None:
        """Name and title, which many classes take before the document begins."""
        for at in range(before):
            token = self._tokens[at]
            if token.kind == "comment" and token.text.strip():
                self._comment(token)
            elif token.kind == "word" and token.text in ("name", "author", "title", "position", "tagline", "firstname"):
                arguments, _ = self._arguments(at + 1)
                for argument in arguments[:2]:
                    self._emit(*argument, 1)
                    self._out.append(" ")
                self._out.append("\n")

    def _comment(self, token: _Token) -> None:
        self._hide(token.text.strip(), COMMENTED, token.at)

    def _emit(self, at: int, after: int, depth: int) -> None:
        tokens, out = self._tokens, self._out
        ends: list[int] = []
        while at < after:
            kind, text, _ = token = tokens[at]
            at += 1
            if kind == "word":
                at = self._command(token, at, ends[-1] if ends else after, depth)
            elif kind == "open":
                ends.append(self._closing.get(at - 1, after))
            elif kind == "close":
                del ends[-1:]
            elif kind == "sign":
                at = self._sign(text, at, after, depth)
            elif kind == "comment":
                if text.strip():
                    self._comment(token)
            elif kind in ("text", "option", "dash", "quote"):
                out.append({"---": "—", "--": "–", "``": "“", "''": "”"}.get(text, text))
            elif kind in ("paragraph", "blank", "tab"):
                out.append({"paragraph": "\n\n", "tab": "\t"}.get(kind, " "))

    def _sign(self, sign: str, at: int, after: int, depth: int) -> int:
        if sign == "\\":
            self._out.append("\n")
            return at + (at < after and self._tokens[at].kind == "option")
        if sign in _ACCENTS and at < after:
            return self._accented(_ACCENTS[sign], at, depth)
        self._out.append({",": " ", " ": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "", "\n": " "}.get(sign, sign))
        return at

    def _accented(self, accent: str, at: int, depth: int) -> int:
        arguments, following = self._arguments(at)
        if arguments:
            mark = len(self._out)
            self._emit(*arguments[0], depth + 1)
            letters = "".join(self._out[mark:])
            del self._out[mark:]
            self._out.append(letters[:1] + accent + letters[1:])
            return following if len(arguments) == 1 else at + (arguments[0][1] - at) + 1
        text = self._tokens[at].text
        self._out.append(text[:1] + accent + text[1:])
        return at + 1

    def _arguments(self, at: int) -> tuple[list[tuple[int, int]], int]:
        """The ranges of the arguments in braces from a token on, and the token after them."""
        found: list[tuple[int, int]] = []
        following = at
        while at < len(self._tokens):
            kind = self._tokens[at].kind
            if kind == "open" and at in self._closing:
                found.append((at + 1, self._closing[at]))
                at = following = self._closing[at] + 1
            elif kind == "option":
                at += 1
                following = at if not found else following
            elif kind in ("blank", "comment"):
                at += 1
            else:
                break
        return found, following

    def _command(self, token: _Token, at: int, after: int, depth: int) -> int:
        name = token.text
        if name in _OWN_BLOCK:
            return self._block(name, at)
        if name in _WORD_ACCENTS:
            return self._accented(_WORD_ACCENTS[name], at, depth)
        if name in _SIGNS:
            self._out.append(_SIGNS[name])
            return at
        if name == "def":
            while at < after and self._tokens[at].kind != "open":
                at += 1
            return self._closing.get(at, at) + 1
        arguments, following = self._arguments(at)
        dropped = _dropped().get(name, 0)
        shown = arguments[dropped:]
        following = following if arguments else at
        if name in _dropped() and dropped < len(arguments) - 1:
            shown, following = arguments[dropped : dropped + 1], arguments[dropped][1] + 1
        if not arguments:
            return at
        how = STRUCK if name in _STRUCK else self._colour(name, arguments)
        if name == "color" and how:
            return self._hidden_rest(how, following, after, depth, token.at)
        if len(arguments) and dropped == 0 and len(arguments) > 1 and name in _ONE_ARGUMENT:
            shown, following = arguments[:1], arguments[0][1] + 1
        self._show(name, shown, how, depth, token.at)
        return following

    def _colour(self, name: str, arguments: list[tuple[int, int]]) -> str:
        if name not in ("textcolor", "color"):
            return ""
        said = "".join(token.text for token in self._tokens[slice(*arguments[0])])
        return SAME_COLOUR if _WHITE.match(said) else ""

    def _hidden_rest(self, how: str, at: int, after: int, depth: int, place: int) -> int:
        mark = len(self._out)
        self._emit(at, after, depth + 1)
        self._hide("".join(self._out[mark:]), how, place)
        del self._out[mark:]
        return after

    def _show(self, name: str, shown: list[tuple[int, int]], how: str, depth: int, place: int) -> None:
        if depth > _DEEPEST:
            return
        out, mark = self._out, len(self._out)
        level = _HEADINGS.get(name) or (1 if _ITS_HEADING.search(name) else 0)
        if level and shown:
            out.append(f"\n\n{'#' * level} ")
        for number, argument in enumerate(shown):
            if number:
                out.append("\n" if number == 2 and len(shown) == 4 else "\t" if number < 4 else "\n")
            self._emit(*argument, depth + 1)
        if level and shown:
            words = " ".join("".join(out[mark:]).split())
            del out[mark:]
            out.append(f"\n\n{words}\n\n")
        elif len(shown) > 1:
            out.append("\n")
        if how:
            self._hide("".join(out[mark:]), how, place)
            del out[mark:]

    def _block(self, name: str, at: int) -> int:
        arguments, _ = self._arguments(at)
        if not arguments:
            return at
        called = "".join(token.text for token in self._tokens[slice(*arguments[0])])
        self._out.append("\n")
        drops = name == "begin" and (called in _WITH_ARGUMENT) and len(arguments) > 1
        end = arguments[1 if drops else 0][1] + 1
        if name == "begin" and end < len(self._tokens) and self._tokens[end].kind == "option":
            end += 1
        return end


_ONE_ARGUMENT = word_set("""
textbf textit emph texttt textsc textsf underline uline textrm url email mbox Large large huge
""")


def _tokens(source: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(source):
        kind = match.lastgroup or "text"
        found.append(_Token(kind, match[kind], match.start()))
    return found


def _closing(tokens: list[_Token]) -> dict[int, int]:
    """For each opening brace the number of the one that closes it."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind == "open":
            waiting.append(at)
        elif token.kind == "close" and waiting:
            found[waiting.pop()] = at
    return found
