"""What must hold for any bytes: nothing raised, promises kept, bounded time, and on a sample the whole analysis too."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

from tools.attacking import promises
from tools.attacking.faults import BROKEN, SLOW, SWALLOWED, Fault, Judged, fault_of
from tools.attacking.growing import growth
from tools.attacking.growing_files import Case
from tools.attacking.swallowed import mistake
from tools.attacking.watch import SLOW as MOST
from tools.attacking.watch import Watch
from tools.attacking.whole import Whole

if TYPE_CHECKING:
    from skillmatch.readers.model import Reading, Unreadable

LARGE = 100_000
"""Bytes: a file this large may take its time."""


class Judge:
    """Judges one input after the other.

    Args:
        file: where to keep what is known of a call that takes long.
        read: reads a file and checks what was read.
    """

    def __init__(self, file: Path, read: Callable[[bytes, str], Reading | Unreadable] = promises.check) -> None:
        self._watch = Watch(file)
        self.read = read
        self.faults: list[Fault] = []

    @cached_property
    def whole(self) -> Whole:
        """What analyses and checks; built once it is needed, since it costs a second."""
        return Whole()

    def judge(self, data: bytes, name: str, *, whole: bool) -> Judged:
        """What comes of a file; ``whole``: of its analysis and check too."""
        self.faults = []
        found = self.step("reading", lambda: self.read(data, name), len(data))
        reason = getattr(found, "reason", "" if found else "it raised")
        if reason.startswith("damaged, or not") and (error := mistake(data, name)):
            self.faults.append(fault_of(SWALLOWED, error))
        if whole and not reason:
            self._all_of_it(data, name)
        return Judged("refused" if reason else "read", tuple(self.faults))

    def judge_growth(self, case: Case) -> Judged:
        """What comes of four times as much."""
        self.faults = []
        call = self._whole_of if case.ending == ".md" else self.read
        if found := self.step("growth", lambda: growth(case, call), LARGE):
            self.faults.append(found)
        return Judged("read", tuple(self.faults))

    def step(self, what: str, call: Callable[[], Any], size: int) -> Any:
        """The result of a call, or ``None`` where it raised; what it raised, and that it was slow, are faults."""
        begun = process_time()
        self._watch.begin()
        try:
            return call()
        except Exception as error:
            self.faults.append(fault_of(BROKEN, error))
            return None
        finally:
            self._watch.end()
            if process_time() - begun > MOST and size < LARGE:
                self.faults.append(Fault(SLOW, f"{what} at {self._watch.place}"))

    def _all_of_it(self, data: bytes, name: str) -> None:
        for what, call in self.whole.steps(data, name):
            self.step(what, call, len(data))
            if self.faults:
                return

    def _whole_of(self, data: bytes, name: str) -> None:
        for part in (self.whole.analysis, self.whole.check):
            for _, call in part(data, name):
                call()
