"""What is made of a team's taxonomy, kept for its user between runs: the taxonomy alone, and nothing of a document.

A cache is a help and never a reason to fail: where it cannot be used, things are made anew, and nothing is said. What
is kept is plain values in ``marshal`` form, as in ``skillmatch.compiled``. That form must not be read from a stranger,
so a file counts only where it and its folder belong to this user and nobody else may write them, and only where it is
whole: it begins with its key and with a digest of the rest.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

FOLDER = "SKILLMATCH_CACHE_DIR"
"""The environment variable that names another folder than that of the platform."""
OFF = "SKILLMATCH_NO_CACHE"
"""The environment variable that, set to anything, switches the cache off."""

_FORM = 4
_MOST_FILES, _MOST_BYTES = 40, 100_000_000
"""What is kept at most; what was used longest ago goes. A taxonomy is some four files of 5 MB together."""
_FORGOTTEN = 3600
"""Seconds after which a file that was never finished goes."""
_OURS = re.compile(r"[0-9a-f]{64}(?:\.bin|\.[0-9a-f]{16}\.part)")
"""The names of our files: the folder may be anything that somebody calls a cache, and other files there stay."""
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH

Made = TypeVar("Made")


def folder() -> Path | None:
    """Where things are kept, if they are; it need not be there. ``None``: nowhere."""
    if os.environ.get(OFF):
        return None
    given = os.environ.get(FOLDER)
    path = os.path.expanduser(given) if given else _of_the_platform()  # noqa: PTH111 - it never raises
    # What is not absolute would be below the folder that the user is in, which may be anybody's.
    return Path(path) if os.path.isabs(path) else None  # noqa: PTH117


def why_unusable() -> str:
    """Why nothing is kept, in a user's words; empty where things are, or will be."""
    if os.environ.get(OFF):
        return f"switched off by {OFF}"
    at = folder()
    if at is None:
        return f"{FOLDER} is no absolute path" if os.environ.get(FOLDER) else "this user has no home"
    if not _is_there(at):
        return "" if _may_be_made(at) else "it would be in a folder of another user"
    return "" if _is_own(at) else "the folder is not this user's alone: it belongs to, or may be written by, others"


def usage() -> tuple[int, int]:
    """How many files are kept, and their size in bytes."""
    at = folder()
    sizes = [entry.st_size for _, entry in _entries(at)] if at and _is_own(at) else []
    return len(sizes), sum(sizes)


def read_or_make(key: bytes, make: Callable[[], Made]) -> Made:
    """What was made under ``key``, of 32 bytes; made now, and kept, where it is not there."""
    found: Made | None = read(key)
    if found is None:
        found = make()
        write(key, found)
    return found


def read(key: bytes) -> Any:
    """What was made under ``key``; ``None`` where it is not there, or not to be trusted."""
    at = folder()
    try:
        if at is None or not _is_own(at):
            return None
        data = _own_bytes(at / f"{key.hex()}.bin")
        head = len(key) + hashlib.sha256().digest_size
        if not data.startswith(key) or hashlib.sha256(memoryview(data)[head:]).digest() != data[len(key) : head]:
            return None
        return marshal.loads(memoryview(data)[head:])
    except (OSError, ValueError, EOFError, TypeError):
        return None


def write(key: bytes, made: Any) -> None:
    """Keep what was made, where that can be done."""
    at = folder()
    with suppress(OSError, ValueError):
        if at is None or not _is_usable(at):
            return
        values = marshal.dumps(made, _FORM)
        _put(at, key.hex(), key + hashlib.sha256(values).digest() + values)
        _tidy(at)


def _of_the_platform() -> str:
    """The folder for caches by the rules of the platform, ours below it; no absolute path where there is no home."""
    home = os.path.expanduser("~")  # noqa: PTH111 - it never raises
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or f"{home}\\AppData\\Local", "skillmatch", "Cache")  # noqa: PTH118
    if sys.platform == "darwin":
        return f"{home}/Library/Caches/skillmatch"
    given = os.environ.get("XDG_CACHE_HOME", "")
    return f"{given if given.startswith('/') else f'{home}/.cache'}/skillmatch"


def _is_there(at: Path) -> bool:
    return os.path.lexists(at)


def _is_usable(at: Path) -> bool:
    """Whether files may be put in the folder, which is made where there is none."""
    if not _is_there(at):
        if not _may_be_made(at):
            return False
        at.parent.mkdir(parents=True, exist_ok=True)
        at.mkdir(mode=0o700, exist_ok=True)
    return _is_own(at)


def _may_be_made(at: Path) -> bool:
    """Whether it would not be a folder of root's in the home of somebody else, who could never write there again."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return True
    above = next(parent for parent in at.parents if _is_there(parent) or parent == parent.parent)
    try:
        return above.stat().st_uid == 0
    except OSError:
        return False


def _is_own(at: Path) -> bool:
    """Whether it is a folder of this user's, and no link, that nobody else may write."""
    try:
        found = os.lstat(at)
    except (OSError, ValueError):
        return False
    return stat.S_ISDIR(found.st_mode) and _is_private(found)


def _is_private(found: os.stat_result) -> bool:
    # Where files have no such owners, as on Windows, they have those of their folder: the user's own.
    return not hasattr(os, "geteuid") or (
        found.st_uid == os.geteuid() and not stat.S_IMODE(found.st_mode) & _WRITABLE_BY_OTHERS
    )


def _own_bytes(path: Path) -> bytes:
    """The content of a plain file of this user's; nothing of any other. Used now, so that it stays for longer.

    Raises:
        OSError: it is not there, or cannot be read.
    """
    flags = os.O_RDONLY
    for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY", "O_CLOEXEC"):
        flags |= getattr(os, flag, 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or not _is_private(found) or found.st_size > _MOST_BYTES:
            return b""
        with suppress(OSError):
            os.utime(path)
        return file.read(_MOST_BYTES)


def _put(at: Path, name: str, data: bytes) -> None:
    """Write a file whole or not at all, however many do so at once: each writes its own, and the last one stays."""
    part = at / f"{name}.{os.urandom(8).hex()}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
            file.write(data)
        part.replace(at / f"{name}.bin")
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _tidy(at: Path) -> None:
    """Let go what is more than is kept, and what was never finished."""
    # By the file that is newest, not by the clock, of which nothing here knows.
    entries = sorted(_entries(at), key=lambda entry: (-entry[1].st_mtime, entry[0].name))
    files, size = 0, 0
    for path, found in entries:
        is_part = path.suffix == ".part"
        if not is_part:
            files, size = files + 1, size + found.st_size
        is_forgotten = is_part and found.st_mtime < entries[0][1].st_mtime - _FORGOTTEN
        if is_forgotten or (not is_part and (files > _MOST_FILES or size > _MOST_BYTES)):
            with suppress(OSError):  # another run has done it, or reads it just now
                path.unlink()


def _entries(at: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """The files of ours."""
    with os.scandir(at) as entries:
        names = [entry.name for entry in entries if _OURS.fullmatch(entry.name)]
    for name in names:
        with suppress(OSError):
            yield at / name, os.lstat(at / name)
