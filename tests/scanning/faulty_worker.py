"""A worker on whose process some rows are hard: it raises, dies, hangs, and tells a lie, as their texts say."""

from __future__ import annotations

import os
import signal
import time
from typing import Any

from skillmatch.scanning import worker

_answer = worker.answer


def faulty(row: Any, scanner: Any, options: Any) -> tuple[bytes, bytes]:
    if "RAISE" in row.text:
        scanner = None
    elif "DIE" in row.text:
        os.kill(os.getpid(), signal.SIGKILL)
    elif "HANG" in row.text:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        time.sleep(600)
    return _answer(row, scanner, options)


def main() -> None:
    worker.answer = faulty
    worker.main()
