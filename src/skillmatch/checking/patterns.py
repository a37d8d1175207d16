"""Patterns of paths as ``.gitignore`` has them, matched in time that grows with their length, whatever stands in them.

https://git-scm.com/docs/gitignore has the rules. A translation to one regular expression takes hours over
``*a*a*a*a*b`` and a long name; here each ``*`` takes the nearest place at which what follows it fits, and never
another. Of the classes in brackets, those of POSIX such as ``[:alpha:]`` are not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from skillmatch.safe_read import below

_WILD = frozenset("*?[\\")
_LONGEST = 4096
"""Characters of a pattern: as many as a path has on Linux."""

Segment = str | re.Pattern[str] | None
"""What one name in a path must be: this very name, something like it, or (``None``) any number of names."""


class PatternError(ValueError):
    """A pattern that cannot fit any path."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a ``.gitignore``."""

    segments: tuple[Segment, ...]
    only_folders: bool
    ignores: bool
    """Whether what fits is left out, or, behind ``!``, brought back."""

    def fits(self, names: Sequence[str], is_folder: bool) -> bool:
        """Whether it means the path of these names itself."""
        return (is_folder or not self.only_folders) and _fit(self.segments, names)

    def fits_above(self, names: Sequence[str]) -> bool:
        """Whether it means a folder that the path is in."""
        return _fit((*self.segments, None, _ANY), names)


@dataclass(frozen=True, slots=True)
class Patterns:
    """The lines of one file, of which the last that fits decides."""

    patterns: tuple[Pattern, ...]

    def says(self, path: str, is_folder: bool = False) -> bool | None:
        """Whether ``path``, with forward slashes, is left out; ``None`` where nothing is said of it."""
        names = path.split("/")
        itself = self._last(lambda pattern: pattern.fits(names, is_folder))
        above = self._last(lambda pattern: pattern.fits_above(names))
        # What is in a folder that is left out is so too, unless a later line brings it back by its own name.
        if above and above[1].ignores:
            return not (itself and not itself[1].ignores and itself[0] > above[0])
        last = itself or above
        return last[1].ignores if last else None

    def _last(self, fits: Callable[[Pattern], bool]) -> tuple[int, Pattern] | None:
        """The last pattern that fits, and its place among them."""
        places = range(len(self.patterns) - 1, -1, -1)
        return next(((at, self.patterns[at]) for at in places if fits(self.patterns[at])), None)


def patterns_of(lines: Iterable[str]) -> Patterns:
    """The patterns of some lines; as in git, those that can fit nothing are passed over."""
    found = (_or_none(line) for line in lines)
    return Patterns(tuple(pattern for pattern in found if pattern is not None))


def _or_none(line: str) -> Pattern | None:
    try:
        return pattern_of(line)
    except PatternError:
        return None


@lru_cache(maxsize=1024)
def pattern_of(line: str) -> Pattern | None:
    """The pattern of a line; ``None`` for a comment or an empty line.

    Raises:
        PatternError: where it can fit no path.
    """
    if len(line) > _LONGEST:
        raise PatternError(f"is longer than {_LONGEST:,} characters")
    text = _without_blanks(line)
    if not text or text.startswith("#"):
        return None
    ignores = not text.startswith("!")
    text = text.removeprefix("!")
    only_folders = text.endswith("/")
    text = text.removesuffix("/")
    if not text:
        raise PatternError("names nothing")
    return Pattern(tuple(_segments(text)), only_folders, ignores)


def _without_blanks(line: str) -> str:
    """``line`` without the blanks at its end, but for one behind a backslash."""
    stripped = line.rstrip(" ")
    escapes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped + " " if escapes % 2 and len(stripped) < len(line) else stripped


def _segments(text: str) -> Iterable[Segment]:
    *before, last = text.removeprefix("/").split("/")
    if "/" not in text:
        yield None  # at any depth
    for part in before:
        yield None if _is_any_depth(part) else _segment(part)
    if _is_any_depth(last):
        yield from (None, _ANY)  # all that is in a folder, and not the folder
    else:
        yield _segment(last)


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
    """The expression for the one character that stands at ``at``, and where the next begins."""
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
    """The characters in brackets, of which one is meant; ``at`` is behind the bracket."""
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


_ANY: Segment = re.compile("", re.DOTALL)


def _fit(segments: Sequence[Segment], names: Sequence[str]) -> bool:
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


def fits(line: str, path: str, folder: Path) -> bool:
    """Whether the pattern in ``line``, which starts from ``folder``, means the file at ``path``.

    Of a file that is not below the folder, its name alone is looked at.
    """
    inside = below(path, folder)
    return patterns_of([line]).says(inside if inside is not None else Path(path).name) is True
