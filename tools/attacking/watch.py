"""A watch over one call at a time: where it is when it takes long, and an end to it where it takes for ever."""

from __future__ import annotations

import faulthandler
import re
import signal
from pathlib import Path

from tools.attacking.swallowed import OURS

SLOW = 5.0
"""Seconds of processor time that no input of ordinary size may need in any step."""
HUNG = 20.0
"""Seconds of processor time after which the process is ended."""
_FRAME = re.compile(rf'File "{re.escape(OURS)}([^"]+)", line (\d+) in (\S+)')


class Watch:
    """Writes into ``file`` where the process is once a call is slow; a call that hangs ends the process."""

    def __init__(self, file: Path) -> None:
        self._path = file
        self._file = file.open("w", encoding="utf-8")

    def begin(self) -> None:
        """Watch the call that begins now."""
        self._file.seek(0)
        self._file.truncate()
        faulthandler.dump_traceback_later(SLOW, file=self._file)
        _alarm(HUNG)

    def end(self) -> None:
        """The call is over."""
        _alarm(0)
        faulthandler.cancel_dump_traceback_later()

    @property
    def place(self) -> str:
        """Where the last call was when it was slow."""
        return place_in(self._path)


def _alarm(seconds: float) -> None:
    if hasattr(signal, "ITIMER_PROF"):  # not on Windows, where only the other process sees that one hangs
        signal.setitimer(signal.ITIMER_PROF, seconds)


def place_in(file: Path) -> str:
    """The innermost line of ours in what a watch wrote, as ``text/tokenize.py:12 tokenize``."""
    match = _FRAME.search(file.read_text(encoding="utf-8", errors="replace"))
    return f"{match[1]}:{match[2]} {match[3]}" if match else "no line of ours"
