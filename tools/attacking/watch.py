"""A watch over one call at a time: where it is when it takes long, and an end to it where it takes for ever."""

from __future__ import annotations

import re
import signal
import traceback
from pathlib import Path
from types import FrameType

from tools.attacking.swallowed import OURS

SLOW = 5.0
"""Seconds of processor time that no input of ordinary size may need in any step."""
HUNG = 20.0
"""Seconds of processor time after which the process is ended."""
_FRAME = re.compile(rf'File "{re.escape(OURS)}([^"]+)", line (\d+),? in (\S+)')


class Watch:
    """Writes into ``file`` where the process is once a call is slow; a call that hangs ends the process."""

    def __init__(self, file: Path) -> None:
        self._path = file

    def begin(self) -> None:
        """Watch the call that begins now."""
        self._path.write_text("", encoding="utf-8")
        if _HAS_TIMERS:
            signal.signal(signal.SIGVTALRM, self._note)
        _set_timers(SLOW, HUNG)

    def end(self) -> None:
        """The call is over."""
        _set_timers(0, 0)

    @property
    def place(self) -> str:
        """Where the last call was when it was slow."""
        return place_in(self._path)

    def _note(self, number: int, frame: FrameType | None) -> None:
        """Write the stack, the innermost frame first."""
        # A handler runs between two steps of the interpreter, so that the frames it reads stand still.
        self._path.write_text("".join(reversed(traceback.format_stack(frame))), encoding="utf-8")


_HAS_TIMERS = hasattr(signal, "setitimer")
"""Not on Windows, where only the other process sees that one hangs."""


def _set_timers(slow: float, hung: float) -> None:
    if _HAS_TIMERS:
        signal.setitimer(signal.ITIMER_VIRTUAL, slow)
        signal.setitimer(signal.ITIMER_PROF, hung)


def place_in(file: Path) -> str:
    """The innermost line of ours in what a watch wrote, as ``text/tokenize.py:12 tokenize``."""
    match = _FRAME.search(file.read_text(encoding="utf-8", errors="replace"))
    return f"{match[1]}:{match[2]} {match[3]}" if match else "no line of ours"
