"""Standard input as a source: kept in a file while it is scanned, since a scan reads it twice, first for its hash."""

from __future__ import annotations

import gzip
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

STDIN = "-"
_MAGIC = {b"PAR1": "parquet", b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
_HEAD = 1 << 16


@contextmanager
def kept(stream: IO[bytes]) -> Iterator[Path]:
    """A file with all that a stream gives, which is gone afterwards."""
    with TemporaryDirectory(prefix="skillmatch-") as folder:
        path = Path(folder) / "stdin"
        with path.open("wb") as file:
            shutil.copyfileobj(stream, file)
        yield path


def format_of(path: Path) -> tuple[str, str]:
    """The format of a file and how it is packed, by what is in it."""
    with path.open("rb") as file:
        first = file.read(4)
    found = next((name for magic, name in _MAGIC.items() if first.startswith(magic)), "")
    if found == "parquet":
        return found, ""
    return _format_of_text(_head(path, found)), found


def _head(path: Path, packed: str) -> bytes:
    try:
        if packed == "gzip":
            with gzip.open(path) as file:
                return file.read(_HEAD)
        if packed == "zstd":
            import pyarrow

            return bytes(pyarrow.CompressedInputStream(pyarrow.OSFile(str(path)), packed).read(_HEAD))
    except (OSError, EOFError, zlib.error):
        return b""
    with path.open("rb") as plain:
        return plain.read(_HEAD)


def _format_of_text(head: bytes) -> str:
    """JSON begins with a bracket, a feed with a tag; what else has rows is CSV."""
    sign = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return "json" if sign in (b"{", b"[") else "xml" if sign == b"<" else "csv"
