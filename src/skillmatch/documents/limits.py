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


DEFAULT_LIMITS = Limits()
NAMES = tuple(field.name for field in fields(Limits))


def limits_from(given: Iterable[str]) -> Limits:
    """The default limits with some set anew, each as ``NAME=NUMBER``.

    Raises:
        UsageError: where a name is not known or a number is none.
    """
    limits = DEFAULT_LIMITS
    for text in given:
        name, sign, number = text.partition("=")
        if name.strip() not in NAMES or not sign:
            raise UsageError(f"unknown limit {text!r}.", hint=f"Use NAME=NUMBER with one of {', '.join(NAMES)}.")
        plain = number.replace("_", "").replace(",", "").strip()
        if not plain.isdecimal() or not 0 < int(plain) < 10**12:
            raise UsageError(f"{number!r} is no limit for {name.strip()}.", hint="Use a whole number above 0.")
        limits = replace(limits, **{name.strip(): int(plain)})
    return limits
