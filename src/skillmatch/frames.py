"""Data frames: what documents say as tables, from any library and to any (pandas, Polars, DuckDB, pyarrow).

Frames come and go by Arrow's C stream (``__arrow_c_stream__``), which all of these speak. Needs the extra ``scan``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from skillmatch.errors import UsageError

if TYPE_CHECKING:
    from pyarrow import Table

    from skillmatch.scanning.model import RowResult, ScanOptions


class ArrowFrame(Protocol):
    """A data frame of any library."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Its rows."""


def documents(
    data: ArrowFrame,
    *,
    text: str = "",
    id: str = "",
    title: str = "",
    date: str = "",
    by: Sequence[str] = (),
    kind: str = "posting",
    taxonomy: Iterable[str | Path] = (),
) -> Table:
    """A row for each document that could be read: split, role type, level and counts.

    Args:
        data: a frame with a column of texts.
        text, id, title, date: the names of its columns; by their usual names where empty.
        by: columns to carry along.
        kind: ``"posting"`` or ``"resume"``.
        taxonomy: folders of your own files, laid over the shipped ones.

    Raises:
        UsageError: a column is not there, or it cannot be told which holds the text.
    """
    return _table("documents", data, (text, id, title, date, tuple(by)), kind, taxonomy)


def mentions(
    data: ArrowFrame,
    *,
    text: str = "",
    id: str = "",
    title: str = "",
    date: str = "",
    kind: str = "posting",
    taxonomy: Iterable[str | Path] = (),
) -> Table:
    """A row for each mention in each document: concept, need or strength, and where it is.

    ``documents`` says what the arguments are and what is raised; ``start`` and ``end`` are code points of the text
    with its title on top, where it does not begin with that.
    """
    return _table("mentions", data, (text, id, title, date, ()), kind, taxonomy)


def _table(
    name: str,
    data: ArrowFrame,
    asked: tuple[str, str, str, str, tuple[str, ...]],
    kind: str,
    taxonomy: Iterable[str | Path],
) -> Table:
    import pyarrow

    from skillmatch.scanning.columns import Columns, columns_of
    from skillmatch.scanning.dates import order_of
    from skillmatch.scanning.model import ScanOptions
    from skillmatch.scanning.tables import batch, schema

    frame: Any = pyarrow.table(data)
    columns = columns_of(frame.column_names, Columns(*asked), "the data frame")
    if columns.date:
        columns = columns._replace(date_order=order_of(frame.column(columns.date).to_pylist()))
    if kind not in ("posting", "resume"):
        raise UsageError(f"unknown kind {kind!r}.", hint="Use posting or resume.")
    options = ScanOptions(kind, tuple(map(str, taxonomy)), by=columns.by)
    results = _results(frame, columns, options)
    made = (batch(name, [one.document] if name == "documents" else one.mentions, columns.by) for one in results)
    return pyarrow.Table.from_batches(made, schema(name, columns.by)).combine_chunks()


def _results(frame: Any, columns: Any, options: ScanOptions) -> Iterator[RowResult]:
    from skillmatch.scanning.model import RowResult
    from skillmatch.scanning.repeats import RowScanner
    from skillmatch.scanning.row import analyzer_for
    from skillmatch.scanning.rows import row_of

    scanner = RowScanner(analyzer_for(options), options)
    numbers = count()
    for batch in frame.to_batches(max_chunksize=1000):
        for record in batch.to_pylist():
            number = next(numbers)
            found = scanner.scan(row_of(record, columns, str(number))._replace(number=number))
            if isinstance(found, RowResult):
                yield found
