"""What is in the files of a scan, one record after the other, whatever their format and however they are packed."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

from skillmatch.errors import UsageError
from skillmatch.readers.data.feed import feed_data
from skillmatch.scanning.columns import Columns
from skillmatch.scanning.json_values import BrokenValue, values_in
from skillmatch.scanning.sources import RowSource

_BATCH = 500
_PIECE = 1 << 20
_LONGEST = 50_000_000
"""Code points of a line, a cell, a value or a feed."""
_NOT_JSON = "no line of JSON, or not an object"
_CUT_OFF = "the source ends before its end: {}"
_ENDS = (OSError, EOFError, UnicodeDecodeError, zlib.error, csv.Error)
"""What is raised where a file is cut off, or damaged in the middle."""


def column_names(source: RowSource) -> list[str]:
    """The names of the columns of a source, or those of the fields of its first record.

    Raises:
        UsageError: nothing of it can be read.
    """
    if source.format == "parquet":
        return list(_parquet(source).schema_arrow.names)
    trouble = ""
    for one in records_in(source, None):
        if isinstance(one, dict):
            return list(one)
        trouble = trouble or one
    raise UsageError(f"has no rows{trouble and f': {trouble}'}.", place=source.name, hint="See that it is whole.")


def records_in(source: RowSource, columns: Columns | None) -> Iterator[dict[str, Any] | str]:
    """Each record under the names of its columns, or why it is none."""
    if source.format in ("parquet", "csv"):
        try:
            yield from _from_parquet(source, columns) if source.format == "parquet" else _from_csv(source)
        except _ENDS as error:
            yield _cut_off(error)
        return
    for value in values_of(source):
        if isinstance(value, BrokenValue):
            yield value.reason
        else:
            yield value if isinstance(value, dict) else _NOT_JSON


def record_count(source: RowSource) -> int:
    """How many records a source has; lines are counted and not read."""
    if source.format == "parquet":
        with _parquet(source) as file:
            return int(file.metadata.num_rows)
    if source.format != "jsonl":
        return sum(1 for _ in records_in(source, None))
    lines = 0
    with suppress(*_ENDS), _bytes(source) as file:
        for line in file:
            lines += not line.isspace()
    return lines


def values_of(source: RowSource) -> Iterator[Any]:
    """The values of JSON, or the one that a feed is; a ``BrokenValue`` where there should be one."""
    try:
        with _text(source) as file:
            if source.format == "xml":
                data = feed_data(file.read(_LONGEST))
                yield BrokenValue("no XML") if data is None else data
                return
            first = file.readline(_PIECE if source.format == "json" else _LONGEST)
            if source.format == "jsonl" or _is_line(first):
                yield from map(_value_of, filter(str.strip, chain([first], _lines(file))))
            else:
                yield from values_in(first, file, _LONGEST)
    except _ENDS as error:
        yield BrokenValue(_cut_off(error))


def _cut_off(error: Exception) -> str:
    return _CUT_OFF.format(" ".join(str(error).split())[:200])


def _parquet(source: RowSource) -> Any:
    import pyarrow
    import pyarrow.parquet

    try:
        return pyarrow.parquet.ParquetFile(source.path)
    except (pyarrow.ArrowException, OSError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UsageError(f"cannot be read as Parquet: {reason}", place=source.name, hint="Write it anew.") from None


def _from_parquet(source: RowSource, columns: Columns | None) -> Iterator[dict[str, Any]]:
    wanted = list(dict.fromkeys(filter(None, (*columns[:4], *columns.by, *columns.parts)))) if columns else None
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


def _lines(file: io.TextIOWrapper) -> Iterator[str]:
    while line := file.readline(_LONGEST):
        yield line


def _value_of(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return BrokenValue(_NOT_JSON)


def _is_line(first: str) -> bool:
    """Whether a file of JSON that begins so has a value on each line."""
    return first.lstrip().startswith("{") and isinstance(_value_of(first), dict)


def _from_csv(source: RowSource) -> Iterator[dict[str, Any] | str]:
    csv.field_size_limit(_LONGEST)
    with _text(source) as lines:
        first = lines.readline(_LONGEST)
        delimiter = max("\t,;|", key=first.count)
        names = next(csv.reader([first], delimiter=delimiter), [])
        for cells in csv.reader(lines, delimiter=delimiter):
            if cells:
                yield dict(zip(names, cells, strict=False)) if len(cells) <= len(names) else _too_many(cells, names)


def _too_many(cells: list[str], names: list[str]) -> str:
    return f"{len(cells)} cells under {len(names)} columns"
