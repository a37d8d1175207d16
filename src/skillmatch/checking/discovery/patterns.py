"""Patterns of paths as ``.gitignore`` has them, matched in time that grows with their length, whatever is in them.

https://git-scm.com/docs/gitignore has the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from skillmatch.checking.discovery.segments import ANY, PatternError, Segment, fit, segments_of
from skillmatch.safe_read import below

_LONGEST = 4096
"""Characters of a pattern: as many as a path has on Linux."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a ``.gitignore``."""

    segments: tuple[Segment, ...]
    only_folders: bool
    ignores: bool
    """Whether what fits is left out, or, after ``!``, brought back."""

    def fits(self, names: Sequence[str], is_folder: bool) -> bool:
        """Whether it means the path of these names itself."""
        return (is_folder or not self.only_folders) and fit(self.segments, names)

    def fits_above(self, names: Sequence[str]) -> bool:
        """Whether it means a folder that the path is in."""
        return fit((*self.segments, None, ANY), names)


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
    return Pattern(tuple(segments_of(text)), only_folders, ignores)


def _without_blanks(line: str) -> str:
    """``line`` without the blanks at its end, but for one after a backslash."""
    stripped = line.rstrip(" ")
    escapes = len(stripped) - len(stripped.rstrip("\\"))
    return stripped + " " if escapes % 2 and len(stripped) < len(line) else stripped


def fits(line: str, path: str, folder: Path) -> bool:
    """Whether the pattern in ``line``, which starts from ``folder``, means the file at ``path``.

    Of a file that is not below the folder, its name alone is looked at.
    """
    inside = below(path, folder)
    return patterns_of([line]).says(inside if inside is not None else Path(path).name) is True
