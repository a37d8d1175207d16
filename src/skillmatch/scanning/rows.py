"""The rows of a source, one after the other: no more of it is in memory than a part."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import count, islice
from typing import Any
from zlib import crc32

from skillmatch.errors import UsageError
from skillmatch.readers.html.posting_fields import plain_name
from skillmatch.readers.html.postings import put_together
from skillmatch.scanning.columns import Columns, columns_of
from skillmatch.scanning.dates import day_of, order_of
from skillmatch.scanning.model import Row, RowPart
from skillmatch.scanning.postings import count_among, has_postings, rows_of_postings
from skillmatch.scanning.records import column_names, record_count, records_in, values_of
from skillmatch.scanning.sources import RowSource

_LOOKED_AT = 5000
"""Rows whose dates are looked at for which is first, the day or the month."""

_PARTS = 200
"""Into how many parts a source is cut."""
_LEAST_PART, _MOST_PART = 100, 1000
"""Rows of a part: fewer are not worth their files, and more are done again where a scan was stopped."""


def columns_in(source: RowSource, asked: Columns) -> Columns:
    """Which columns of a source hold what; no text where the readers put its postings together.

    Raises:
        UsageError: as ``columns_of``, or where nothing of it can be read.
    """
    if source.format in ("json", "xml") and not asked.text:
        if _has_postings(source, asked):
            return asked
        if len(list(islice(values_of(source), 2))) < 2:
            raise UsageError("no postings are known in it.", place=source.name, hint="Name their text with --text COL.")
    try:
        found = columns_of(column_names(source), asked, source.name)
        return found._replace(date_order=_date_order(source, found.date))
    except UsageError:
        if source.format == "jsonl" and _has_postings(source, asked):
            return asked
        raise


def _date_order(source: RowSource, date: str) -> str:
    if not date:
        return ""
    records = islice(records_in(source, Columns("", date=date)), _LOOKED_AT)
    return order_of(one.get(date) for one in records if isinstance(one, dict))


def _has_postings(source: RowSource, asked: Columns) -> bool:
    return not asked.text and has_postings(values_of(source), asked, source.name)


def parts_of(sources: Sequence[tuple[RowSource, Columns]], part_rows: int, sample: int = 0) -> Iterator[RowPart]:
    """All rows in parts of so many; parts do not depend on how a file is cut into groups or lines.

    Args:
        sample: only so many rows, spread over all by a hash of their numbers; 0 for all.
    """
    rows = (row for source, columns in sources for row in _rows(source, columns))
    numbered = (row._replace(number=number) for number, row in zip(count(), rows, strict=False))
    if sample:
        taken = _sampled(sum(1 for source, columns in sources for _ in _counted(source, columns)), sample)
        numbered = (row for row in numbered if row.number in taken)
    for number, some in enumerate(_batched(numbered, part_rows)):
        yield RowPart(number, tuple(some))


def part_size(rows: int) -> int:
    """How many of so many rows are written as one, so that all workers have some.

    It depends on nothing but the rows: the same source gives the same files everywhere.
    """
    return min(max(rows // _PARTS, _LEAST_PART), _MOST_PART)


def row_count(sources: Sequence[tuple[RowSource, Columns]], sample: int = 0) -> int:
    """About how many rows there are, without work on any of them."""
    rows = sum(record_count(source) if columns.text else count_among(values_of(source)) for source, columns in sources)
    return min(sample, rows) if sample else rows


def _sampled(rows: int, size: int) -> frozenset[int]:
    return frozenset(nsmallest(size, range(rows), key=lambda number: (crc32(b"%d" % number), number)))


def _batched(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    some: list[Row] = []
    for row in rows:
        some.append(row)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


def _counted(source: RowSource, columns: Columns) -> Iterator[object]:
    """Something for each row."""
    return records_in(source, columns) if columns.text else _rows(source, columns)


def _rows(source: RowSource, columns: Columns) -> Iterator[Row]:
    if not columns.text:
        yield from rows_of_postings(values_of(source), columns, source.name)
        return
    for at, record in enumerate(records_in(source, columns), start=1):
        own = f"{source.name}:{at}"
        yield Row(0, own, "", trouble=record) if isinstance(record, str) else row_of(record, columns, own)


def row_of(record: Mapping[str, Any], columns: Columns, own: str) -> Row:
    """A record as a row, called ``own`` where it has no id; its number is still to be set."""
    title = " ".join(_plain(record.get(columns.title)).split())
    return Row(
        0,
        _plain(record.get(columns.id)) or own,
        _whole_text(record, columns, title) if columns.parts else _plain(record.get(columns.text)),
        title,
        day_of(record.get(columns.date), columns.date_order),
        tuple(" ".join(_plain(record.get(one)).split()) for one in columns.by),
        is_plain=bool(columns.parts),
    )


def _whole_text(record: Mapping[str, Any], columns: Columns, title: str) -> str:
    """The text of a posting with its parts under their headings."""
    named = {"description": record.get(columns.text)} | {plain_name(one): record.get(one) for one in columns.parts}
    return put_together(named, title)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
