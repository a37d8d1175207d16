"""What grows faster than its input: hostile texts, and files of every kind, of one size and of four times that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from time import process_time
from typing import Any

from tools.attacking.faults import SLOW, Fault
from tools.attacking.growing_files import Case, file_cases
from tools.attacking.units import ALL

_SIZE = 6_000
"""Characters of the smaller text."""
_WRAPS = ("{}", "Data Engineer\n\nRequirements\n- Python, SQL {}\n- Go", "<!-- {} -->\n- Python", "<p>Python {}</p>")
_MOST = 8.0
"""Times as long for four times as much: 4 is linear, 16 quadratic; small inputs and busy machines are uneven."""
_LEAST = 0.3
"""Seconds: what takes less even at four times the size harms nobody, and cannot be measured."""


@lru_cache
def cases() -> tuple[Case, ...]:
    """All of them: files first, then each unit in each place."""
    return (*file_cases(), *_texts())


def _texts() -> Iterator[Case]:
    for wrap in _WRAPS:
        for unit in ALL:
            yield Case(f"{unit!r} in {wrap!r}", ".md", _filler(wrap, unit), _SIZE // len(unit))


def _filler(wrap: str, unit: str) -> Callable[[int], bytes]:
    return lambda count: wrap.format(unit * count).encode("utf-8", "replace")


def growth(case: Case, call: Callable[[bytes, str], Any]) -> Fault | None:
    """The fault of a case that takes far more than four times as long at four times the size, twice over."""
    small, large = case.make(case.size), case.make(4 * case.size)
    seconds = _seconds(call, large, case)
    if seconds < _LEAST:
        return None
    ratio = seconds / max(_seconds(call, small, case), 0.001)
    if ratio > _MOST:
        ratio = min(ratio, _seconds(call, large, case) / max(_seconds(call, small, case), 0.001))
    return Fault(SLOW, f"{case.name[:70]} grows {ratio:.0f} times") if ratio > _MOST else None


def _seconds(call: Callable[[bytes, str], Any], data: bytes, case: Case) -> float:
    begun = process_time()
    call(data, f"a{case.ending}")
    return process_time() - begun
