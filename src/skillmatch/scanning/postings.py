"""The list files of applicant systems, as rows: their postings put together as the readers do it for a single file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from skillmatch.readers.html.posting_fields import plain_name
from skillmatch.readers.html.postings import Bad, Posting, list_within, postings_among
from skillmatch.scanning.columns import DATES, Columns, first_of, must_have
from skillmatch.scanning.dates import day_of
from skillmatch.scanning.json_values import BrokenValue
from skillmatch.scanning.model import Row

_PIECE = 200
"""Elements of a list that are looked at together."""


def has_postings(values: Iterable[Any], asked: Columns, place: str) -> bool:
    """Whether the readers see postings in the first piece of a file.

    Raises:
        UsageError: it has, and none of them has a field that was asked for.
    """
    name, nodes = next(_pieces(values), ("", ()))
    found = [one for one in postings_among(nodes, name, known=False) if isinstance(one, Posting)]
    if found:
        named = list(dict.fromkeys(str(key) for one in found for key in one.record))
        plain = {plain_name(key) for key in named}
        asked_for = filter(None, (asked.id, asked.title, asked.date, *asked.by))
        must_have([one for one in asked_for if plain_name(one) not in plain], place, named)
    return bool(found)


def rows_of_postings(values: Iterable[Any], columns: Columns, name: str) -> Iterator[Row]:
    """The postings of a file, of which each has its number among them; what is broken is a row with trouble."""
    number, known = 0, False
    for field, nodes in _pieces(values):
        broken = [one for one in nodes if isinstance(one, BrokenValue)]
        found = postings_among([one for one in nodes if not isinstance(one, BrokenValue)], field, known=known)
        known = known or any(isinstance(one, Posting) for one in found)
        for one in (*found, *broken):
            number += 1
            yield _row(one, columns, f"{name}:{number}")


def count_among(values: Iterable[Any]) -> int:
    """About how many postings are in a file: each element of its lists as one."""
    return sum(len(nodes) for _, nodes in _pieces(values))


def _pieces(values: Iterable[Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """Some values in turn, and the name of their field; an answer of a system is the list that it is wrapped round."""
    some: list[Any] = []
    for value in values:
        wrapped = list_within(value)
        if not wrapped:
            some.append(value)
        if some and (wrapped or len(some) == _PIECE):
            yield "", some
            some = []
        if wrapped:
            field, nodes = wrapped
            yield from ((field, nodes[at : at + _PIECE]) for at in range(0, len(nodes), _PIECE))
    if some:
        yield "", some


def _row(one: Posting | Bad | BrokenValue, columns: Columns, own: str) -> Row:
    if isinstance(one, BrokenValue):
        return Row(0, own, "", trouble=one.reason)
    if isinstance(one, Bad):
        return Row(0, one.id or own, "", trouble=one.refusal[0])
    record = {plain_name(str(key)): value for key, value in one.record.items()}
    title = _plain(record, columns.title) or one.title
    return Row(
        0,
        _plain(record, columns.id) or one.id or own,
        one.text.removeprefix(f"{one.title}\n\n"),
        title,
        day_of(record.get(plain_name(columns.date) if columns.date else first_of(list(record), DATES))),
        tuple(_plain(record, name) for name in columns.by),
        is_plain=True,
    )


def _plain(record: Mapping[str, Any], name: str) -> str:
    value = record.get(plain_name(name)) if name else None
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):  # a place or a department that has a name
        value = value.get("name") or value.get("label") or value.get("value")
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
