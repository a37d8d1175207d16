"""The one tokenisation of a text.

Tokens keep their place in the unaltered text. Hyphens, slashes and underscores inside a term are no tokens, so
"deep-learning", "deep learning", "CI/CD" and "CI / CD" give the same words, while commas, full stops, brackets and
bullets are tokens of their own and so end a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from skillmatch.text.compounds import ALL_APART, CompoundSplitter, boundaries, names_in
from skillmatch.text.lazy_pattern import lazy_pattern

_TOKEN = re.compile(
    # Each begins with one of a few signs, so that most places are passed over at once.
    r"""(
    [^\W_]++(?:(?=['’.+\#])(?:
        ['’](?:s|S|t|re|ll|ve|d)\b
      | \.(?:js|JS|ai|io|py)\b(?!\.\w)                    # Node.js, fast.ai
      | \+\+(?!\+)                                         # C++, C++17
      | (?<=\b[A-Za-z])\#(?!\w)                            # C#, F#
    ))?
  | [^\w\s/\-.]
  | \.(?:(?:(?<!\w.)|(?<=[A-Z].)|(?<=[Aa]sp.))(?:NET|Net|net)\b)?  # .NET, as such and in ASP.NET
  | \n[^\S\n]*\n\s*                                     # an empty line ends what stood before it
  | -(?:(?!\w)|(?<=\s.))                                # a dash; a hyphen inside a word is no token
    )""",
    re.VERBOSE,
)
_ADDRESS = lazy_pattern(
    r"(?:https?://|www\.)[^\s,;()<>\"']+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}|(?<![\w.-])(?:[\w-]{1,63}\.){1,4}(?:com|org|edu|gov)\b(?:/\S*)?"
)
_ADDRESS_SIGN = re.compile(r"[@:w.](?:(?<=@)|(?<=:)//|(?<=w)ww\.|(?<=\.)(?:com|org|edu|gov))")
_BLANK = re.compile(r"\s")
_LONGEST_ADDRESS = 2_000
_ADDRESS_SIGNS = ("@", "://", "www.", ".com", ".org", ".edu", ".gov")


class Tokens(NamedTuple):
    """Words and signs in order, each with its half-open place in the text; the three lists are parallel."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


def tokenize(text: str, glue: CompoundSplitter | None = ALL_APART) -> Tokens:
    """The tokens of ``text``.

    Words that are glued together are split at the capital: by default wherever one may be, with ``None`` nowhere. A
    web or mail address is one token, since it names no skill, whatever its path says.
    """
    # What is between two tokens and the tokens, in turns: the fastest way to both the words and their places.
    parts = _TOKEN.split(text) if not any(sign in text for sign in _ADDRESS_SIGNS) else _around_addresses(text)
    glued = glue.among(set(parts)) if glue else None
    if glued and (names := names_in(text)):
        glued = {word for word in glued if word.lower() not in names}
    if glued:
        parts = _unglued(parts, glued)
    bounds = [*accumulate(map(len, parts))]
    return Tokens(parts[1::2], bounds[:-1:2], bounds[1::2])


def _around_addresses(text: str) -> list[str]:
    parts: list[str] = [""]
    at = 0
    for start, end in _addresses(text):
        gap, *rest = _TOKEN.split(text[at:start])
        parts[-1] += gap
        parts += [*rest, text[start:end], ""]
        at = end
    gap, *rest = _TOKEN.split(text[at:])
    parts[-1] += gap
    return parts + rest


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses are: looked for only in what is between two blanks around a sign of one."""
    done = 0
    for sign in _ADDRESS_SIGN.finditer(text):
        if sign.start() < done:
            continue
        start = max(done, _last_blank(text, sign.start()))
        blank = _BLANK.search(text, sign.end())
        done = blank.start() if blank else len(text)
        for address in _ADDRESS.finditer(text, start, done):
            yield address.span()


def _last_blank(text: str, before: int) -> int:
    """The place after the last blank of ``text`` before a place, 0 where there is none."""
    line = text[max(0, before - _LONGEST_ADDRESS) : before]
    return before - len(line.rsplit(maxsplit=1)[-1]) if line and not line[-1].isspace() else before


def _unglued(parts: list[str], glued: set[str]) -> list[str]:
    """``parts`` with glued words taken apart."""
    split: list[str] = []
    for part in parts:
        if part in glued:
            bounds = [0, *boundaries(part), len(part)]
            for start, end in pairwise(bounds):
                split += [part[start:end], ""]
            split.pop()
        else:
            split.append(part)
    return split
