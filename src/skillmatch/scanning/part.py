"""A part of a scan: its rows, worked on in a process of their own, to its files. The same for every engine."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import zip_longest
from pathlib import Path
from weakref import WeakSet

from skillmatch.readers.sandbox.process import Child
from skillmatch.readers.sandbox.protocol import FAILED, next_frame
from skillmatch.readers.sandbox.watch import Watch
from skillmatch.scanning.model import PartCounts, Row, RowError, RowPart, ScanOptions
from skillmatch.scanning.tables import TABLES, TableBatches, unpacked, write
from skillmatch.scanning.whole_files import written_whole

WORKER = "skillmatch.scanning.worker"
_PATIENCE = 5.0
"""Seconds after its own limit that a row may hang before its process is killed."""
_START = 60.0
"""Seconds more for the first row: the taxonomy is read."""
_MOST_ANSWER = 500_000_000
_MOST_AHEAD = 16_000
"""Bytes of a row, two of which any pipe holds: with more, we and the process could wait for each other for ever."""
_own = threading.local()
_started: WeakSet[RowProcess] = WeakSet()


def scan_part(
    part: RowPart, options: ScanOptions, folder: str, worker: str = WORKER, tell: Callable[[], None] | None = None
) -> PartCounts:
    """Work on all rows of a part and write its files; the last one, in ``parts``, says that it is whole.

    Args:
        tell: called after each row; what it raises ends the part, of which nothing is written then.

    Raises:
        OSError: where its files cannot be written.
    """
    results: list[TableBatches] = []
    errors: list[RowError] = []
    for found in _results(part.rows, options, worker):
        if isinstance(found, RowError):
            errors.append(found)
        else:
            results.append(found)
        if tell:
            tell()
    name = f"part-{part.number:05}"
    for at, table in enumerate(TABLES):
        path = Path(folder) / table / f"{name}.parquet"
        write(path, table, [one[at] for one in results], options.by, options.include_text)
    recognised = sum(1 for one in results if one.mentions.num_rows)
    counts = PartCounts(part.number, len(part.rows), len(results), recognised, len(errors))
    _write_done(Path(folder) / "parts" / f"{name}.json", counts, errors)
    return counts


def counts_in(path: Path) -> tuple[PartCounts, list[RowError]]:
    """What the file in ``parts`` says of a part that is whole."""
    found = json.loads(path.read_text(encoding="utf-8"))
    return PartCounts(*found["counts"]), [RowError(*one) for one in found["errors"]]


def _write_done(path: Path, counts: PartCounts, errors: Sequence[RowError]) -> None:
    with written_whole(path) as file:
        file.write_text(json.dumps({"counts": counts, "errors": errors}, ensure_ascii=False), encoding="utf-8")


def _results(rows: Sequence[Row], options: ScanOptions, worker: str) -> Iterator[TableBatches | RowError]:
    for row, following in zip_longest(rows, rows[1:]):
        yield _process(row, options, worker).result(row, following)


def _process(row: Row, options: ScanOptions, worker: str) -> RowProcess:
    """The process of this thread, started anew where a row was its end."""
    kept: RowProcess | None = getattr(_own, "process", None)
    if kept is None or not kept.serves(row, options, worker):
        if kept:
            kept.end()
        kept = _own.process = RowProcess(options, worker)
    return kept


def kill_processes() -> None:
    """Kill the processes of all threads, each in the middle of its row: for a scan that is stopped."""
    for process in tuple(_started):
        process.kill()


class RowProcess(Child):
    """A process that works on rows.

    Raises:
        StartError: where it does not start.
    """

    def __init__(self, options: ScanOptions, worker: str) -> None:
        super().__init__(worker)
        _started.add(self)
        self._of = options, worker
        self._wait = _START
        self._ahead: Row | None = None
        self._send(json.dumps([*options[:2], asdict(options.limits), *options[3:]]).encode() + b"\n")

    def serves(self, row: Row, options: ScanOptions, worker: str) -> bool:
        """Whether it is for these options, and can be asked for a row: it may have been sent another one ahead."""
        return self._of == (options, worker) and self._ahead in (None, row) and self.is_ours()

    def result(self, row: Row, following: Row | None = None) -> TableBatches | RowError:
        """What it makes of a row; an error of the row where the process dies of it, or has to be killed.

        Args:
            following: the row that it is asked for next, which it is sent ahead so that it never waits for us.
        """
        options, _ = self._of
        with Watch(options.limits.seconds + _PATIENCE + self._wait, self._too_slow):
            if self._ahead is None:
                self._send(_request(row))
            self._ahead = None
            if following is not None and len(request := _request(following)) <= _MOST_AHEAD:
                self._send(request)
                self._ahead = following
            frame = next_frame(self._process.stdout, _MOST_ANSWER)
        self._wait = 0.0
        if frame is None:
            slow = self.was_slow
            self.end()
            reason = f"over {options.limits.seconds} seconds" if slow else "the process that worked on it died"
            return RowError(row.number, row.id, "slow" if slow else "crashed", reason)
        sort, body = frame
        return RowError(*json.loads(body)) if sort == FAILED else unpacked(body, options.by, options.include_text)


def _request(row: Row) -> bytes:
    return json.dumps(row).encode() + b"\n"
