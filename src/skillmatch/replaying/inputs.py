"""The files of a report found again: by what is in them, never by their names alone.

A report may be anybody's, and name any file. A name opens a file only below the folder that we are in; what
is elsewhere its user has to name. Of a file with another SHA-256 nothing is said but that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import NamedTuple

from skillmatch.closed_set import ClosedSet
from skillmatch.replaying.recorded import RecordedFile
from skillmatch.safe_read import NotReadError, Why, read_plain_file, resolved


class FileState(ClosedSet):
    """What became of a file that a report names."""

    FOUND = "found"
    CHANGED = "changed"
    """One of that name is there, with other content."""
    MISSING = "missing"
    OUTSIDE = "outside"
    """Its name leads out of the folder that we are in, and it was not given."""
    UNKNOWN = "unknown"
    """The report does not say what was in it."""


class InputFile(NamedTuple):
    """A file that a report names, and its bytes where they are those that the report is of."""

    recorded: RecordedFile
    state: FileState
    data: bytes | None = None


class Inputs:
    """Finds files among those that are given, then below the folder that we are in.

    Args:
        given: files as the user names them.
        most_bytes: what a file may have at most.
    """

    def __init__(self, given: Iterable[str], most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._given: dict[str, str] = {}
        self.unread: list[tuple[str, str]] = []
        """The given files that cannot be read, each with the reason."""
        for name in given:
            try:
                self._given.setdefault(_digest(self._bytes(name)), name)
            except NotReadError as error:
                self.unread.append((name, error.reason))
        self._asked: set[str] = set()
        self._last: tuple[str, bytes] | None = None

    @property
    def strangers(self) -> list[str]:
        """The given files that nothing asked for."""
        return [name for sha256, name in self._given.items() if sha256 not in self._asked]

    def find(self, file: RecordedFile) -> InputFile:
        """The file, where it can be found and is what it was."""
        if not file.sha256:
            return InputFile(file, FileState.UNKNOWN)
        self._asked.add(file.sha256)
        if self._last is not None and self._last[0] == file.sha256:  # the documents of one file follow each other
            return InputFile(file, FileState.FOUND, self._last[1])
        given = self._given.get(file.sha256)
        states = [self._read(name, file.sha256) for name in ([given] if given else names_of(file.name))]
        for state in (FileState.FOUND, FileState.CHANGED, FileState.OUTSIDE):
            for found, data in states:
                if found is state:
                    self._last = (file.sha256, data) if data is not None else self._last
                    return InputFile(file, found, data)
        return InputFile(file, FileState.MISSING)

    def _read(self, name: str, sha256: str) -> tuple[FileState, bytes | None]:
        if name not in self._given.values() and not is_below(name):
            return FileState.OUTSIDE, None
        try:
            data = self._bytes(name)
        except NotReadError as error:
            return (FileState.CHANGED if error.why is Why.TOO_LARGE else FileState.MISSING), None
        return (FileState.FOUND, data) if _digest(data) == sha256 else (FileState.CHANGED, None)

    def _bytes(self, name: str) -> bytes:
        return read_plain_file(name, self._most_bytes)


def names_of(name: str) -> list[str]:
    """A name, and that of the file of several documents of which it may name one."""
    file, sign, own = name.rpartition("#")
    return [name, file] if sign and file and own else [name]


def is_below(name: str) -> bool:
    """Whether a name leads to a file below the folder that we are in, also where links are followed."""
    for path in (PurePosixPath(name), PureWindowsPath(name)):
        if path.is_absolute() or path.anchor or ".." in path.parts:
            return False
    return resolved(name).is_relative_to(resolved(Path()))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
