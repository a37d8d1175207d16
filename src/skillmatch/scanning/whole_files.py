"""Files that are there whole, or as they were: a scan may be stopped at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

_WRITING = ".writing"


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Where to write what becomes the file once all of it is written; nothing is left where it is not.

    The place is nobody else's: a worker that a cluster has given up may still write the same part as the next one.
    """
    being_written = path.with_name(f".{path.name}.{uuid4().hex}{_WRITING}")
    try:
        yield being_written
        being_written.replace(path)
    finally:
        being_written.unlink(missing_ok=True)


def without_unfinished(folder: Path) -> None:
    """Take away what processes that were killed had begun to write below a folder."""
    for path in folder.rglob(f".*{_WRITING}"):
        path.unlink(missing_ok=True)
