"""What a post tells of letters that may be an acronym: each is looked for in all letters at once, in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set

from skillmatch.checking.context import Post
from skillmatch.documents.model import ABOUT_OTHERS
from skillmatch.text.spans import Span

_LETTERS = "[A-Z][A-Z&]{1,4}[A-Z]"
_LENGTHS = range(3, 7)
ACRONYM = re.compile(rf"(?<![\w./@&+-]){_LETTERS}(?:s)?(?![\w./@&+-]|\s*+[®™]|'[a-z])")
_CAPITALS = re.compile("[A-Z&]{3,}")
_ROW = re.compile(r"[\s,/()&]*+(?:and|or|such as|e\.g\.|including|like)?[\s,/(]*+(?:\w++[\s,]++){0,2}")
"""What is between the members of one list."""
_NEAR = 60
"""Code points from letters within which the members of their list are looked for."""
_BEFORE_BRACKET = re.compile(rf"\b(?=({_LETTERS})s?\s*+\(\w)")
_IN_BRACKETS = re.compile(rf"(?<=\w)\s*+\((?=({_LETTERS})s?\b)")
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[\s/&-]+")
"""What is between the words of a name."""
_SMALL = frozenset("of the and for in to on a".split())
"""Words that an acronym may leave out."""


def explained(post: Post, doubtful: Mapping[str, Span]) -> Set[str]:
    """Those letters that are among skills, whose words are in the text, or that name the company.

    Args:
        post: the post.
        doubtful: letters, and where they are first.
    """
    letters = doubtful.keys()
    # None is inside another, so that both their beginnings and their ends ascend.
    skills = [mention.span for mention in post.report.mentions if mention.kind]
    among = {one for one, span in doubtful.items() if _is_among(_near(skills, span), span, post.text)}
    spelt_out = _spelt_out(post.text, {one.replace("&", "") for one in letters})
    told = among | _beside_brackets(post.text) | _of_the_company(post, letters)
    return {one for one in letters if one in told or one.replace("&", "") in spelt_out}


def _near(skills: Sequence[Span], span: Span) -> Sequence[Span]:
    first = bisect_right(skills, span.start - _NEAR, key=lambda one: one.end)
    return skills[first : bisect_left(skills, span.end + _NEAR, key=lambda one: one.start)]


def _is_among(skills: Sequence[Span], span: Span, text: str) -> bool:
    """Whether the letters are part of what was recognised, or are in one row with it: a term of the trade."""
    start, end = span
    return any(
        (one.start <= start and end <= one.end)
        or _ROW.fullmatch(text, one.end, start)
        or _ROW.fullmatch(text, end, one.start)
        for one in skills
    )


def _spelt_out(text: str, wanted: Set[str]) -> Set[str]:
    """Those of which each letter begins a word, one after the other: "root mean square error" for RMSE."""
    begun = {one[:length] for one in wanted for length in range(1, len(one) + 1)}
    found: set[str] = set()
    # What of ``begun`` ends with the last word, and with the one before where a small word is between.
    last: set[str] = set()
    passed: set[str] = set()
    end = 0
    for word in _WORD.finditer(text) if wanted else ():
        between = text[end : word.start()]
        if not _GAP.fullmatch(between):
            last, passed = set(), set()
        letter = word[0][0].upper()
        ends = {letter, *(one + letter for one in last), *(one + letter for one in passed if between.isspace())} & begun
        found |= ends & wanted
        last, passed, end = ends, last if word[0].lower() in _SMALL else set(), word.end()
    return found


def _beside_brackets(text: str) -> Set[str]:
    """Letters with words beside them, whichever is in brackets: "OKRs (quarterly goals)", "annual goals (OKRs)"."""
    return {match[1] for pattern in (_BEFORE_BRACKET, _IN_BRACKETS) for match in pattern.finditer(text)}


def _of_the_company(post: Post, letters: Set[str]) -> Set[str]:
    """Those that are in the title or where the company speaks of itself: its own name, more often than not."""
    others = [section.body for section in post.document.sections if section.role in ABOUT_OTHERS]
    spans = [*([post.document.title] if post.document.title else []), *others]
    runs = (run[0] for span in spans for run in _CAPITALS.finditer(post.text, *span))
    return {one for run in runs for one in _parts(run) if one in letters}


def _parts(run: str) -> Iterator[str]:
    return (run[at : at + length] for length in _LENGTHS for at in range(len(run) - length + 1))
