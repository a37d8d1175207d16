"""What a process can do to itself so that a file costs no more than it may: limits that the system holds it to."""

from __future__ import annotations

import contextlib
import signal
import sys
from functools import cache
from pathlib import Path

_MEGABYTE = 1_000_000
_LEAST_ROOM = 16
"""Megabytes without which no file is begun."""
_MARGIN = 5
"""Seconds after its time for whoever started the process to end it, before it ends by itself."""


class UnlimitedError(Exception):
    """The system refuses a limit that it knows; the message says why."""


def hear_alarms() -> None:
    """Let an alarm end this process, even where the process that started it would not hear one."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])


def set_alarm(seconds: float) -> None:
    """End this process a little after these seconds, 0 being never; not on Windows.

    For the case that whoever started it is gone and ends it no more. It is the system that does it: a thread would not
    get its turn beside a parser.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds + _MARGIN if seconds else 0)


@cache
def hold_memory(megabytes: int) -> int:
    """Take no more memory than that from now on, where the system can see to it: Windows and macOS cannot.

    Returns:
        The megabytes that hold: fewer than asked for where the process was allowed no more.

    Raises:
        MemoryError: so little would do for no file.
        UnlimitedError: where the limit cannot be set.
    """
    try:
        import resource
    except ImportError:  # Windows
        return megabytes
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the document
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = min(one for one in (megabytes * _MEGABYTE, soft, hard) if one != resource.RLIM_INFINITY)
    if most < _used() + _LEAST_ROOM * _MEGABYTE:
        raise MemoryError
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ValueError, OSError) as error:
        if sys.platform != "darwin":
            raise UnlimitedError(getattr(error, "strerror", None) or str(error)) from error
    return most // _MEGABYTE


def _used() -> int:
    """Bytes of memory that this process has now; 0 where that is not told."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    import resource

    return pages * resource.getpagesize()
