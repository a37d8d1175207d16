"""A Dask cluster as its users start it, of real processes, on loopback alone and on ports that are free."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, cast

_START = 60.0
"""Seconds in which a scheduler and its workers are up."""
_OWN = ("--host", "127.0.0.1", "--no-dashboard")


class DaskCluster:
    """A scheduler, and workers of a thread each; ended with the block.

    Args:
        folder: where it keeps what it needs to find itself.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, folder / "scheduler.json"
        self._started: list[subprocess.Popen[bytes]] = []
        self._workers = 0

    def __enter__(self) -> DaskCluster:
        self._start("scheduler", "--port", "0", "--scheduler-file", str(self._file))
        try:
            self._wait_for_scheduler()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in reversed(self._started):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
        for process in self._started:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    @property
    def address(self) -> str:
        """That of the scheduler."""
        return str(json.loads(self._file.read_text(encoding="utf-8"))["address"])

    def add_workers(self, count: int, environment: Mapping[str, str] | None = None) -> None:
        """Start so many more, each a process of its own, and wait until they are there."""
        words = ["--scheduler-file", str(self._file), "--nthreads", "1", "--nworkers", str(count)]
        self._start("worker", *words, "--local-directory", str(self._folder), environment=environment)
        self._workers += count
        with self.client() as client:
            client.wait_for_workers(self._workers, timeout=_START)

    @property
    def pids(self) -> list[int]:
        """The processes that were started, which start others."""
        return [process.pid for process in self._started]

    def kill_scheduler(self) -> None:
        """End its scheduler at once."""
        self._started[0].kill()

    def client(self) -> Any:
        """A client of it, to be closed."""
        from distributed import Client

        return cast("Any", Client)(self.address, timeout=_START)

    def _start(self, *words: str, environment: Mapping[str, str] | None = None) -> None:
        # The module and not the script, which knows nothing of the folder of the sources.
        command = [sys.executable, "-m", "dask", *words, *_OWN]
        quiet = subprocess.DEVNULL
        self._started.append(
            subprocess.Popen(
                command, stdout=quiet, stderr=quiet, start_new_session=True, env=os.environ | dict(environment or {})
            )
        )

    def _wait_for_scheduler(self) -> None:
        end = time.monotonic() + _START
        while not self._file.is_file() or not self._file.stat().st_size:
            if time.monotonic() > end or self._started[0].poll() is not None:
                raise RuntimeError("no scheduler of Dask could be started")
            time.sleep(0.05)
