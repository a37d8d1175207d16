"""The processes themselves, started anew as on systems where a fork is not safe."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import closing
from pathlib import Path

import pytest

from skillmatch import processes
from skillmatch.cli.jobs import workers
from skillmatch.errors import UsageError


class Squares:
    """Squares numbers; dies of 13, and takes offence at 7 and 8."""

    def __call__(self, task: int, /) -> tuple[int, int]:
        if task == 13:
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        if task == 7:
            raise UsageError("seven", hint="Use another.")
        if task == 8:
            raise ValueError("eight")
        return task * task, os.getpid()

    def lost(self, task: int, /) -> tuple[int, int]:
        return -task, 0

    def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def _started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_start_method", lambda: "spawn")


def test_results_come_in_order_and_a_death_costs_its_own() -> None:
    tasks = [20, 13, *range(30, 50), 13]
    with closing(workers.Workers(Squares(), 2)) as several:
        found = list(several.in_order(tasks))
    assert [square for square, _ in found] == [-task if task == 13 else task * task for task in tasks]
    assert os.getpid() not in {pid for _, pid in found}


def test_no_more_is_asked_for_than_is_needed_soon() -> None:
    tasks = iter(range(100, 10_000))
    with closing(workers.Workers(Squares(), 1)) as several:
        results = several.in_order(tasks)
        assert [next(results)[0] for _ in range(3)] == [100**2, 101**2, 102**2]
    assert next(tasks) <= 103 + workers._AHEAD


@pytest.mark.parametrize(("task", "error"), [(7, UsageError), (8, processes.WorkerCrashError)])
def test_what_is_raised_there_is_raised_here_in_its_turn(task: int, error: type[Exception]) -> None:
    with closing(workers.Workers(Squares(), 1)) as several:
        results = several.in_order([2, task])
        assert next(results)[0] == 4
        with pytest.raises(error, match="seven" if task == 7 else "ValueError: eight"):
            next(results)


def test_where_no_process_starts_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(workers, "Process", refused)
    with closing(workers.Workers(Squares(), 2)) as several:
        assert list(several.in_order([2, 3, 4])) == [(4, os.getpid()), (9, os.getpid()), (16, os.getpid())]


def test_nothing_is_imported_from_the_working_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "multiprocessing.py").write_text("open('imported', 'w')\n", encoding="utf-8")
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry])
    with closing(workers.Workers(Squares(), 1)) as several:
        assert [square for square, _ in several.in_order([2])] == [4]
    assert not (folder / "imported").exists()
