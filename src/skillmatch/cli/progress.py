"""Progress on stderr, where there are many files and somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skillmatch.cli.reading import Read, ReadAhead

_MANY = 8
"""Fewer files are done before a bar would be read."""


def tracked(files: ReadAhead) -> Iterable[Read]:
    """``files``, with a progress bar on stderr where it is a terminal and they are many."""
    if len(files) < _MANY or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, description="Reading", console=Console(stderr=True), transient=True)
