"""Files that are there whole, or as they were: a scan may be stopped at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Where to write what becomes the file once all of it is written; nothing is left where it is not."""
    being_written = path.with_name(f".{path.name}.writing")
    try:
        yield being_written
        being_written.replace(path)
    finally:
        being_written.unlink(missing_ok=True)
