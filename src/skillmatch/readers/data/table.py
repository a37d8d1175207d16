"""Tables of postings (CSV, TSV): each row one, where the first line names a title and a text; else plain text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from skillmatch.readers.base import Request
from skillmatch.readers.columns import delimiter_of
from skillmatch.readers.html.posting_fields import plain_name
from skillmatch.readers.html.postings import as_found, postings_in
from skillmatch.readers.model import Found, Media
from skillmatch.readers.plaintext import read_text

_LONGEST_CELL = 1_000_000


def read_table(text: str, request: Request) -> Found:
    """The postings in the rows of a table."""
    found = None
    if delimiter := delimiter_of(text):
        csv.field_size_limit(_LONGEST_CELL)
        try:
            rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter))
        except csv.Error:
            rows = []
        found = as_found(postings_in({"jobs": _records(rows)}), Media.CSV_POSTING, request.name)
    return found or read_text(text, request)


def _records(rows: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """Each row under the names of the columns, of which one may be there twice."""
    if not rows:
        return []
    names = [plain_name(cell) for cell in rows[0]]
    records = []
    for row in rows[1:]:
        record: dict[str, Any] = {}
        for name, cell in zip(names, row, strict=False):
            if name and cell.strip():
                record.setdefault(name, cell)
        if record:
            records.append(record)
    return records
