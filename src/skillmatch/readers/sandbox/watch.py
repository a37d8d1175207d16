"""A time within which something must be done."""

from __future__ import annotations

import threading
from collections.abc import Callable


class StartError(Exception):
    """There is no process to read files in, or none to watch over it; the message says why."""


class Watch:
    """Calls a function where what is done inside takes longer than it may.

    Raises:
        StartError: where no thread is left for that.
    """

    def __init__(self, seconds: float, late: Callable[[], None]) -> None:
        self._seconds = seconds
        self._late = late

    def __enter__(self) -> Watch:
        timer = threading.Timer(self._seconds, self._late)
        timer.daemon = True
        try:
            timer.start()
        except RuntimeError as error:
            raise StartError(str(error)) from error
        self._timer = timer
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()  # one that was about to strike must not hit what comes next

    def begin_anew(self) -> None:
        """Give it as much time once more."""
        self.__exit__()
        self.__enter__()
