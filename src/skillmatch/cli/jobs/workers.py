"""Processes that work on many things at once, with the results in the order of the things.

A process has one thing at a time, so that one that dies costs that thing alone; another takes its place.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from skillmatch.processes import Process, Work, held_signals, outcome

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 8
"""Things on their way for each process: what waits for a slow one to be done is bounded, and so is the memory."""


@dataclass(slots=True)
class _Errand(Generic[T, R]):
    """A thing on its way, and what came of it."""

    task: T
    result: R | None = None
    error: Exception | None = None
    is_done: bool = False

    def answer(self) -> R:
        if self.error:
            raise self.error
        return self.result  # type: ignore[return-value]  # None where that is the result


class Workers(Generic[T, R]):
    """Up to so many processes, each started when there is something for it to do; leaving the context ends them."""

    def __init__(self, work: Work[T, R], count: int) -> None:
        self._work = work
        self._count = count
        self._idle: list[Process] = []
        self._busy: dict[Connection, tuple[Process, _Errand[T, R]]] = {}

    def in_order(self, tasks: Iterable[T]) -> Iterator[R]:
        """The result for each thing, as soon as those before it are there.

        Things are asked for as processes get free, up to a few ahead of the result that is waited for.

        Raises:
            SkillmatchError: what the work raised.
            WorkerCrashError: it raised something else.
        """
        coming, pending = iter(tasks), deque[_Errand[T, R]]()
        self._hand_out(coming, pending)
        while pending:
            while not pending[0].is_done:
                self._collect()
                self._hand_out(coming, pending)
            yield pending.popleft().answer()
            self._hand_out(coming, pending)

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        processes = [*self._idle, *(process for process, _ in self._busy.values())]
        self._idle, self._busy = [], {}
        for process in processes:
            process.stop()
        for process in processes:
            process.join()

    def _hand_out(self, coming: Iterator[T], pending: deque[_Errand[T, R]]) -> None:
        """Give things to the processes that are free, as long as there are both."""
        while len(self._busy) < self._count and len(pending) < _AHEAD * self._count:
            try:
                errand = _Errand[T, R](next(coming))
            except StopIteration:
                return
            pending.append(errand)
            self._give(errand)

    def _give(self, errand: _Errand[T, R]) -> None:
        """Let a process do it; this one, where there can be no other."""
        process = self._free()
        if process is None:
            self._count = len(self._busy) or 1
            _settle(errand, *outcome(self._work, errand.task))
            return
        self._busy[process.ours] = process, errand
        with suppress(OSError):  # it has just died, as is found when its answer is waited for
            process.ours.send(errand.task)

    def _free(self) -> Process | None:
        """A process that waits for something to do; ``None`` where there is none and none can be started."""
        while self._idle:
            process = self._idle.pop()
            if process.is_alive():
                return process
            process.join()
        return self._started()

    def _started(self) -> Process | None:
        # Held, so that no process is started of which nobody knows, nor is one interrupted before it is set up.
        with held_signals(), suppress(OSError):
            process = Process(self._work, [*self._busy, *(one.ours for one in self._idle)])
            self._idle.append(process)
            return self._idle.pop()
        return None

    def _collect(self) -> None:
        """Take the answers that have come, waiting for the first."""
        ready = wait([*self._busy])
        for ours in [one for one in self._busy if one in ready]:
            process, errand = self._busy.pop(ours)
            try:
                answer = process.ours.recv()
            except (EOFError, OSError):
                process.join()
                answer = self._work.lost(errand.task), None
            else:
                self._idle.append(process)
            _settle(errand, *answer)


def _settle(errand: _Errand[T, R], result: R | None, error: Exception | None) -> None:
    errand.result, errand.error, errand.is_done = result, error, True
