"""Plain text and Markdown: hostile units put in, lines moved and glued, front matter, comments, mixed line ends."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tools.attacking import seeds
from tools.attacking.units import ALL, UNITS

_ROOM = 10_000
"""Characters that one change may add."""
_FRONT = (
    "title: {}",
    "title: '{}",
    'title: "{}"',
    "skillmatch: {{ignore: [{}]}}",
    "skillmatch:\n  ignore:\n{}",
    "a: &a {}",
    "{}",
)
_ENDS = ("\r\n", "\r", "\n", "\n\n", "\u2028", "\x0b", "\x85")
_ENCODINGS = ("utf-8",) * 12 + ("utf-16", "utf-8-sig", "cp1252", "utf-32")
_Change = Callable[[list[str], Random], None]


def mutant(kind: str, rng: Random) -> bytes:
    """A seed in ``txt`` or ``md``, changed in one to six places."""
    lines = rng.choice(seeds.seeds(f".{kind}")).decode("utf-8", "replace").split("\n")
    for _ in range(rng.randint(1, 6)):
        rng.choice(_CHANGES)(lines, rng)
    end = rng.choice(("\n",) * 6 + _ENDS)
    return end.join(lines).encode(rng.choice(_ENCODINGS), "replace")


def _hostile(rng: Random, kinds: tuple[str, ...] = ()) -> str:
    unit = rng.choice(UNITS[rng.choice(kinds)] if kinds else ALL)
    return unit * min(rng.choice((1, 1, 2, 10, 100, 2_000)), _ROOM // len(unit))


def _put(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    column = rng.randint(0, len(lines[at]))
    lines[at] = lines[at][:column] + _hostile(rng) + lines[at][column:]


def _glue(lines: list[str], rng: Random) -> None:
    """Some lines in one, with or without anything between them."""
    at = rng.randrange(len(lines))
    count = rng.choice((2, 5, 30))
    lines[at : at + count] = [rng.choice(("", " ", ", ", "\t", "|", _hostile(rng))).join(lines[at : at + count])]


def _break(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    column = rng.randint(0, len(lines[at]))
    lines[at] = lines[at][:column] + rng.choice(_ENDS) + lines[at][column:]


def _move(lines: list[str], rng: Random) -> None:
    lines.insert(rng.randrange(len(lines)), lines.pop(rng.randrange(len(lines))))


def _repeat(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    line = lines[at]
    lines[at:at] = [line] * min(rng.choice((1, 3, 40, 1_000)), _ROOM // (len(line) + 1))


def _front_matter(lines: list[str], rng: Random) -> None:
    inside = rng.choice(_FRONT).format(_hostile(rng))
    lines[0:0] = ["---", *inside.split("\n"), rng.choice(("---", "...", "--- ", ""))]


def _comment(lines: list[str], rng: Random) -> None:
    """A comment round some lines, or a suppression beside one."""
    at = rng.randrange(len(lines))
    if rng.random() < 0.5:
        lines[at] += _hostile(rng, ("comments", "suppressions"))
    else:
        lines.insert(at, "<!--")
        lines.insert(rng.randint(at, len(lines)), rng.choice(("-->", "--", "")))


def _wrap(lines: list[str], rng: Random) -> None:
    """Marks of lists, headings and quotes before some lines."""
    at, mark = (
        rng.randrange(len(lines)),
        rng.choice(("- ", "# ", "> ", "    ", "\t", "• ", "| ", "1. ", "**", "```")) * rng.choice((1, 2, 80)),
    )
    lines[at : at + 5] = [mark + line for line in lines[at : at + 5]]


def _unseen(lines: list[str], rng: Random) -> None:
    """Invisible characters between all letters of a line."""
    at = rng.randrange(len(lines))
    lines[at] = rng.choice(("\u200b", "\u00ad", "\u202e", "\u0301", "\U000e0041", "\u2066")).join(lines[at][:500])


_CHANGES: tuple[_Change, ...] = (
    _put,
    _put,
    _put,
    _glue,
    _break,
    _move,
    _repeat,
    _front_matter,
    _comment,
    _wrap,
    _unseen,
)
