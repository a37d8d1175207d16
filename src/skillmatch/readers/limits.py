"""How much of a file is read at most, so that no file costs more than it can be worth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from skillmatch.errors import UsageError


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost; one that would cost more is refused, and says so."""

    bytes: int = 50_000_000
    """The size of a file, and of each part of one that is packed."""
    pages: int = 300
    """The pages of a PDF, or of a scan."""
    characters: int = 1_000_000
    """The text in it: as much as in a long book, and a hundred times that of a résumé."""
    seconds: int = 30
    """Reading a file; of a scan, reading a page."""
    memory: int = 1_000
    """Megabytes while reading a file, three times as many for OCR; Linux holds to it, Windows does not."""

    def __post_init__(self) -> None:
        for field in fields(self):
            _refuse_absurd(field.name, getattr(self, field.name))


NAMES = tuple(field.name for field in fields(Limits))
_MOST = {"bytes": 10**12, "pages": 10**9, "characters": 10**12, "seconds": 10**6, "memory": 10**9}
"""More than any file needs, and no more than systems take for a number of seconds or bytes."""
_DIGITS = 15


def _refuse_absurd(name: str, number: float) -> None:
    if not 0 < number <= _MOST[name]:
        hint = f"Use a number above 0, and at most {_MOST[name]:,}."
        raise UsageError(f"{number:,} is no limit for {name}.", hint=hint)


DEFAULT_LIMITS = Limits()


def limits_from(given: Iterable[str]) -> Limits:
    """The default limits with some set anew, each as ``NAME=NUMBER``.

    Raises:
        UsageError: where a name is not known or a number is none.
    """
    limits = DEFAULT_LIMITS
    for text in given:
        name, sign, number = (part.strip() for part in text.partition("="))
        if name not in NAMES or not sign:
            hint = f"Use NAME=NUMBER with one of {', '.join(NAMES)}."
            raise UsageError(f"unknown limit {_short(text)!r}.", hint=hint)
        plain = number.replace("_", "").replace(",", "")
        if not plain.isdecimal() or len(plain) > _DIGITS:
            hint = f"Use a whole number above 0, and at most {_MOST[name]:,}."
            raise UsageError(f"{_short(number)!r} is no limit for {name}.", hint=hint)
        limits = replace(limits, **{name: int(plain)})
    return limits


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
