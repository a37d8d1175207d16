"""Progress on stderr, where there are many files and somebody watches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from skillmatch.cli.stderr import is_watched

T_co = TypeVar("T_co", covariant=True)
_MANY = 8
"""Fewer files are done before a bar would be read."""


class Several(Protocol[T_co]):
    """Things of which it is known how many there are."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[T_co]: ...


def tracked(files: Several[T_co]) -> Iterable[T_co]:
    """``files``, with a progress bar on stderr where it is a terminal and they are many."""
    if len(files) < _MANY or not is_watched():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, description="Reading", console=Console(stderr=True), transient=True)
