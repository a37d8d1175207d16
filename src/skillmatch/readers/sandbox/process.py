"""The process in which files are read, seen from outside: started, asked, watched and ended."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import weakref
from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from skillmatch._path import trusted
from skillmatch.readers.base import Progress
from skillmatch.readers.limits import Limits
from skillmatch.readers.model import Found
from skillmatch.readers.sandbox.protocol import DONE, READY, next_frame, unpacked
from skillmatch.readers.sandbox.watch import StartError, Watch

_Said = TypeVar("_Said")
_START = "import sys; sys.path[:] = sys.argv[1:]; from MODULE import main; main()"
_READER = "skillmatch.readers.sandbox.worker"
_SLOWEST_START = 60
"""Seconds in which Python starts even from a slow disk."""
_LEAST_ANSWER, _PER_CHARACTER = 100_000_000, 100
"""Bytes that an answer may have whatever the limits, and for each character: its boxes and escapes are long."""


def can_start() -> bool:
    """Whether this Python can be started anew: a program that has Python inside it cannot be."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def _command(module: str = _READER) -> list[str]:
    """The command line of a process that runs the ``main`` of a module: neither the working folder nor the environment
    (-I) says what it imports."""
    options = ["-I"]
    if sys.dont_write_bytecode:
        options.append("-B")
    if sys.pycache_prefix:
        options += ["-X", f"pycache_prefix={sys.pycache_prefix}"]
    return [sys.executable, *options, "-c", _START.replace("MODULE", module), *trusted(sys.path)]


class Child:
    """A process of ours that answers in frames, and how it is told; for one thread at a time.

    Args:
        module: the module whose ``main`` it runs.

    Raises:
        StartError: where it does not start.
    """

    def __init__(self, module: str) -> None:
        self.was_slow = False
        self._made_by = os.getpid()
        # Its pipes have no buffers: what stood in one when this process is forked would be written twice.
        try:
            self._process = subprocess.Popen(
                _command(module), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
            )
        except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: this process is about to end
            raise StartError(getattr(error, "strerror", None) or str(error)) from error
        self._end = weakref.finalize(self, _end, self._process, self._made_by)
        with Watch(_SLOWEST_START, self._too_slow):
            greeting = next_frame(self._process.stdout, 0)
        if greeting is None or greeting[0] != READY:
            self.end()
            raise StartError("Python takes too long to start" if self.was_slow else "Python ends as it starts")

    @property
    def pid(self) -> int:
        """Its number."""
        return self._process.pid

    def is_ours(self) -> bool:
        """Whether it can be asked: it runs, nobody has ended it, and no process that this was forked from made it."""
        return self._made_by == os.getpid() and not self.was_slow and self._process.poll() is None

    def kill(self) -> None:
        """Stop it at once; it holds nothing that would be lost."""
        if self._made_by == os.getpid():
            self._process.kill()

    def end(self) -> None:
        """Stop it, and let go of its pipes."""
        self._end()

    def forget(self) -> None:
        """Let go of it in a process forked from the one that made it, whose own it stays."""
        self._end.detach()
        _close_pipes(self._process)
        self._process.returncode = 0  # not for us to wait for

    def _send(self, *parts: bytes) -> None:
        """Write a request; one that dies before it has read all may have answered all the same."""
        assert self._process.stdin
        with contextlib.suppress(OSError, ValueError):
            for part in parts:
                rest = memoryview(part)
                while rest:
                    rest = rest[self._process.stdin.write(rest) :]

    def _was_alarmed(self) -> bool:
        """Whether its own alarm was the first to find it slow."""
        alarm = getattr(signal, "SIGALRM", None)
        with contextlib.suppress(subprocess.TimeoutExpired):  # its pipe closes a moment before it has ended
            return alarm is not None and self._process.wait(1) == -alarm
        return False

    def _too_slow(self) -> None:
        self.was_slow = True
        self._process.kill()


class Worker(Child):
    """The process in which files are read."""

    def __init__(self) -> None:
        super().__init__(_READER)

    def ask(self, data: bytes, name: str, limits: Limits, progress: Progress | None) -> Found | None:
        """What it makes of a file; ``None`` where it died of it or was ended for its slowness.

        Raises:
            StartError: where it cannot be watched over.
        """
        request = {"name": name, "size": len(data), "limits": asdict(limits)}
        most = max(_LEAST_ANSWER, _PER_CHARACTER * limits.characters)
        with Watch(limits.seconds, self._too_slow) as watch:
            self._send(json.dumps(request).encode("ascii") + b"\n", data)
            while frame := next_frame(self._process.stdout, most):
                sort, body = frame
                if sort == DONE:
                    return _understood(unpacked, body)
                watch.begin_anew()
                pages = _understood(_pages, body)
                if pages and progress:
                    progress(*pages)
        self.was_slow = self.was_slow or self._was_alarmed()
        return None


def _end(process: subprocess.Popen[bytes], made_by: int) -> None:
    """Stop a process that this one started; one forked from it must leave it alone."""
    if made_by == os.getpid():
        process.kill()
        _close_pipes(process)
        process.wait()


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if pipe:
                pipe.close()


def _understood(say: Callable[[bytes], _Said], body: bytes) -> _Said | None:
    """What a frame says; ``None`` where it makes no sense, since a file may have taken the process over."""
    try:
        return say(body)
    except Exception:
        return None


def _pages(body: bytes) -> tuple[int, int]:
    page, of = json.loads(body)
    return int(page), int(of)
