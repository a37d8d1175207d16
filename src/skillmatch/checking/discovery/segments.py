"""One name of a path after the other: what a pattern of ``.gitignore`` asks of each, and whether it gets it.

A translation of a pattern to one regular expression takes hours over ``*a*a*a*a*b`` and a long name; here each ``*``
takes the nearest place at which what follows it fits, and never another. Of the classes in brackets, those of POSIX
such as ``[:alpha:]`` are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_WILD = frozenset("*?[\\")

Segment = str | re.Pattern[str] | None
"""What one name in a path must be: this very name, something like it, or (``None``) any number of names."""
ANY: Segment = re.compile("", re.DOTALL)


class PatternError(ValueError):
    """A pattern that cannot fit any path."""


def segments_of(text: str) -> Iterator[Segment]:
    """What a pattern, without its signs, asks of the names of a path.

    Raises:
        PatternError: where it can fit no path.
    """
    *before, last = _parts(text.removeprefix("/"))
    if "/" not in text:
        yield None  # at any depth
    for part in before:
        yield None if _is_any_depth(part) else _segment(part)
    if _is_any_depth(last):
        yield from (None, ANY)  # all that is in a folder, and not the folder
    else:
        yield _segment(last)


def _parts(text: str) -> list[str]:
    """What is between the slashes, but for those inside brackets, where they are characters like any other."""
    parts, begin, at = [], 0, 0
    while at < len(text):
        if text[at] == "/":
            parts.append(text[begin:at])
            begin = at = at + 1
        elif text[at] in "[\\":
            _, at = _one(text, at)
        else:
            at += 1
    return [*parts, text[begin:]]


def _is_any_depth(part: str) -> bool:
    return len(part) > 1 and not part.strip("*")


def _segment(part: str) -> Segment:
    return re.compile(_translated(part), re.DOTALL) if _WILD.intersection(part) else part


def _translated(part: str) -> str:
    """A regular expression without choices: each star takes the nearest place that fits, and keeps it."""
    pieces = [""]
    at = 0
    while at < len(part):
        if part[at] == "*":
            at += 1
            pieces += [""] if pieces[-1] or len(pieces) == 1 else []
            continue
        one, at = _one(part, at)
        pieces[-1] += one
    head, *rest = pieces
    if not rest:
        return rf"{head}\Z"
    return head + "".join(f"(?>.*?{piece})" for piece in rest[:-1]) + rf".*{rest[-1]}\Z"


def _one(part: str, at: int) -> tuple[str, int]:
    """The expression for the one character that is at ``at``, and where the next begins."""
    if part[at] == "?":
        return ".", at + 1
    if part[at] == "[":
        return _class(part, at + 1)
    if part[at] == "\\":
        at += 1
        if at == len(part):
            raise PatternError("ends in a backslash")
    return re.escape(part[at]), at + 1


def _class(part: str, at: int) -> tuple[str, int]:
    """The characters in brackets, of which one is meant; ``at`` is after the bracket."""
    negated = part[at : at + 1] in ("!", "^")
    at += negated
    start, members = at, ""
    while at < len(part) and (part[at] != "]" or at == start):
        low, at = _member(part, at)
        high = low
        if part[at : at + 1] == "-" and part[at + 1 : at + 2] not in ("", "]"):
            high, at = _member(part, at + 1)
        members += re.escape(low) + (f"-{re.escape(high)}" if low < high else "")
    if at >= len(part):
        raise PatternError("has a bracket that is not closed")
    return (f"[{'^' if negated else ''}{members}]" if members else "." if negated else "(?!)"), at + 1


def _member(part: str, at: int) -> tuple[str, int]:
    at += part[at] == "\\" and at + 1 < len(part)
    return part[at], at + 1


def fit(segments: Sequence[Segment], names: Sequence[str]) -> bool:
    """Whether the segments fit all the names; only the last ``None`` passed is ever stretched, which is enough."""
    at, segment, back, stretched = 0, 0, -1, 0
    while at < len(names):
        if segment < len(segments) and segments[segment] is None:
            back, stretched = segment, at
            segment += 1
        elif segment < len(segments) and _is_like(segments[segment], names[at]):
            at, segment = at + 1, segment + 1
        elif back >= 0:
            stretched += 1
            at, segment = stretched, back + 1
        else:
            return False
    return all(rest is None for rest in segments[segment:])


def _is_like(segment: Segment, name: str) -> bool:
    return name == segment if isinstance(segment, str) or segment is None else segment.match(name) is not None
