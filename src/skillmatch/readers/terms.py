"""Words of which a file itself says that they name an entry of the taxonomy: what we write is read for what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from skillmatch.readers.model import Term

CONCEPT_URI = "urn:skillmatch:concept:"
"""What the id of an entry is put behind, where a file of a format of others names one."""
TAXONOMY_URI = "urn:skillmatch:taxonomy"
_OURS = re.compile(rf"{CONCEPT_URI}([a-z0-9][a-z0-9-]{{0,99}})")
_KEYS = ("@id", "id")
_BULLET = "• "
_MOST = 1_000
"""Terms of a file."""
_CUT = re.compile("[,:]")
_MOST_CUTS = 8
"""Commas and colons of a line that are looked at: what follows a name on its line is after one."""


def named_in(values: Any) -> Mapping[str, str]:
    """Of a list of skills as data, the ids of the entries that its names are of, by name."""
    found: dict[str, str] = {}
    for value in values[:_MOST] if isinstance(values, list) else ():
        if not isinstance(value, dict) or not isinstance(name := value.get("name"), str):
            continue
        ids = (_OURS.fullmatch(one) for key in _KEYS if isinstance(one := value.get(key), str))
        if match := next(filter(None, ids), None):
            found[" ".join(name.split())] = match[1]
    return found


def terms_in(text: str, named: Mapping[str, str]) -> tuple[Term, ...]:
    """Where in a text names are the beginning of a line or of an item."""
    return tuple(_terms(text, named)) if named else ()


def _terms(text: str, named: Mapping[str, str]) -> Iterator[Term]:
    at = 0
    for line in text.split("\n"):
        start = len(_BULLET) if line.startswith(_BULLET) else 0
        name = next((head for head in _heads(line, start) if head in named), None)
        if name:
            yield Term(at + start, named[name])
        at += len(line) + 1


def _heads(line: str, start: int) -> Iterator[str]:
    """A line, and what is before each of its commas and colons; names may hold some themselves."""
    yield line[start:].rstrip()
    cut = start
    for _ in range(_MOST_CUTS):
        match = _CUT.search(line, cut)
        if not match:
            return
        yield line[start : match.start()]
        cut = match.end()
