"""A whole scan: sources in, tables, errors and a summary out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from skillmatch._version import __version__
from skillmatch.errors import UsageError
from skillmatch.scanning.columns import Columns
from skillmatch.scanning.engines import done, engine, work_on_same
from skillmatch.scanning.manifest import ERRORS, SUMMARY, finished, manifest, prepare, write_json
from skillmatch.scanning.model import PartCounts, RowPart, ScanOptions
from skillmatch.scanning.part import WORKER, kill_processes, scan_part
from skillmatch.scanning.rows import columns_in, parts_of
from skillmatch.scanning.sources import RowSource, sources_of
from skillmatch.scanning.summary import summary
from skillmatch.scanning.whole_files import without_unfinished, written_whole
from skillmatch.taxonomy.load import load_taxonomy


class Plan(NamedTuple):
    """What to scan, and how.

    Attributes:
        part_rows: how many rows are worked on and written as one.
        sample: only so many rows, spread over all; 0 for all.
        dedupe: ``exact``, ``near`` or ``off``: which rows count as one posting.
        worker: the module whose ``main`` works on rows.
    """

    sources: tuple[tuple[RowSource, Columns], ...]
    folder: Path
    options: ScanOptions
    engine: str = "local"
    workers: int | None = None
    part_rows: int = 1000
    sample: int = 0
    dedupe: str = "exact"
    restart: bool = False
    worker: str = WORKER


class Totals(NamedTuple):
    """How the rows of a scan ended."""

    rows: int
    read: int
    recognised: int
    errors: int

    def plus(self, counts: PartCounts) -> Totals:
        """These and those of a part."""
        return Totals(*(a + b for a, b in zip(self, counts[1:], strict=True)))


def planned_sources(
    names: Sequence[str], asked: Columns, stdin: Path | None = None
) -> tuple[tuple[RowSource, Columns], ...]:
    """The files of a scan, and which of their columns hold what.

    Args:
        stdin: a file with what ``-`` stands for.

    Raises:
        UsageError: as ``sources_of`` and ``columns_in``.
    """
    return tuple((source, columns_in(source, asked)) for source in sources_of(names, stdin))


class _StoppedError(Exception):
    """A part that is given up, since the scan is stopped."""


class _RowsDone:
    """How many rows are done, also of parts that are not; told by several threads."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self._lock = Lock()
        self._is_stopped = False

    def tell(self) -> None:
        """Another one is.

        Raises:
            _StoppedError: and it shall be the last.
        """
        if self._is_stopped:
            raise _StoppedError
        with self._lock:
            self.rows += 1

    def stop(self) -> None:
        """End the parts that are worked on, now and with nothing written."""
        self._is_stopped = True
        kill_processes()


def scan(plan: Plan, progress: Callable[[Totals, int], None] = lambda totals, rows: None) -> Totals:
    """Work on all rows that are not done yet, and write what they give.

    The files of a folder are the same for any engine and any number of workers.

    Args:
        progress: told how the rows of whole parts ended, and how many rows are done; each second at least.

    Raises:
        UsageError: where the scan cannot be made, or goes on one that is another.
        TaxonomyError: where a team's files cannot be used.
    """
    fingerprint = load_taxonomy(*map(Path, plan.options.taxonomy)).fingerprint
    made = manifest(plan.sources, plan.options, plan.part_rows, plan.sample, fingerprint)
    before = prepare(plan.folder, made, restart=plan.restart)
    totals = Totals(0, 0, 0, 0)
    for counts, _ in finished(plan.folder):
        totals = totals.plus(counts)
    seen = _RowsDone(totals.rows)
    progress(totals, seen.rows)
    options = plan.options._replace(fingerprint=fingerprint)
    work: Callable[[RowPart], PartCounts]
    work = partial(scan_part, options=options, folder=str(plan.folder), worker=plan.worker)
    if plan.engine == "local":
        work = partial(work, tell=seen.tell)
    else:
        work = partial(work_on_same, work=work, taxonomy=options.taxonomy, version=__version__, fingerprint=fingerprint)
    parts = (part for part in _parts(plan) if part.number not in before)
    try:
        with engine(plan.engine, plan.workers, plan.options.taxonomy, fingerprint) as (executor, count):
            try:
                for ready in done(parts, work, executor, count):
                    totals = totals.plus(ready) if ready else totals
                    progress(totals, max(seen.rows, totals.rows))
            except BaseException:
                seen.stop()
                raise
        _finish(plan, made)
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "Make room, and run the same again: it goes on."
        raise UsageError(f"cannot be written: {reason}.", place=str(plan.folder), hint=hint) from None
    return totals


def _parts(plan: Plan) -> Iterator[RowPart]:
    return parts_of(plan.sources, plan.part_rows, plan.sample)


def _finish(plan: Plan, made: dict[str, object]) -> None:
    """The errors of all parts in order, the summary, and the manifest of a scan that is whole."""
    without_unfinished(plan.folder)
    parts = finished(plan.folder)
    lines = (json.dumps(one._asdict(), ensure_ascii=False) + "\n" for _, errors in parts for one in errors)
    _write_lines(plan.folder / ERRORS, lines)
    write_json(plan.folder / SUMMARY, summary(plan.folder, [counts for counts, _ in parts], plan.dedupe))


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    with written_whole(path) as being_written, being_written.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
