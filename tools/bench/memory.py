"""How much memory processes have, as Linux counts it: what several share is shared out among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
KNOWN = (_PROC / "self" / "smaps_rollup").exists()
"""Whether this system tells."""


def megabytes(roots: Iterable[int]) -> float:
    """Of these processes and all that they started, together."""
    return sum(map(_kilobytes, set(_with_children(roots)))) / 1024


def _with_children(roots: Iterable[int]) -> Iterator[int]:
    waiting = list(roots)
    while waiting:
        pid = waiting.pop()
        yield pid
        with suppress(OSError):
            for thread in (_PROC / str(pid) / "task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())


def _kilobytes(pid: int) -> int:
    with suppress(OSError):
        for line in (_PROC / str(pid) / "smaps_rollup").read_text().split("\n"):
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
