"""Processes that work through an attack; one that dies of an input, or hangs on it, costs that input alone."""

from __future__ import annotations

import multiprocessing
import signal
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple

from tools.attacking.faults import DIED, HUNG, Fault, Judged
from tools.attacking.watch import place_in
from tools.attacking.work import Plan, Work

_PATIENCE = 180.0
"""Seconds of the clock for one input: one that only waits takes no processor time, which `watch` counts."""
_MEMORY = 3_000_000_000
"""Bytes of address space for each process, so that an input which wants more harms nobody else."""
_CHUNK = 250


Make = Callable[[Plan, Path], Work]


class Task(NamedTuple):
    """Inputs of a target, from one number up to another."""

    target: str
    first: int
    end: int


class Outcome(NamedTuple):
    """What came of an input."""

    target: str
    number: int
    judged: Judged


def tasks(counts: Iterable[tuple[str, int]]) -> Iterator[Task]:
    """The inputs of all targets in pieces that can be shared out."""
    for target, count in counts:
        for first in range(0, count, _CHUNK):
            yield Task(target, first, min(first + _CHUNK, count))


def outcomes(work: Iterable[Task], plan: Plan, jobs: int, make: Make = Work) -> Iterator[Outcome]:
    """What came of every input, as it comes; ``make`` is called in each process for what does its work."""
    waiting = deque(work)
    with tempfile.TemporaryDirectory() as folder:
        crew = [_Worker(plan, Path(folder) / f"watch-{at}", make) for at in range(jobs)]
        try:
            while waiting or any(worker.task for worker in crew):
                for worker in crew:
                    if not worker.task and waiting:
                        worker.give(waiting.popleft())
                wait([worker.pipe for worker in crew if worker.task], timeout=1)
                for worker in crew:
                    yield from worker.heard()
        finally:
            for worker in crew:
                worker.end()


class _Worker:
    """A process and the task it is at."""

    def __init__(self, plan: Plan, file: Path, make: Make) -> None:
        self._file = file
        self._arguments = (plan, file, make)
        self.task: Task | None = None
        self._start()

    def give(self, task: Task) -> None:
        """Begin a task."""
        self.task = task
        self._last = time.monotonic()
        self.pipe.send(task)

    def heard(self) -> Iterator[Outcome]:
        """What it has told since; where it went or hangs, that, and it goes on with the next input."""
        while self.task:
            try:
                if not self.pipe.poll():
                    break
                judged = self.pipe.recv()
            except (EOFError, OSError):
                yield self._lost()
                return
            yield self._done(judged)
        if self.task and time.monotonic() - self._last > _PATIENCE:
            self._process.kill()
            yield self._lost(hung=True)

    def end(self) -> None:
        """Stop the process at once."""
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, *self._arguments))
        self._process.start()
        theirs.close()

    def _done(self, judged: Judged) -> Outcome:
        assert self.task
        target, number, end = self.task
        self._last = time.monotonic()
        self.task = Task(target, number + 1, end) if number + 1 < end else None
        return Outcome(target, number, judged)

    def _lost(self, hung: bool = False) -> Outcome:
        self._process.join(timeout=10)
        code = self._process.exitcode
        hung = hung or code == -getattr(signal, "SIGPROF", 0)
        fault = Fault(HUNG, f"at {place_in(self._file)}") if hung else Fault(DIED, f"the process ended with {code}")
        outcome = self._done(Judged("read", (fault,)))
        self.end()
        self._start()
        if self.task:
            self.give(self.task)
        return outcome


def _work(pipe: Connection, plan: Plan, file: Path, make: Make) -> None:
    """The process: one answer for each input of each task."""
    _hold_memory()
    work = make(plan, file)
    while True:
        try:
            target, first, end = pipe.recv()
        except EOFError:
            return
        for number in range(first, end):
            pipe.send(work.one(target, number))


def _hold_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
