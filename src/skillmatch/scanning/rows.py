"""The rows of a source, one after the other: no more of it is in memory than a part."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import count
from pathlib import Path
from typing import Any
from zlib import crc32

from skillmatch.errors import UsageError
from skillmatch.scanning.columns import Columns, columns_of
from skillmatch.scanning.dates import day_of
from skillmatch.scanning.model import Row, RowPart
from skillmatch.scanning.sources import RowSource

_BATCH = 500
_LONGEST_LINE = 50_000_000
"""Code points of a line or a cell."""
_NOT_JSON = "no line of JSON, or not an object"
_CUT_OFF = "the source ends before its end: {}"


def columns_in(source: RowSource, asked: Columns) -> Columns:
    """Which columns of a source hold what.

    Raises:
        UsageError: as ``columns_of``, or where nothing of it can be read.
    """
    if source.format == "parquet":
        names = _parquet(source).schema_arrow.names
    else:
        names = list(next((one for one in _records(source, None) if isinstance(one, dict)), {}))
    return columns_of(names, asked, source.path)


def parts_of(sources: Sequence[tuple[RowSource, Columns]], part_rows: int, sample: int = 0) -> Iterator[RowPart]:
    """All rows in parts of so many; parts do not depend on how a file is cut into groups or lines.

    Args:
        sample: only so many rows, spread over all by a hash of their numbers; 0 for all.
    """
    rows = (row for source, columns in sources for row in _rows(source, columns))
    numbered = (row._replace(number=number) for number, row in zip(count(), rows, strict=False))
    if sample:
        taken = _sampled(sum(1 for source, columns in sources for _ in _records(source, columns)), sample)
        numbered = (row for row in numbered if row.number in taken)
    for number, some in enumerate(_batched(numbered, part_rows)):
        yield RowPart(number, tuple(some))


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


def _rows(source: RowSource, columns: Columns) -> Iterator[Row]:
    name = Path(source.path).name
    for at, record in enumerate(_records(source, columns), start=1):
        own = f"{name}:{at}"
        yield Row(0, own, "", trouble=record) if isinstance(record, str) else row_of(record, columns, own)


def row_of(record: Mapping[str, Any], columns: Columns, own: str) -> Row:
    """A record as a row, called ``own`` where it has no id; its number is still to be set."""
    return Row(
        0,
        _plain(record.get(columns.id)) or own,
        _plain(record.get(columns.text)),
        " ".join(_plain(record.get(columns.title)).split()),
        day_of(record.get(columns.date)),
        tuple(" ".join(_plain(record.get(one)).split()) for one in columns.by),
    )


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _records(source: RowSource, columns: Columns | None) -> Iterator[dict[str, Any] | str]:
    """Each row under the names of its columns, or why it is none."""
    try:
        if source.format == "parquet":
            yield from _from_parquet(source, columns)
        elif source.format == "jsonl":
            yield from _from_lines(source)
        else:
            yield from _from_csv(source)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        yield _CUT_OFF.format(" ".join(str(error).split())[:200])


def _parquet(source: RowSource) -> Any:
    import pyarrow
    import pyarrow.parquet

    try:
        return pyarrow.parquet.ParquetFile(source.path)
    except (pyarrow.ArrowException, OSError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UsageError(f"cannot be read as Parquet: {reason}", place=source.path, hint="Write it anew.") from None


def _from_parquet(source: RowSource, columns: Columns | None) -> Iterator[dict[str, Any]]:
    wanted = list(dict.fromkeys(filter(None, (*columns[:4], *columns.by)))) if columns else None
    with _parquet(source) as file:
        for batch in file.iter_batches(batch_size=_BATCH, columns=wanted):
            yield from batch.to_pylist()


def _text(source: RowSource) -> io.TextIOWrapper:
    return io.TextIOWrapper(_bytes(source), encoding="utf-8-sig", newline="")


def _bytes(source: RowSource) -> Any:
    if source.packed == "gzip":
        return gzip.open(source.path)  # gives all there is of a file that is cut off, which pyarrow does not
    if source.packed == "zstd":
        import pyarrow

        return io.BufferedReader(pyarrow.CompressedInputStream(pyarrow.OSFile(source.path), source.packed))
    return Path(source.path).open("rb")


def _from_lines(source: RowSource) -> Iterator[dict[str, Any] | str]:
    with _text(source) as lines:
        while line := lines.readline(_LONGEST_LINE):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                record = None
            yield record if isinstance(record, dict) else _NOT_JSON


def _from_csv(source: RowSource) -> Iterator[dict[str, Any] | str]:
    csv.field_size_limit(_LONGEST_LINE)
    with _text(source) as lines:
        first = lines.readline(_LONGEST_LINE)
        delimiter = max("\t,;|", key=first.count)
        names = next(csv.reader([first], delimiter=delimiter), [])
        for cells in csv.reader(lines, delimiter=delimiter):
            if cells:
                yield dict(zip(names, cells, strict=False)) if len(cells) <= len(names) else _too_many(cells, names)


def _too_many(cells: list[str], names: list[str]) -> str:
    return f"{len(cells)} cells under {len(names)} columns"
