"""Calls counted: what a piece of work costs, the same on every machine, busy or not."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

FEW = 2_000
"""Calls that are taken for none: what is done once for every input."""

Made = TypeVar("Made")


class Calls:
    """Counts the calls of functions, Python's and C's, by stage of the work."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def of(self, stage: str, work: Callable[[], Made]) -> Made:
        """Do the work of a stage, and return what it made."""

        def count(frame: FrameType, event: str, arg: object) -> None:
            self.counts[stage] += event in ("call", "c_call")

        before, collects = sys.getprofile(), gc.isenabled()
        gc.disable()  # what the garbage collector calls, and when, is no matter of the input
        sys.setprofile(count)
        try:
            return work()
        finally:
            sys.setprofile(before)
            if collects:
                gc.enable()

    def growth_from(self, fewer: Calls) -> dict[str, float]:
        """How many times as many calls as these others each stage took; none for the stages that took few."""
        counts = {stage: count for stage, count in self.counts.items() if count > 4 * FEW}
        return {stage: round(count / max(fewer.counts[stage], FEW), 1) for stage, count in counts.items()}
