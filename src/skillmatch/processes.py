"""A process that works on one thing after the other: how it is started and ended, and what it does inside."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, Protocol, TypeVar

from skillmatch.errors import SkillmatchError
from skillmatch.gc_pause import collect_seldom

T = TypeVar("T")
R = TypeVar("R")
T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)

_PATIENCE = 1.0
"""Seconds that a process has to end what it has started, before it is killed."""
_SAFE_PATH = "PYTHONSAFEPATH"


class Work(Protocol[T_contra, R_co]):
    """What the processes do; it is pickled where they cannot be forked."""

    def __call__(self, task: T_contra, /) -> R_co:
        """The result for a thing."""

    def lost(self, task: T_contra, /) -> R_co:
        """The result for a thing whose process died."""

    def close(self) -> None:
        """End what was started for the work, in the process that did it; called from a signal handler, too."""


class WorkerCrashError(Exception):
    """What went wrong in a process, with the traceback that it had there."""


class Process:
    """A process and our end of the pipe to it.

    Raises:
        OSError: where it cannot be started.
    """

    def __init__(self, work: Work[Any, Any], others: list[Connection]) -> None:
        context: Any = get_context(_start_method())
        self.ours, theirs = context.Pipe()
        # A fork has all that we have: as long as it held our ends, the others would not notice that we are gone.
        inherited = [self.ours, *others] if context.get_start_method() == "fork" else []
        try:
            with _safe_path():
                self._process = context.Process(target=_serve, args=(work, theirs, inherited), daemon=True)
                self._process.start()
        except OSError:
            self.ours.close()
            raise
        finally:
            theirs.close()

    def is_alive(self) -> bool:
        return bool(self._process.is_alive())

    def stop(self) -> None:
        """Tell it to end at once."""
        self._process.terminate()

    def join(self) -> None:
        """Wait until it has ended, but not for long."""
        self.ours.close()
        self._process.join(_PATIENCE)
        if self.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()


def _start_method() -> str:
    """A fork costs next to nothing, and shares what the analyzer is made of; but it can take along a lock that another
    thread holds, and systems other than Linux have such threads of their own."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def start_is_cheap() -> bool:
    """Whether a process costs but a fork."""
    return _start_method() == "fork"


@contextmanager
def _safe_path() -> Iterator[None]:
    """No process looks for its modules in the working folder, whose files may be anybody's."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


@contextmanager
def held_signals() -> Iterator[None]:
    """Signals that arrive meanwhile take effect afterwards; on Windows they are not held."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT, signal.SIGTERM])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(work: Work[Any, Any], requests: Connection, inherited: list[Connection]) -> None:
    """Answer requests until whoever makes them is gone."""
    for other in inherited:
        other.close()
    _heed_signals(work)
    collect_seldom()
    gc.freeze()  # what the work is made of stays to the end: no use in looking through it after every thing
    try:
        with suppress(EOFError, OSError):
            while True:
                requests.send(outcome(work, requests.recv()))
    finally:
        work.close()


def _heed_signals(work: Work[Any, Any]) -> None:
    """End at once when told to; whom an interrupt reaches as well is told so by the process that started it."""

    def stop(*_: object) -> None:
        work.close()
        os._exit(0)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, lambda *_: None)  # not SIG_IGN, which what is started from here would inherit
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT, signal.SIGTERM])


def outcome(work: Work[T, R], task: T) -> tuple[R | None, Exception | None]:
    """The result for a thing, or what was raised instead, so that it can be sent."""
    try:
        return work(task), None
    except SkillmatchError as error:
        return None, error
    except Exception:
        return None, WorkerCrashError(traceback.format_exc())
