"""Processes that do the work of a server, so that a document that is slow or hostile keeps nobody else waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Generic, TypeVar

from skillmatch.processes import Process, Work, held_signals

T = TypeVar("T")
R = TypeVar("R")


class BusyError(Exception):
    """There is more to do than may wait."""


class GoneError(Exception):
    """Who asked has gone, and nobody waits for the answer."""


class _Desk:
    """A place where one thing is done at a time, by a process that is started when it is needed."""

    def __init__(self) -> None:
        self.process: Process | None = None

    def end(self) -> None:
        """End its process, whatever that is doing."""
        process, self.process = self.process, None
        if process:
            with suppress(ValueError):  # it has been ended meanwhile
                process.stop()
                process.join()


class Pool(Generic[T, R]):
    """Up to so many processes, each with one thing at a time.

    Args:
        work: what is done with a thing; ``lost`` is its result where the process died or was ended.
        count: the processes.
        seconds: how long a thing may take before its process is ended.
        most_waiting: the things that may wait for a process.
    """

    def __init__(self, work: Work[T, R], count: int, seconds: float, most_waiting: int) -> None:
        self._work = work
        self._seconds = seconds
        self._most_waiting = most_waiting
        self._waiting = 0
        self._closed = False
        self._desks = [_Desk() for _ in range(count)]
        self._free: asyncio.LifoQueue[_Desk] = asyncio.LifoQueue()
        for desk in self._desks:
            self._free.put_nowait(desk)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="skillmatch-pool")

    def start(self) -> None:
        """Start all processes now: before there are threads, a fork is safe and costs next to nothing."""
        for desk in self._desks:
            self._start(desk)

    async def do(self, task: T, is_wanted: Callable[[], Awaitable[bool]]) -> R:
        """The result for a thing.

        Args:
            is_wanted: asked when its turn has come.

        Raises:
            BusyError: too many wait already.
            GoneError: it is no longer wanted.
        """
        if self._waiting >= self._most_waiting:
            raise BusyError
        self._waiting += 1
        try:
            desk = await self._free.get()
        finally:
            self._waiting -= 1
        try:
            wanted = await is_wanted()
        except BaseException:
            self._free.put_nowait(desk)
            raise
        if not wanted:
            self._free.put_nowait(desk)
            raise GoneError
        asked = asyncio.get_running_loop().run_in_executor(self._threads, self._done, desk, task)
        asked.add_done_callback(lambda _: self._free.put_nowait(desk))
        return await asyncio.shield(asked)

    def close(self) -> None:
        """End all processes."""
        self._closed = True
        for desk in self._desks:
            desk.end()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for desk in self._desks:  # one that was being started
            desk.end()

    def _done(self, desk: _Desk, task: T) -> R:
        """The result for a thing, waited for in a thread."""
        result: R | None
        error: Exception | None
        try:
            pipe = self._at(desk).ours
            pipe.send(task)
            if not pipe.poll(self._seconds):
                raise EOFError
            result, error = pipe.recv()
        except (EOFError, OSError, TypeError, ValueError):  # the last two: it was closed while it was waited on
            desk.end()
            return self._work.lost(task)
        if error:
            raise error
        return result

    def _at(self, desk: _Desk) -> Process:
        """The process at a desk, started where there is none that lives."""
        process = desk.process
        if process and process.is_alive():
            return process
        desk.end()
        return self._start(desk)

    def _start(self, desk: _Desk) -> Process:
        if self._closed:
            raise EOFError
        with held_signals():
            others = [other.process.ours for other in self._desks if other.process]
            desk.process = made = Process(self._work, others)
        return made
