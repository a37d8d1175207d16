"""The bytes of files, and their names as they may be shown."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import BinaryIO

from skillmatch.readers.codes import Code
from skillmatch.readers.limits import DEFAULT_LIMITS, Limits
from skillmatch.readers.model import Unreadable
from skillmatch.readers.refusals import too_large
from skillmatch.safe_read import NotReadError, Why, read_plain_file

_PIECE = 1 << 20
_HINTS = {
    Why.MISSING: "Check its name and folder.",
    Why.FOLDER: "Name the files in it.",
    Why.DENIED: "Change its permissions, or copy it to where you may.",
    Why.NOT_PLAIN: "Send what it gives to standard input, and name -.",
    Why.OTHER: "Check its name and folder.",
}


def bytes_of(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> bytes | Unreadable:
    """The bytes of the plain file at ``path``, or why it has none to give."""
    try:
        return read_plain_file(path, limits.bytes)
    except NotReadError as error:
        return not_read(str(path), error, limits)


def not_read(name: str, error: NotReadError, limits: Limits) -> Unreadable:
    """Why the file called ``name`` has no bytes to give."""
    if error.why is Why.TOO_LARGE:
        return Unreadable(printable(name), *too_large(limits))
    return Unreadable(printable(name), error.reason, _HINTS[error.why], Code.CANNOT_OPEN)


def read_up_to(file: BinaryIO, most: int) -> bytes:
    """The bytes of an open file, at most so many; taken piece by piece, since a read makes room for all it asks for.

    Raises:
        BlockingIOError: where it is one that does not wait, and has nothing to give yet.
    """
    pieces = []
    while most > 0 and (piece := file.read(min(most, _PIECE))) != b"":
        if piece is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def printable(name: str) -> str:
    """A name that can be written as UTF-8, whatever bytes the file system has for it."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
