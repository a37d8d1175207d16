"""Where parts are worked on: on this machine, or on a Dask cluster. Both are executors of ``concurrent.futures``."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, cast

from skillmatch._version import __version__
from skillmatch.cores import cores
from skillmatch.errors import UsageError
from skillmatch.scanning.model import PartCounts, RowPart

_AHEAD = 2
"""Parts on their way for each worker: so many are in memory."""
_TICK = 1.0
"""Seconds after which it is told that it still works."""
_AGAIN = "Start them anew, and run the same again: it goes on."
_INSTALL = "Install it with: pip install 'skillmatch[dask]'"


@contextmanager
def engine(
    asked: str, workers: int | None, taxonomy: tuple[str, ...], fingerprint: str
) -> Iterator[tuple[Executor, int]]:
    """The executor of an engine, and how many parts it works on at once.

    Args:
        asked: ``local``, or ``dask=ADDRESS``.
        taxonomy: the folders of a team's own files.
        fingerprint: of the taxonomy with them, which each worker of a cluster must have too.

    Raises:
        UsageError: there is no such engine, or it cannot be used.
    """
    name, _, address = asked.partition("=")
    if name == "local" and not address:
        count = workers or cores()
        # A thread waits for its own process, in which the work is done.
        with ThreadPoolExecutor(count) as executor:
            try:
                yield executor, count
            except BaseException:
                executor.shutdown(wait=False, cancel_futures=True)
                raise
        return
    if name != "dask" or not address:
        raise UsageError(f"unknown engine {asked!r}.", hint="Use local, or dask=ADDRESS with that of a scheduler.")
    with _dask(address, taxonomy, fingerprint) as found:
        yield found


@contextmanager
def _dask(address: str, taxonomy: tuple[str, ...], fingerprint: str) -> Iterator[tuple[Executor, int]]:
    try:
        from distributed import Client, KilledWorker
        from distributed.comm.core import CommClosedError
    except ImportError:
        raise UsageError("the engine dask is not installed.", hint=_INSTALL) from None
    try:
        client: Any = cast("Any", Client)(address, timeout=20)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UsageError(
            f"no scheduler of Dask at {address}: {reason}", hint="Start one with: dask scheduler"
        ) from None
    with client:
        told = client.run(version_here, taxonomy)
        if not told:
            raise UsageError(f"the scheduler at {address} has no workers.", hint=f"Start some: dask worker {address}")
        for worker, found in told.items():
            _must_be(found, (__version__, fingerprint), worker)
        threads = sum(client.nthreads().values())
        try:
            yield client.get_executor(pure=False, retries=3), threads
        except (CommClosedError, CancelledError) as error:
            raise UsageError(f"the scheduler at {address} went away.", hint=_AGAIN) from error
        except KilledWorker as error:
            raise UsageError("a part was the end of several workers.", hint=f"See their memory. {_AGAIN}") from error


def _must_be(found: tuple[str, str], expected: tuple[str, str], worker: str) -> None:
    if tuple(found) != expected:
        raise UsageError(
            f"the worker {worker} has skillmatch {found[0]} with the taxonomy {found[1][:12]}, and this is"
            f" {expected[0]} with {expected[1][:12]}.",
            hint="Install the same on all.",
        )


def work_on_same(
    part: RowPart, work: Callable[[RowPart], PartCounts], taxonomy: tuple[str, ...], version: str, fingerprint: str
) -> PartCounts:
    """Work on a part in a worker that may have come after all were asked for their version.

    Raises:
        UsageError: it has another version or taxonomy.
    """
    _check_once(taxonomy, version, fingerprint)
    return work(part)


@cache
def _check_once(taxonomy: tuple[str, ...], version: str, fingerprint: str) -> None:
    _must_be(version_here(taxonomy), (version, fingerprint), socket.gethostname())


def version_here(taxonomy: tuple[str, ...]) -> tuple[str, str]:
    """The version and the taxonomy of the process that this runs in."""
    from skillmatch.taxonomy.load import load_taxonomy

    return __version__, load_taxonomy(*map(Path, taxonomy)).fingerprint


def done(
    parts: Iterator[RowPart], work: Callable[[RowPart], PartCounts], executor: Executor, workers: int
) -> Iterator[PartCounts | None]:
    """The counts of each part as it is done; no more parts are read than are worked on and a few that wait.

    Yields:
        ``None`` now and then where none is done yet.
    """
    waiting: set[Future[PartCounts]] = set()
    while True:
        waiting |= {executor.submit(work, part) for part in islice(parts, _AHEAD * workers - len(waiting))}
        if not waiting:
            return
        ready, waiting = wait(waiting, timeout=_TICK, return_when=FIRST_COMPLETED)
        if not ready:
            yield None
        for one in ready:
            yield one.result()
