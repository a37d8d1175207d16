"""Frames of any library in, and out to any."""

from __future__ import annotations

from typing import Any

import pytest

from skillmatch import frames
from skillmatch.errors import UsageError

pyarrow = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")


class Stream:
    """A frame of a library that we do not know: it has Arrow's stream and nothing else."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self._table = pyarrow.Table.from_pylist(rows)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


def test_documents(rows: list[dict[str, Any]]) -> None:
    found = frames.documents(Stream(rows), by=["country"])
    assert found.num_rows == len(rows)
    assert found.column("by_country").to_pylist()[:2] == ["NO", "PT"]
    assert hasattr(found, "__arrow_c_stream__")


def test_mentions_can_be_asked_of_by_sql(rows: list[dict[str, Any]]) -> None:
    found = frames.mentions(Stream(rows))
    connection = duckdb.from_arrow(found)
    asked = connection.filter("concept = 'dbt' and asserted").aggregate("count(distinct row)").fetchall()
    assert asked == [(4,)]


def test_a_frame_without_a_text_is_refused() -> None:
    with pytest.raises(UsageError, match="no column is known to hold the text"):
        frames.documents(Stream([{"a": "b"}]))
