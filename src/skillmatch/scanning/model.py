"""What goes through a scan: rows in, results and errors of rows out, and the counts of a part."""

from __future__ import annotations

from typing import Any, NamedTuple

from skillmatch.readers.limits import DEFAULT_LIMITS, Limits


class Row(NamedTuple):
    """One document of a source.

    Attributes:
        number: its place among all rows of the scan, from 0.
        id: as the source has it, or ``FILE:NUMBER``; not always unique.
        date: the day as ``2024-05-31``, or the month, or empty.
        by: the values that it is counted by, one for each column asked for.
        trouble: why it cannot be read; empty where it can.
        is_plain: whether the text is as a page shows it, whatever signs of markup are in it.
    """

    number: int
    id: str
    text: str
    title: str = ""
    date: str = ""
    by: tuple[str, ...] = ()
    trouble: str = ""
    is_plain: bool = False


class RowPart(NamedTuple):
    """Some rows in turn, worked on and written as one."""

    number: int
    rows: tuple[Row, ...]


class RowError(NamedTuple):
    """A row that has no result.

    Attributes:
        code: a word for programs: ``unreadable``, ``slow``, ``crashed``, ``failed``, ``empty``.
    """

    row: int
    id: str
    code: str
    reason: str


class RowResult(NamedTuple):
    """What one document gives, as rows of the tables: plain values, as in ``tables``."""

    document: dict[str, Any]
    mentions: list[dict[str, Any]]
    needs: list[dict[str, Any]]

    def by_table(self) -> tuple[list[dict[str, Any]], ...]:
        """Those of each table, in the order of ``TABLES``."""
        return [self.document], self.mentions, self.needs


class PartCounts(NamedTuple):
    """How the rows of a part ended."""

    part: int
    rows: int
    read: int
    recognised: int
    errors: int


class ScanOptions(NamedTuple):
    """What changes the result of a row; the same options give the same tables.

    Attributes:
        kind: what all documents are.
        taxonomy: folders of a team's own files, laid over the shipped ones.
        limits: ``seconds`` is for each row, ``characters`` its length at most.
        include_text: whether the text of each document goes into its row of ``documents``.
        by: the names of the columns that ``Row.by`` has the values of.
        fingerprint: of the taxonomy, so that no process that has read those folders before is asked.
    """

    kind: str = "posting"
    taxonomy: tuple[str, ...] = ()
    limits: Limits = DEFAULT_LIMITS
    include_text: bool = False
    by: tuple[str, ...] = ()
    fingerprint: str = ""
