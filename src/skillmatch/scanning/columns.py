"""Which columns of a table hold the text, the id, the title and the day of each document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from skillmatch.errors import UsageError
from skillmatch.readers.html.posting_fields import DESCRIPTION, IDS, TITLES, plain_name

_DATES = tuple(
    """dateposted postedon posted postedat postingdate dateofposting listedtime originallistedtime publishedat published
    publicationdate pubdate createdat created creationdate date day month
    """.split()
)
_RESUME_TEXTS = ("resume", "resumestr", "resumetext", "cv", "cvtext")
_SHAPE = re.compile(r"(?:html|text|txt|plain|plaintext|str|raw|formatted|content|clean|cleaned)$|^(?:job|full|raw)")


class Columns(NamedTuple):
    """The names of the columns; empty for what a table does not have."""

    text: str
    id: str = ""
    title: str = ""
    date: str = ""
    by: tuple[str, ...] = ()


def columns_of(names: Sequence[str], asked: Columns, place: str) -> Columns:
    """The columns of a table: those that were asked for, the others by the names that they usually have.

    Raises:
        UsageError: a column that was asked for is not there, or it cannot be told which one holds the text.
    """
    for name in (asked.text, asked.id, asked.title, asked.date, *asked.by):
        if name and name not in names:
            raise UsageError(f"no column {name!r}.", place=place, hint=f"It has {_listed(names)}.")
    return Columns(
        asked.text or _text(names, place),
        asked.id or _first(names, IDS),
        asked.title or _first(names, TITLES[:-1]),
        asked.date or _first(names, _DATES),
        asked.by,
    )


def _text(names: Sequence[str], place: str) -> str:
    known = (*DESCRIPTION.names, *_RESUME_TEXTS)
    found = [name for name in names if plain_name(name) in known or _bare(name) in known]
    if not found:
        raise UsageError("no column is known to hold the text.", place=place, hint=_choose(names))
    if len({_bare(name) for name in found}) > 1:
        raise UsageError(f"{_listed(found)} may each hold the text.", place=place, hint=_choose(found))
    return min(found, key=lambda name: known.index(plain_name(name)) if plain_name(name) in known else len(known))


def _bare(name: str) -> str:
    """A name without what says in which shape the text is: ``description_html`` is a ``description``."""
    plain = plain_name(name)
    return _SHAPE.sub("", plain) or plain


def _first(names: Sequence[str], known: Iterable[str]) -> str:
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(plain_name(name), name)
    return next((by_plain[name] for name in known if name in by_plain), "")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names[:12]) + (", …" if len(names) > 12 else "")


def _choose(names: Sequence[str]) -> str:
    return f"Name it with --text COL: {_listed(names)}."
