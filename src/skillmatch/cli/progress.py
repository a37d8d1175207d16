"""Progress on stderr, where there are many files and somebody watches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

from skillmatch.cli.stderr import is_watched

T = TypeVar("T")
_MANY = 8
"""Fewer files are done before a bar would be read."""
_PAUSE = 0.1
"""Seconds between two states of the bar: to draw it takes as long as some postings do."""


def tracked(results: Iterable[T], files: int) -> Iterable[T]:
    """The results for so many files, with a progress bar on stderr where it is a terminal and they are many."""
    return results if files < _MANY or not is_watched() else _with_bar(results, files)


def _with_bar(results: Iterable[T], files: int) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress

    # It is drawn anew between files, and not by a thread: while there is one, no process can be forked.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as progress:
        bar, drawn = progress.add_task("Reading", total=files), 0.0
        for result in results:
            yield result
            progress.advance(bar)
            if monotonic() - drawn > _PAUSE:
                progress.refresh()
                drawn = monotonic()
