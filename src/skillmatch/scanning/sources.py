"""The files of a scan: found by name, told apart by their endings, each with its size and hash."""

from __future__ import annotations

import glob
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from skillmatch.errors import UsageError
from skillmatch.scanning.standard_input import STDIN, format_of

FORMATS = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "json",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
}
PACKED = {".gz": "gzip", ".zst": "zstd"}
_KNOWN = "Parquet, JSONL, CSV, JSON and XML feeds, all but the first also as .gz and .zst"
_PIECE = 1 << 20


class RowSource(NamedTuple):
    """A file of rows.

    Attributes:
        path: where its bytes are.
        format: ``parquet``, ``jsonl``, ``csv``, ``json`` or ``xml``.
        packed: ``gzip``, ``zstd`` or empty.
        name: what it is called, wherever it is.
    """

    path: str
    format: str
    packed: str
    size: int
    sha256: str
    name: str


def sources_of(names: Sequence[str], stdin: Path | None = None) -> list[RowSource]:
    """The files that the names stand for: files, folders with all that is below them, and patterns; each once.

    Args:
        stdin: a file with what ``-`` stands for.

    Raises:
        UsageError: a name stands for nothing, or for a file of another kind.
    """
    found: dict[str, RowSource] = {}
    for name in names:
        if name == STDIN and stdin:
            found[name] = _source(stdin, STDIN, format_of(stdin))
            continue
        before = len(found)
        for path in _files(name):
            found.setdefault(str(path), _source(path, path.name, _kind(path)))
        if len(found) == before and not any(str(path) in found for path in _files(name)):
            raise UsageError("no such file, or nothing to scan in it.", place=name, hint=f"Name {_KNOWN}.")
    return list(found.values())


def _files(name: str) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        yield from sorted(one for one in path.rglob("*") if one.is_file() and _kind(one)[0])
    elif path.is_file():
        yield path
    else:
        # Not Path.glob, which takes no pattern that is absolute.
        found = glob.glob(name, recursive=True)  # noqa: PTH207
        yield from sorted(path for path in map(Path, found) if path.is_file())


def _kind(path: Path) -> tuple[str, str]:
    """The format of a file and how it is packed, by its endings."""
    endings = [ending.lower() for ending in path.suffixes]
    packed = PACKED.get(endings[-1], "") if endings else ""
    ending = endings[-2] if packed and len(endings) > 1 else endings[-1] if endings else ""
    return FORMATS.get(ending, ""), packed


def _source(path: Path, name: str, kind: tuple[str, str]) -> RowSource:
    format_, packed = kind
    if not format_ or (format_ == "parquet" and packed):
        raise UsageError("not a file of rows.", place=str(path), hint=f"Name {_KNOWN}.")
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}.", place=str(path), hint="See who may read it.") from None
    return RowSource(str(path), format_, packed, path.stat().st_size, digest.hexdigest(), name)
