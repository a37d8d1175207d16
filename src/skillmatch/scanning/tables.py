"""The tables of a scan, as Parquet: one row a document, a mention, a need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from skillmatch.scanning.model import RowResult
from skillmatch.scanning.whole_files import written_whole

TABLES = ("documents", "mentions", "needs")
_LENGTH = 8
"""Bytes of the number that says how long a batch is."""
_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "row": "int64",
        "id": "string",
        "title": "string",
        "date": "string",
        "characters": "int32",
        "text_hash": "string",
        "near": "ints",
        "kind": "string",
        "split": "string",
        "split_score": "double",
        "role": "string",
        "level": "string",
        "years": "double",
        "phases": "strings",
        "mentions": "int32",
        "needs": "int32",
    },
    "mentions": {
        "row": "int64",
        "id": "string",
        "concept": "string",
        "label": "string",
        "type": "string",
        "kind": "string",
        "group": "string",
        "need": "string",
        "choice": "int32",
        "strength": "string",
        "asserted": "bool",
        "start": "int32",
        "end": "int32",
        "line": "int32",
        "text": "string",
    },
    "needs": {
        "row": "int64",
        "id": "string",
        "need_id": "string",
        "kind": "string",
        "need": "string",
        "open": "bool",
        "at_least": "int32",
        "counted": "bool",
        "concepts": "strings",
        "labels": "strings",
        "years": "double",
        "degree": "string",
    },
}


class TableBatches(NamedTuple):
    """Rows of each of ``TABLES`` as Arrow record batches."""

    documents: Any
    mentions: Any
    needs: Any


@cache
def schema(table: str, by: tuple[str, ...] = (), include_text: bool = False) -> Any:
    """The Arrow schema of a table; ``documents`` also has a column for each of ``by``, and the text where asked."""
    import pyarrow

    types = {
        "ints": pyarrow.list_(pyarrow.int64()),
        "strings": pyarrow.list_(pyarrow.string()),
        "bool": pyarrow.bool_(),
        "double": pyarrow.float64(),
    }
    columns = dict(_COLUMNS[table])
    if table == "documents":
        columns |= {by_name(name): "string" for name in by}
        columns |= {"text": "string"} if include_text else {}
    return pyarrow.schema([(name, types.get(code) or getattr(pyarrow, code)()) for name, code in columns.items()])


def by_name(column: str) -> str:
    """What a column of the source that documents are counted by is called."""
    return f"by_{column}"


def batch(table: str, rows: Sequence[Mapping[str, Any]], by: tuple[str, ...], include_text: bool = False) -> Any:
    """Rows of a table as an Arrow record batch."""
    import pyarrow

    of = schema(table, by, include_text)
    return pyarrow.record_batch([pyarrow.array([row[one.name] for row in rows], one.type) for one in of], schema=of)


def packed(result: RowResult, by: tuple[str, ...], include_text: bool) -> bytes:
    """What a row gives as bytes: a batch of each table, each under its length. ``unpacked`` is the reverse."""
    found = b""
    for table, rows in zip(TABLES, result.by_table(), strict=True):
        message = batch(table, rows, by, include_text).serialize()
        found += message.size.to_bytes(_LENGTH, "big") + message.to_pybytes()
    return found


def unpacked(data: bytes, by: tuple[str, ...], include_text: bool) -> TableBatches:
    """The reverse of ``packed``; the values stay in ``data`` itself."""
    import pyarrow

    found, at = [], 0
    whole = pyarrow.py_buffer(data)
    for table in TABLES:
        start = at + _LENGTH
        size = int.from_bytes(data[at:start], "big")
        found.append(pyarrow.ipc.read_record_batch(whole.slice(start, size), schema(table, by, include_text)))
        at = start + size
    return TableBatches(*found)


def write(path: Path, table: str, batches: Sequence[Any], by: tuple[str, ...], include_text: bool) -> None:
    """Write batches as one to a file that is there whole, or not at all.

    Raises:
        OSError: where it cannot be written.
    """
    import pyarrow
    import pyarrow.parquet

    # Made one: the bytes of a file do not tell how its rows came.
    made = pyarrow.Table.from_batches(batches, schema(table, by, include_text)).combine_chunks()
    with written_whole(path) as file:
        pyarrow.parquet.write_table(made, file, compression="zstd")
