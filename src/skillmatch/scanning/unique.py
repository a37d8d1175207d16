"""Which documents of a scan are one posting: an advert is put up again and again, and that is no more demand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from skillmatch.scanning.fingerprints import likeness

_BAND = 4
"""Buckets that must agree for two texts to be looked at together."""
_ALIKE = 0.8


def unique_rows(connection: Any, dedupe: str) -> list[int]:
    """The first row of each posting, in order.

    Args:
        connection: to DuckDB, with the table ``documents``.
        dedupe: ``exact``, ``near`` or ``off``.
    """
    if dedupe == "off":
        return [row for (row,) in connection.execute("select row from documents order by row").fetchall()]
    query = "select min(row), any_value(near order by row) from documents group by text_hash order by 1"
    rows = connection.execute(query).fetchall()
    return [row for row, _ in rows] if dedupe == "exact" else list(_far_apart(rows))


def _far_apart(rows: Iterable[tuple[int, Sequence[int]]]) -> Iterator[int]:
    """Those that are not nearly the same as an earlier one."""
    seen: dict[tuple[int, ...], list[Sequence[int]]] = {}
    for row, hashes in rows:
        bands = [(at, *hashes[at : at + _BAND]) for at in range(0, len(hashes), _BAND)]
        near = (other for band in bands for other in seen.get(band, ()))
        if any(likeness(hashes, other) >= _ALIKE for other in near):
            continue
        for band in bands:
            seen.setdefault(band, []).append(hashes)
        yield row
