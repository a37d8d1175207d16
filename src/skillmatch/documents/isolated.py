"""Reading files in a process of their own, where their parsers are large: one that hangs or dies takes nothing along.

Plain text costs no process. The process is started with the first file that needs one and serves all that follow; it
is started anew where a file was its end.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import IO

from skillmatch.documents.limits import DEFAULT_LIMITS, Limits
from skillmatch.documents.model import Reading, Unreadable
from skillmatch.documents.read import bytes_of, finish, open_bytes, printable
from skillmatch.documents.wire import unpacked
from skillmatch.documents.worker import DONE, LENGTH

_MOST_ANSWER = 100_000_000
_CRASHED = ("damaged: what reads such files broke on it", "Open it and save it again, or save it as text.")
Progress = Callable[[int, int], None]
"""Told, for a scan, the page that has been read, and of how many."""


class FileReader:
    """Reads files within limits; keeps its process until it is closed, or goes.

    Args:
        limits: what a file may cost.
        progress: called for each page of a scan.
    """

    def __init__(self, limits: Limits = DEFAULT_LIMITS, progress: Progress | None = None) -> None:
        self.limits = limits
        self._progress = progress
        self._worker: _Worker | None = None
        self._lock = threading.Lock()

    def file(self, path: str | Path) -> Reading | Unreadable:
        """What stands in the file at ``path``; never raises for what a file or its name can be."""
        data = bytes_of(path, self.limits)
        return data if isinstance(data, Unreadable) else self.data(data, str(path))

    def data(self, data: bytes, name: str) -> Reading | Unreadable:
        """What stands in the bytes of a file called ``name``."""
        opened = open_bytes(data, name, self.limits)
        if isinstance(opened, Unreadable):
            return opened
        if opened.reader.isolated:
            with self._lock:
                if worker := self._started():
                    return self._isolated(worker, data, name)
        return finish(opened, self.limits, self._progress)

    def close(self) -> None:
        """End the process, if there is one."""
        if self._worker:
            self._worker.end()
            self._worker = None

    def _started(self) -> _Worker | None:
        """The process, started where there is none; ``None`` where this Python cannot be started anew."""
        if self._worker is None or not self._worker.is_ours():
            try:
                self._worker = _Worker()
            except (OSError, ValueError):  # a program that has Python inside it has none to start
                self._worker = None
        return self._worker

    def _isolated(self, worker: _Worker, data: bytes, name: str) -> Reading | Unreadable:
        found = worker.ask(data, name, self.limits, self._progress)
        if found is None:
            worker.end()
            shown = printable(name)
            return _too_slow(shown, self.limits) if worker.was_slow else Unreadable(shown, *_CRASHED)
        return found


def _too_slow(name: str, limits: Limits) -> Unreadable:
    hint = "Save it as text, or allow more with --limit seconds=NUMBER."
    return Unreadable(name, f"takes longer than {limits.seconds} s to read", hint)


class _Worker:
    """The process, and how to talk to it."""

    def __init__(self) -> None:
        # Not from the folder that we happen to be in (-P), whose files are not to be trusted.
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "skillmatch.documents.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._made_by = os.getpid()
        self._end = weakref.finalize(self, _end, self._process, self._made_by)
        self.was_slow = False

    def is_ours(self) -> bool:
        """Whether it still runs, and this process started it and not one that this was forked from."""
        return self._made_by == os.getpid() and self._process.poll() is None

    def ask(self, data: bytes, name: str, limits: Limits, progress: Progress | None) -> Reading | Unreadable | None:
        """What it makes of a file; ``None`` where it died of it or was ended for its slowness."""
        assert self._process.stdin and self._process.stdout
        request = {"name": name, "size": len(data), "limits": asdict(limits)}
        timer = self._timer(limits)
        try:
            self._process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            self._process.stdin.write(data)
            self._process.stdin.flush()
            while frame := _frame(self._process.stdout):
                sort, body = frame
                if sort == DONE:
                    return unpacked(body)
                timer.cancel()
                timer = self._timer(limits)
                if progress:
                    progress(*json.loads(body))
        except (OSError, ValueError):  # it went away
            pass
        finally:
            timer.cancel()
        return None

    def end(self) -> None:
        """Stop it at once; it holds nothing that would be lost."""
        self._end()

    def _timer(self, limits: Limits) -> threading.Timer:
        timer = threading.Timer(limits.seconds, self._too_slow)
        timer.daemon = True
        timer.start()
        return timer

    def _too_slow(self) -> None:
        self.was_slow = True
        self._process.kill()


def _end(process: subprocess.Popen[bytes], made_by: int) -> None:
    """Stop a process that this one started; one forked from it must leave it alone."""
    if made_by != os.getpid():
        return
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if pipe:
                pipe.close()
    process.wait()


def _frame(answers: IO[bytes]) -> tuple[bytes, bytes] | None:
    """One frame, or ``None`` where there is none to come, or it is longer than any can be."""
    head = answers.read(1 + LENGTH)
    length = int.from_bytes(head[1:], "big")
    if len(head) <= LENGTH or length > _MOST_ANSWER:
        return None
    body = answers.read(length)
    return (head[:1], body) if len(body) == length else None
