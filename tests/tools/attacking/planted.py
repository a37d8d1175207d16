"""Work with planted faults, for processes to come to grief over."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tools.attacking.faults import BROKEN, Fault, Judged
from tools.attacking.swallowed import OURS
from tools.attacking.work import Plan, Work

DIES, HANGS, BREAKS = 1, 3, 4


class Planted(Work):
    """Reads every input but three."""

    def __init__(self, plan: Plan, file: Path) -> None:
        file.write_text(f'  File "{OURS}text/tokenize.py", line 7 in tokenize\n', encoding="utf-8")

    def one(self, target: str, number: int) -> Judged:
        if number == DIES:
            os._exit(9)
        if number == HANGS:
            signal.setitimer(signal.ITIMER_PROF, 0.05)  # as a watch does, with more patience
            while True:
                pass
        return Judged("read", (Fault(BROKEN, "planted"),) if number == BREAKS else ())
