"""How a scan ended, in figures: what was read, what of it is unique, and what it says on the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from skillmatch.scanning.model import PartCounts
from skillmatch.scanning.tables import TABLES
from skillmatch.scanning.unique import unique_rows

_COUNTED = {"kind": "kinds", "split": "splits", "role": "roles", "level": "levels"}


@contextmanager
def opened(folder: Path, dedupe: str) -> Iterator[Any]:
    """DuckDB over the tables of a scan, in memory; ``unique_documents`` are the documents that are not repeated."""
    import duckdb

    # No extension is ever fetched, and nothing outside of the folder is read.
    connection = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    try:
        for table in TABLES:
            files = sorted(str(path) for path in (folder / table).glob("part-*.parquet"))
            connection.read_parquet(files).create_view(table)
        rows = unique_rows(connection, dedupe)
        connection.execute("create table kept as select unnest(?::bigint[]) as row", [rows])
        connection.execute("create view unique_documents as select * from documents semi join kept using (row)")
        yield connection
    finally:
        connection.close()


def summary(folder: Path, parts: Sequence[PartCounts], dedupe: str) -> dict[str, Any]:
    """The figures of a scan that is whole."""
    rows, read, recognised, errors = (sum(column) for column in list(zip(*parts, strict=True))[1:] or ((),) * 4)
    found: dict[str, Any] = {
        "schema": "skillmatch/scan-summary",
        "rows": rows,
        "read": read,
        "unread": errors,
        "unrecognised": read - recognised,
        "dedupe": dedupe,
    }
    if not parts:
        return found | {"unique": 0}
    with opened(folder, dedupe) as connection:
        found["unique"] = _one(connection, "select count(*) from unique_documents")
        for column, name in _COUNTED.items():
            query = f"select coalesce({column}, 'none'), count(*) from unique_documents group by 1 order by 2 desc, 1"
            found[name] = dict(connection.execute(query).fetchall())
        found["mentions"] = _one(connection, "select count(*) from mentions")
        found["needs"] = _one(connection, "select count(*) from needs")
    return found


def _one(connection: Any, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
