"""Rows whose text was read a moment ago: an advert is put up again and again, and says the same each time."""

from __future__ import annotations

from collections import OrderedDict
from hashlib import blake2b

from skillmatch.analysis import Analyzer
from skillmatch.scanning.model import Row, RowError, RowResult, ScanOptions
from skillmatch.scanning.row import own_fields, scan_row

_MOST = 300
"""Results that are kept: a few dozen kilobytes each."""


class RowScanner:
    """What rows give, each text worked on once as long as it is remembered; results are those of ``scan_row``."""

    def __init__(self, analyzer: Analyzer, options: ScanOptions) -> None:
        self._analyzer, self._options = analyzer, options
        self._kept: OrderedDict[bytes, RowResult] = OrderedDict()

    def scan(self, row: Row) -> RowResult | RowError:
        """What a row gives, or why it gives nothing."""
        if row.trouble:
            return scan_row(row, self._analyzer, self._options)
        says = f"{row.is_plain}\n{row.title}\n{row.text}"
        key = blake2b(says.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        if found := self._kept.get(key):
            self._kept.move_to_end(key)
            return _as_own(found, row, self._options)
        result = scan_row(row, self._analyzer, self._options)
        if isinstance(result, RowResult):
            self._kept[key] = result
            if len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return result


def _as_own(found: RowResult, row: Row, options: ScanOptions) -> RowResult:
    """The result of the same text in another row."""
    own = {"row": row.number, "id": row.id}
    return RowResult(
        found.document | own_fields(row, options),
        [one | own for one in found.mentions],
        [one | own for one in found.needs],
    )
