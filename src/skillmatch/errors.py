"""What can go wrong for a user, and the exit codes that tell scripts about it."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeGuard

_LONGEST = 60
"""Characters of a wrong value that are shown."""
_LARGEST = 1e12
"""No number of settings has to be larger, and larger ones overflow where they are shown or divided."""


class ExitCode(IntEnum):
    """Exit codes of the command line; where several hold, the caller reports the most severe."""

    DONE = 0
    FINDINGS = 1
    """Of `check` from `--fail-on` on; of `taxonomy test`, `verify`, `--blind-check`. Never a crash, nor a lost file."""
    COULD_NOT_RUN = 2
    """Wrong usage, a file that could not be read, or a crash."""
    NOTHING_RECOGNISED = 3
    """A file was read, and nothing in it is in the taxonomy: silence is not a clean bill."""
    INTERRUPTED = 130


class SkillmatchError(Exception):
    """An error whose one-line message is meant for the user.

    Attributes:
        message: what is wrong, in one line.
        place: where, such as ``taxonomy/skills/x.yaml:12``, or empty.
        hint: what to do about it, or empty.
    """

    def __init__(self, message: str, *, place: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        what_to_do = f" {self.hint}" if self.hint else ""
        return f"{where}{self.message}{what_to_do}"


class TaxonomyError(SkillmatchError):
    """A taxonomy file that cannot be used."""


class ConfigError(SkillmatchError):
    """Settings that cannot be used."""


class UsageError(SkillmatchError):
    """A call that asks for something that does not exist, such as an unknown role."""


def quoted(value: object) -> str:
    """A value that is not what it should be, as it is told: in short, whatever it is."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # a number of thousands of digits, tables a thousand deep
        return f"a {type(value).__name__}"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."


def is_number(value: object) -> TypeGuard[float]:
    """Whether a value of settings is a number that can be reckoned with: neither endless, nor true or false."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return -_LARGEST <= value <= _LARGEST


class TimeLimitError(SkillmatchError):
    """A text whose analysis takes longer than the limit of seconds allows."""
