"""Which columns of a table hold the text, the id, the title and the day of each document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from skillmatch.errors import UsageError
from skillmatch.readers.html.posting_fields import DESCRIPTION, IDS, PARTS, TITLES, plain_name

DATES = tuple(
    """dateposted posteddate postdate postedon posted postedat postingdate dateofposting listedtime originallistedtime
    listed listedat listingdate publishedat published publicationdate datepublication datepublished pubdate publishedon
    firstpublished releaseddate externalpostedstartdate publicationstartdate veroeffentlichungsdatum
    fechapublicacion createdat createdon created creationdate datecreated datecreation dateadded addedat opendate
    openingdate firstseen date day month
    """.split()
)
"""Names of the field with the day, in the order in which they are believed; never that of a change."""
_ADDRESSES = ("joburl", "jobpostingurl", "joblink", "url", "link", "permalink")
"""Names of the field with the address of a posting, which tells it from others where it has no id."""
_RESUME_TEXTS = ("resume", "resumestr", "resumetext", "cv", "cvtext")
_OF_A_POSTING = re.compile(
    r"^(?:job(?:posting)?|posting|vacancy|advert|ad|offer|listing)|(?:timestamp|utc|epoch|ms|iso)$"
)
_SHAPE = re.compile(r"(?:html|text|txt|plain|plaintext|str|raw|formatted|content|clean|cleaned)$|^(?:job|full|raw)")


class Columns(NamedTuple):
    """The names of the columns; empty for what a table does not have.

    Attributes:
        text: empty where the readers put the posting together.
        parts: what belongs to the posting besides its text, such as its requirements, in the order of pages.
        date_order: what is first in dates such as 3/4/2024, as ``order_of`` says it.
    """

    text: str
    id: str = ""
    title: str = ""
    date: str = ""
    by: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    date_order: str = ""


def columns_of(names: Sequence[str], asked: Columns, place: str) -> Columns:
    """The columns of a table: those that were asked for, the others by the names that they usually have.

    Raises:
        UsageError: a column that was asked for is not there, or it cannot be told which one holds the text.
    """
    asked_for = (asked.text, asked.id, asked.title, asked.date, *asked.by)
    must_have([name for name in asked_for if name and name not in names], place, names)
    return Columns(
        asked.text or _text(names, place),
        asked.id or _told(names, IDS) or first_of(names, _ADDRESSES),
        asked.title or first_of(names, TITLES[:-1]),
        asked.date or _told(names, DATES),
        asked.by,
        () if asked.text else tuple(_parts(names)),
    )


def must_have(missing: Sequence[str], place: str, names: Sequence[str]) -> None:
    """Refuse columns that were asked for and are not there.

    Raises:
        UsageError: there are such.
    """
    for name in missing:
        raise UsageError(f"no column {name!r}.", place=place, hint=f"It has {_listed(names)}.")


def _parts(names: Sequence[str]) -> Iterator[str]:
    """The columns with the other parts of a posting, the first of each that say the same."""
    for part in PARTS:
        if part is not DESCRIPTION and (name := first_of(names, part.names)):
            yield name


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


def _told(names: Sequence[str], known: Iterable[str]) -> str:
    """The name that is known first, whatever exports put before and after it: ``job_posted_date``, ``created_utc``."""
    known = tuple(known)
    bare = {_OF_A_POSTING.sub("", plain_name(name)): name for name in reversed(names)}
    return first_of(names, known) or bare.get(first_of(list(bare), known), "")


def first_of(names: Sequence[str], known: Iterable[str]) -> str:
    """The name that is known first; empty where none is."""
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(plain_name(name), name)
    return next((by_plain[name] for name in known if name in by_plain), "")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names[:12]) + (", …" if len(names) > 12 else "")


def _choose(names: Sequence[str]) -> str:
    return f"Name it with --text COL: {_listed(names)}."
