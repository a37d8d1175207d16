"""Files that an assistant may have read: those below the folders that its user has granted, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from skillmatch.errors import UsageError
from skillmatch.readers.files import printable
from skillmatch.safe_read import exists, is_folder, read_file_below, resolved

_LONGEST = 4096
_NONE = "no folder was granted, so that no file is read."
_NONE_HINT = "Give the text of the document itself, or name a folder with --root where the server is set up."


def granted(addresses: Iterable[str]) -> tuple[str, ...]:
    """The folders of some ``file:`` addresses, without links; others are left out, and what is no folder."""
    paths = filter(None, map(_path_of, addresses))
    return tuple(dict.fromkeys(str(resolved(path)) for path in paths if is_folder(path)))


def _path_of(address: str) -> str | None:
    """The path of a ``file:`` address of this machine."""
    try:
        parts = urlsplit(address)
    except ValueError:  # an address of a machine that is none
        return None
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or "\0" in unquote(parts.path):
        return None
    return url2pathname(parts.path)


class GrantedFile:
    """A file below a granted folder.

    Args:
        name: as it was given: a path, absolute or from a granted folder, or a ``file:`` address.
        roots: the folders that were granted, without links.

    Raises:
        UsageError: where it is below none of them; whether there is such a file is not said then.
    """

    def __init__(self, name: str, roots: Sequence[str]) -> None:
        if not roots:
            raise UsageError(_NONE, hint=_NONE_HINT)
        given = _path_of(name) if re.match(r"file:", name, re.IGNORECASE) else name
        if not given or len(given) > _LONGEST or "\0" in given or _climbs(given):
            raise _refused(name)
        ways = [Path(root, given) for root in roots]
        there = [way for way in ways if exists(way)]
        # Of a file that several folders have it is the first; what is in none is told as missing from the first.
        found = next(filter(None, (_below(way, roots) for way in there or ways)), None)
        if found is None:
            raise _refused(name)
        self.path, self.root = found

    def read(self, most_bytes: int) -> bytes:
        """The bytes of the file; none, where a link has been put on the way to it meanwhile.

        Raises:
            NotReadError: where it cannot be read.
        """
        return read_file_below(self.root, self.path.relative_to(self.root).parts, most_bytes)


def _climbs(given: str) -> bool:
    return ".." in PurePosixPath(given).parts or ".." in PureWindowsPath(given).parts


def _below(path: Path, roots: Sequence[str]) -> tuple[Path, Path] | None:
    """Where a path leads to, and the root that it is below."""
    real = resolved(path)
    return next(((real, Path(root)) for root in roots if real != Path(root) and real.is_relative_to(root)), None)


def _refused(name: str) -> UsageError:
    short = printable(name if len(name) <= 100 else f"{name[:100]}…")
    return UsageError(f"{short!r} is not below a folder that was granted.", hint="Only files there are read.")
