"""A limit of time round a piece of work, wherever it is done: the last resort against a text that makes it run on.

In the main thread of a system with signals a timer interrupts the work, a regular expression too. Elsewhere a second
thread raises the exception in the working one, which takes effect as soon as that executes Python code again.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_AGAIN = 0.5
"""Seconds after which the exception is raised again, should something have swallowed it: a finalizer, a library."""
_CHECKS = 100
"""Rounds of an empty loop, before each of which Python looks for a pending exception: one is enough."""
_LONGEST = 10_000_000.0
"""Seconds: four months, and less than any timer takes."""

_active = threading.local()


class OutOfTime(BaseException):
    """The time is up. Not an ``Exception``, so that nothing on the way takes it for a fault of its own."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises ``OutOfTime`` inside of the block once it has taken so many seconds of wall-clock time.

    A limit inside of another does nothing: the outer one holds.
    """
    if getattr(_active, "on", False):
        yield
        return
    _active.on = True
    start = _by_signal if _signals_are_ours() else _by_thread
    try:
        with start(min(seconds, _LONGEST)):
            yield
    finally:
        _active.on = False


def _signals_are_ours() -> bool:
    """Whether a timer can be used and the program that we are part of does not use it itself."""
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) == signal.SIG_DFL
        and signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    )


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    is_over = False

    def ring(*_: object) -> None:
        if not is_over:
            raise OutOfTime

    signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        yield
    finally:
        is_over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        _let_pending_signals_in()
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


def _let_pending_signals_in() -> None:
    """Nothing: Python runs the handlers of signals that have arrived when a function is called."""


@contextmanager
def _by_thread(seconds: float) -> Iterator[None]:
    working = threading.current_thread()
    ident = threading.get_ident()
    lock = threading.Lock()
    done, rung = threading.Event(), threading.Event()
    raise_in = _raiser()
    is_over = False

    def watch() -> None:
        wait = seconds
        while not done.wait(wait):
            with lock:
                # A thread that begins is given the number of one that has ended, and must not die in its place.
                if is_over or not working.is_alive():
                    return
                rung.set()
                raise_in(ident, OutOfTime)
            wait = _AGAIN

    watcher = threading.Thread(target=watch, daemon=True, name="skillmatch-time-limit")
    try:
        watcher.start()  # inside, since a short time may be up before it returns
        yield
    finally:
        # First, and no call: whatever is called may meet the exception, and the watch has to end all the same.
        is_over = True
        _stop(done, rung, lock)


def _stop(done: threading.Event, rung: threading.Event, lock: threading.Lock) -> None:
    """End the watch; an exception that was raised at the very last moment is met here, and harms nothing.

    It cannot be taken back instead: Python 3.11 would look for it ever after, and hang under a tracer.
    """
    with lock:
        done.set()
    if rung.is_set():
        with suppress(OutOfTime):
            for _ in range(_CHECKS):
                pass


def _raiser() -> Callable[[int, type[BaseException]], object]:
    """What raises an exception in the thread of a number, as soon as that executes Python code."""
    import ctypes  # most starts have a timer, and no use for it

    set_exception = ctypes.pythonapi.PyThreadState_SetAsyncExc
    return lambda ident, exception: set_exception(ctypes.c_ulong(ident), ctypes.py_object(exception))
