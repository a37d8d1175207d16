"""Scans on a Dask cluster, of real ``dask scheduler`` and ``dask worker`` processes on loopback: as on this machine.

Where Dask is not installed they are skipped; with ``SKILLMATCH_DASK=required``, as ``nox -s exhaustive`` sets it, they
fail.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tools.bench.dask_cluster import DaskCluster

from skillmatch.errors import UsageError
from skillmatch.readers.limits import Limits
from skillmatch.scanning import part
from skillmatch.scanning import scan as scanning
from skillmatch.scanning.model import ScanOptions
from skillmatch.scanning.scan import Totals, scan
from tests.scanning.conftest import as_jsonl
from tests.scanning.test_scan import errors_of, files_of, plan

if os.environ.get("SKILLMATCH_DASK") != "required":
    pytest.importorskip("distributed", reason="Dask is not installed")

pytestmark = [
    pytest.mark.exhaustive,  # real processes
    pytest.mark.skipif(sys.platform == "win32", reason="process groups"),
]
HERE = str(Path(__file__).parent)
Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    with DaskCluster(tmp_path_factory.mktemp("dask")) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def add_workers(cluster: DaskCluster) -> Callable[[int], None]:
    """Sees to it that there are so many workers, which also know the faulty worker for rows."""
    there = 0

    def add(count: int) -> None:
        nonlocal there
        path = os.pathsep.join([HERE, *filter(None, sys.path)])
        if count > there:
            cluster.add_workers(count - there, {"PYTHONPATH": path})
            there = count

    return add


def test_a_scheduler_without_workers_is_refused(cluster: DaskCluster, rows: Rows, tmp_path: Path) -> None:
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    with pytest.raises(UsageError, match="has no workers"):
        scan(plan(source, tmp_path / "out", engine=f"dask={cluster.address}"))


def test_any_number_of_workers_writes_the_bytes_of_this_machine(
    cluster: DaskCluster, add_workers: Callable[[int], None], rows: Rows, tmp_path: Path
) -> None:
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    scan(plan(source, tmp_path / "local"))
    for count in (1, 2):
        add_workers(count)
        scan(plan(source, tmp_path / str(count), engine=f"dask={cluster.address}"))
        assert files_of(tmp_path / str(count)) == files_of(tmp_path / "local")


def test_hard_rows_cost_themselves_and_a_killed_worker_nothing(
    cluster: DaskCluster,
    add_workers: Callable[[int], None],
    rows: Rows,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_workers(2)
    monkeypatch.syspath_prepend(HERE)
    monkeypatch.setattr(part, "_PATIENCE", 0.5)
    for at, how in ((1, "RAISE"), (4, "DIE"), (6, "HANG"), (9, "DIE")):
        rows[at]["description"] += how
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    more = {"options": ScanOptions(limits=Limits(seconds=3)), "worker": "faulty_worker"}
    scan(plan(source, tmp_path / "local", **more))
    killer = threading.Thread(target=_kill_a_worker, args=(cluster, tmp_path / "dask" / "parts"))
    killer.start()
    found = scan(plan(source, tmp_path / "dask", engine=f"dask={cluster.address}", **more))
    killer.join()
    assert found == Totals(rows=10, read=6, recognised=6, errors=4)
    assert [code for _, code in errors_of(tmp_path / "dask")] == ["failed", "crashed", "slow", "crashed"]
    assert files_of(tmp_path / "dask") == files_of(tmp_path / "local")


def _kill_a_worker(cluster: DaskCluster, parts: Path) -> None:
    """Kill the worker that still works, on the part with the row that hangs, once the other two are done."""
    with cluster.client() as client:
        end = time.monotonic() + 60
        while len(list(parts.glob("*.json"))) < 2 and time.monotonic() < end:
            time.sleep(0.05)
        busy = [address for address, tasks in client.processing().items() if tasks]
        for pid in client.run(os.getpid, workers=busy).values():
            os.kill(pid, signal.SIGKILL)


def test_another_version_or_taxonomy_is_refused(
    cluster: DaskCluster,
    add_workers: Callable[[int], None],
    rows: Rows,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_workers(1)
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    made = plan(source, tmp_path / "out", engine=f"dask={cluster.address}")

    class Other:
        fingerprint = "of another taxonomy"

    with monkeypatch.context() as patched:
        patched.setattr(scanning, "load_taxonomy", lambda *_: Other)
        with pytest.raises(UsageError, match=r"with the taxonomy .* and this is .* with of another"):
            scan(made._replace(folder=tmp_path / "other"))
    (tmp_path / "old").mkdir()
    old = "import skillmatch._version\nskillmatch._version.__version__ = '0.0.1'\n"
    (tmp_path / "old" / "sitecustomize.py").write_text(old, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "old"), *filter(None, sys.path)])
    with DaskCluster(tmp_path) as aged:
        aged.add_workers(1, {"PYTHONPATH": path})
        with pytest.raises(UsageError, match=r"has skillmatch 0\.0\.1 .* and this is"):
            scan(made._replace(engine=f"dask={aged.address}"))


def test_a_scheduler_that_goes_away_is_said_and_another_engine_goes_on(rows: Rows, tmp_path: Path) -> None:
    source = as_jsonl(tmp_path / "jobs.jsonl", rows * 3)
    made = plan(source, tmp_path / "out", part_rows=2)
    with DaskCluster(tmp_path) as cluster:
        cluster.add_workers(1)

        def kill(totals: Totals, done: int) -> None:
            if totals.rows:
                cluster.kill_scheduler()

        with pytest.raises(UsageError, match="went away"):
            scan(made._replace(engine=f"dask={cluster.address}"), kill)
    assert scan(made).rows == 30
    scan(made._replace(folder=tmp_path / "whole"))
    assert files_of(tmp_path / "out") == files_of(tmp_path / "whole")
