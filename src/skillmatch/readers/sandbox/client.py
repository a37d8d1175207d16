"""Reading files in a process of their own, where their parsers are large: one that hangs or dies takes nothing along.

Plain text costs no process. The process is started with the first file that needs one and serves all that follow; it
is started anew where a file was its end.
"""

from __future__ import annotations

import hashlib
import os
import threading
import weakref
from pathlib import Path

from skillmatch.readers.base import Progress
from skillmatch.readers.codes import Code
from skillmatch.readers.files import bytes_of, printable
from skillmatch.readers.guard import guarded
from skillmatch.readers.limits import DEFAULT_LIMITS, Limits
from skillmatch.readers.model import Found, Member, Reading, Several, Unreadable
from skillmatch.readers.read import finish, only, open_bytes, read_all
from skillmatch.readers.refusals import too_large, too_slow
from skillmatch.readers.sandbox.process import Worker, can_start
from skillmatch.readers.sandbox.watch import StartError

_LARGE = 1_000_000
"""Bytes: even to tell what a larger file is takes its time."""
_UNLIMITED = "read without a limit of time and memory: this Python cannot start another"
_NO_PROCESS = "no process to read it in could be started"
_TRY_AGAIN = "See that memory and processes are left, or save it as text."
_readers: weakref.WeakSet[FileReader] = weakref.WeakSet()


class FileReader:
    """Reads files within limits; keeps its process until it is closed, or goes.

    Several threads may use one: they take turns where a process is needed. After a fork it is as new in the child.

    Args:
        limits: what a file may cost.
        progress: called for each page of a scan.
        debug: whether a fault of the program itself is raised, so that its place can be seen.
    """

    def __init__(
        self, limits: Limits = DEFAULT_LIMITS, progress: Progress | None = None, *, debug: bool = False
    ) -> None:
        self.limits = limits
        self.debug = debug
        self._progress = progress
        self._worker: Worker | None = None
        self._lock = threading.RLock()
        _readers.add(self)

    def file(self, path: str | Path) -> Reading | Unreadable:
        """What is in the file at ``path``, which holds one document; never raises for what a file or its name can be.

        ``file#3`` and ``file#id`` are one of the documents that ``file`` holds.
        """
        return only(self.all_in(path), str(path))

    def data(self, data: bytes, name: str) -> Reading | Unreadable:
        """What is in the bytes of a file called ``name``, which holds one document."""
        return only(self.all_in_data(data, name), name)

    def all_in(self, path: str | Path) -> Found:
        """What is in the file at ``path``, which may hold several documents, or the one of them that it names."""
        data = bytes_of(path, self.limits)
        if not isinstance(data, Unreadable):
            return self.all_in_data(data, str(path))
        file, sign, own = str(path).rpartition("#")
        if not (sign and file and own) or data.code is not Code.CANNOT_OPEN:
            return data
        whole = bytes_of(file, self.limits)
        return data if isinstance(whole, Unreadable) else member_of(self.all_in_data(whole, file), str(path), own)

    def all_in_data(self, data: bytes, name: str) -> Found:
        """What is in the bytes of a file called ``name``, which may hold several documents."""
        if len(data) > self.limits.bytes:  # perhaps not even all of them
            return Unreadable(printable(name), *too_large(self.limits))
        return _hashed(self._found(data, name), hashlib.sha256(data).hexdigest())

    def _found(self, data: bytes, name: str) -> Found:
        if len(data) <= _LARGE and (found := self._here(data, name)):
            return found
        return self._isolated(data, name) if can_start() else self._unlimited(data, name)

    def close(self) -> None:
        """End the process, if there is one, whatever it is doing."""
        if worker := self._worker:
            worker.kill()  # first, so that nobody waits for a file that hangs
        with self._lock:
            self._end()

    def _here(self, data: bytes, name: str) -> Found | None:
        """What is read in this process, ``None`` where another is to read it."""

        def read() -> Found | None:
            opened = open_bytes(data, name, self.limits)
            if isinstance(opened, Unreadable):
                return opened
            return None if opened.isolated else finish(opened, self.limits, self._progress)

        return guarded(name, self.limits, read, debug=self.debug)

    def _isolated(self, data: bytes, name: str) -> Found:
        """What the process says of a file, or what became of it."""
        worker, found = None, None
        with self._lock:
            try:
                worker = self._started()
                found = worker.ask(data, name, self.limits, self._progress)
            except StartError as error:
                return Unreadable(printable(name), f"{_NO_PROCESS}: {error}", _TRY_AGAIN, Code.NO_PROCESS)
            finally:
                if found is None:  # also where we are interrupted: its answer would be taken for the next file's
                    self._end()
        return found or _failed(printable(name), self.limits, worker.was_slow)

    def _unlimited(self, data: bytes, name: str) -> Found:
        found = read_all(data, name, self.limits, self._progress)
        return found._replace(notes=(*found.notes, _UNLIMITED)) if isinstance(found, Reading) else found

    def _started(self) -> Worker:
        """The process, started where there is none."""
        if self._worker is None or not self._worker.is_ours():
            self._end()
            self._worker = Worker()
        return self._worker

    def _end(self) -> None:
        if self._worker:
            self._worker.end()
            self._worker = None

    def _begin_anew(self) -> None:
        """Be as new after a fork, before which another thread may have been reading."""
        self._lock = threading.RLock()
        if self._worker:
            self._worker.forget()
            self._worker = None


def member_of(found: Found, path: str, own: str) -> Reading | Unreadable:
    """The document that ``path`` names in a file, by its id or its number."""
    if isinstance(found, Several) and (one := found.named(own)):
        return one
    held = f"{len(found.members):,} documents" if isinstance(found, Several) else "one document"
    reason, hint = (
        f"no {own} in it",
        f"The file before the # holds {held}: name one of its ids or numbers, or the file.",
    )
    return Unreadable(printable(path), reason, hint, Code.CANNOT_OPEN)


def _hashed(found: Found, sha256: str) -> Found:
    """What was read, with the hash of the file that it was read from: by it the file can be known again."""
    if not isinstance(found, Several):
        return found._replace(sha256=sha256)
    return Several(tuple(Member(one.name, one.found._replace(sha256=sha256)) for one in found.members))


def _failed(name: str, limits: Limits, was_slow: bool) -> Unreadable:
    """What is said of a file that was the process's end."""
    if was_slow:
        slow = too_slow(limits)
        return Unreadable(name, *slow._replace(reason=f"{slow.reason} to read"))
    # Parsers in C do not say why they died; where it was for want of memory, more of it is the remedy.
    reason = f"damaged, or needs more than {limits.memory:,} MB of memory: what reads such files broke on it"
    hint = "Open it and save it again, or save it as text."
    return Unreadable(name, reason, hint, Code.DAMAGED, "memory")


def _after_fork() -> None:
    for reader in list(_readers):
        reader._begin_anew()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
