"""Reading a file that somebody else may have made: only a plain one, at most so much of it, and without waiting."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

SETTINGS_BYTES = 5_000_000
"""As much of a file of settings, patterns or taxonomy entries as is read: a hundred times the largest of ours."""
_CHUNK = 1 << 20


class Why(StrEnum):
    """What sort of reason there is for not reading a file, in a user's words."""

    MISSING = "no such file"
    FOLDER = "a folder, not a file"
    DENIED = "you may not read it"
    NOT_PLAIN = "no plain file but a device or pipe"
    TOO_LARGE = "too large"
    OTHER = "cannot be opened"


class NotReadError(Exception):
    """A file that has no bytes to give.

    Attributes:
        why: what sort of reason it is.
        reason: the reason in a few words, such as "larger than 5 MB".
    """

    def __init__(self, why: Why, reason: str = "") -> None:
        super().__init__(reason or why.value)
        self.why = why
        self.reason = reason or why.value


def read_plain_file(path: str | Path, most_bytes: int) -> bytes:
    """All of the plain file at ``path``, which a link may lead to.

    Args:
        path: any name, also one that no file can have.
        most_bytes: a larger file is refused, and no more of it than this is held.

    Raises:
        NotReadError: where there is no such file, it is no plain file, too large, or cannot be read.
    """
    with _refusals():
        return _content(os.open(path, _flags()), most_bytes)


def read_file_below(folder: str | Path, names: Sequence[str], most_bytes: int) -> bytes:
    """All of the plain file that ``names`` lead to from ``folder``, none of which may be a link.

    Each is opened from within the one before, so that no folder can be exchanged for a link on the way. Windows cannot
    do so: there the file is opened by its path.

    Raises:
        NotReadError: as ``read_plain_file``.
    """
    with _refusals():
        if os.open not in os.supports_dir_fd or not names:
            return _content(os.open(Path(folder, *names), _flags()), most_bytes)
        at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            for name in names[:-1]:
                inside = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at)
                os.close(at)
                at = inside
            return _content(os.open(names[-1], _flags() | os.O_NOFOLLOW, dir_fd=at), most_bytes)
        finally:
            os.close(at)


@contextmanager
def _refusals() -> Iterator[None]:
    """What the system refuses, as a ``NotReadError``."""
    try:
        yield
    except FileNotFoundError:
        raise NotReadError(Why.MISSING) from None
    except IsADirectoryError:
        raise NotReadError(Why.FOLDER) from None
    except PermissionError:
        raise NotReadError(Why.DENIED) from None
    except BlockingIOError:  # a file of the kernel that has nothing to give yet
        raise NotReadError(Why.NOT_PLAIN) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a name that a file can have"
        raise NotReadError(Why.OTHER, f"cannot be opened: {reason[:1].lower()}{reason[1:]}") from None


def _flags() -> int:
    """For opening so that a pipe nobody writes to does not hold us up."""
    flags = os.O_RDONLY
    for flag in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    return flags


def _content(handle: int, most_bytes: int) -> bytes:
    """The bytes of an open plain file, which is closed."""
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        if not stat.S_ISREG(mode):
            raise NotReadError(Why.NOT_PLAIN)
        return _bytes_of(handle, most_bytes)
    finally:
        os.close(handle)


def _bytes_of(handle: int, most_bytes: int) -> bytes:
    # A piece at a time: a limit may be far larger than any file, and asking for so much at once would take it.
    pieces: list[bytes] = []
    size = 0
    while size <= most_bytes and (piece := os.read(handle, min(_CHUNK, most_bytes + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    if size > most_bytes:
        raise NotReadError(Why.TOO_LARGE, f"larger than {_in_words(most_bytes)}")
    return b"".join(pieces)


def _in_words(size: int) -> str:
    return f"{size / 1e6:,.0f} MB" if size >= 1_000_000 else f"{size:,} bytes"


# Those of pathlib raise for a name that is too long or a folder that may not be entered; nothing is there then, either.
def is_file(path: str | Path) -> bool:
    """Whether a plain file is there, or a link to one; never raises."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: str | Path) -> bool:
    """Whether a folder is there, or a link to one; never raises."""
    return os.path.isdir(path)  # noqa: PTH112


def exists(path: str | Path) -> bool:
    """Whether anything is there, a link that leads nowhere too; never raises."""
    return os.path.lexists(path)


def resolved(path: str | Path) -> Path:
    """The absolute path without links; what cannot be followed, as a link to itself, stays as it is."""
    try:
        return Path(os.path.realpath(path))
    except (OSError, ValueError):
        return Path(path)


def below(path: str | Path, folder: str | Path) -> str | None:
    """The way from ``folder`` to ``path``, with forward slashes; ``None`` where it is not below.

    Links to folders are followed; one to the file itself is what it is called.
    """
    name = Path(path)
    try:
        return (resolved(name.parent) / name.name).relative_to(resolved(folder)).as_posix()
    except ValueError:
        return None
