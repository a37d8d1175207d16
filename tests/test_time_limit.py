"""A limit of time holds round any work, in any thread, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from skillmatch.errors import TimeLimitError, UsageError
from skillmatch.readers.guard import guarded
from skillmatch.readers.limits import Limits
from skillmatch.readers.model import Unreadable
from skillmatch.time_limit import OutOfTime, time_limit

SOON = 0.05


def spin() -> None:
    while True:
        pass


def backtrack() -> None:
    """A search that would take longer than anybody lives, inside of one call of C code."""
    re.fullmatch("(a+)+", "a" * 100 + "b")


def swallow() -> None:
    """Work that takes every exception for one of its own."""
    while True:
        try:
            spin()
        except BaseException as error:
            seen.append(error)
            if len(seen) > 1:
                raise


seen: list[BaseException] = []
WORK: dict[str, Callable[[], None]] = {"a loop": spin, "a regular expression": backtrack, "a greedy handler": swallow}


def cut_short(work: Callable[[], None]) -> bool:
    try:
        with time_limit(SOON):
            work()
    except OutOfTime:
        return True
    return False


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_it_ends_any_work_in_the_main_thread(work: Callable[[], None]) -> None:
    seen.clear()
    assert cut_short(work)


def in_thread(work: Callable[[], object]) -> object:
    given: list[object] = []
    thread = threading.Thread(target=lambda: given.append(work()), daemon=True)
    thread.start()
    thread.join(60)
    return given[0] if given else "still running"


@pytest.mark.parametrize("name", ["a loop", "a greedy handler"])
def test_it_ends_a_loop_in_another_thread(name: str) -> None:
    seen.clear()
    assert in_thread(lambda: cut_short(WORK[name])) is True


def test_it_leaves_a_programs_own_alarm_alone() -> None:
    rung: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, frame: rung.append(number))
    try:
        assert cut_short(spin)
        signal.raise_signal(signal.SIGALRM)
        assert rung == [signal.SIGALRM]
    finally:
        signal.signal(signal.SIGALRM, before)


def test_nothing_is_left_of_it() -> None:
    for _ in range(200):
        with contextlib.suppress(OutOfTime), time_limit(1e-6):
            pass
    time.sleep(2 * SOON)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_nothing_is_left_of_it_in_another_thread() -> None:
    def often() -> str:
        for _ in range(50):
            with contextlib.suppress(OutOfTime), time_limit(1e-6):
                pass
        time.sleep(2 * SOON)
        return "whole"

    assert in_thread(often) == "whole"


def watchers() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "skillmatch-time-limit"]


def test_the_watch_ends_where_leaving_the_block_is_what_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the exception goes on coming, and at last to a thread that was given the number of the one that ended."""

    def interrupted(*_: object) -> None:
        raise OutOfTime

    monkeypatch.setattr("skillmatch.time_limit._AGAIN", SOON)
    monkeypatch.setattr("skillmatch.time_limit._stop", interrupted)
    assert in_thread(lambda: cut_short(lambda: None)) is True
    time.sleep(4 * SOON)
    assert not watchers()


TRACED = """
import contextlib, sys, threading
from skillmatch.time_limit import OutOfTime, time_limit

def often():
    for _ in range(200):
        with contextlib.suppress(OutOfTime), time_limit(1e-6):
            pass
    sys.setprofile(lambda *_: None)
    print(sum(len(str(number)) for number in range(10)))

for work in (often, often):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
"""


def test_a_limit_leaves_nothing_that_a_tracer_would_wait_for() -> None:
    """Python 3.11 hangs in a traced thread that it still takes for one with a pending exception."""
    ran = subprocess.run([sys.executable, "-c", TRACED], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.stdout, ran.stderr) == ("10\n10\n", "")


def test_of_two_the_outer_one_holds() -> None:
    with time_limit(60), time_limit(1e-6):
        time.sleep(SOON)
    assert not cut_short(lambda: None)


def fail(error: BaseException) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


FAULTS: dict[str, tuple[Callable[[], object], str]] = {
    "too slow": (spin, "takes longer than 1 s"),
    "too slow inside": (fail(TimeLimitError("slow")), "takes longer than 1 s"),
    "too large": (fail(MemoryError()), "needs more memory"),
    "too deep": (fail(RecursionError()), "nested deeper"),
    "gone": (fail(FileNotFoundError(2, "No such file")), "No such file"),
    "a fault of ours": (fail(KeyError("words of a résumé")), "could not be analysed (KeyError)"),
}


@pytest.mark.parametrize(("work", "reason"), FAULTS.values(), ids=FAULTS)
def test_whatever_a_file_does_becomes_a_value(work: Callable[[], object], reason: str) -> None:
    found = guarded("a.txt", Limits(seconds=1), work)
    assert isinstance(found, Unreadable)
    assert found.name == "a.txt" and reason in found.reason and found.hint.endswith(".")
    assert "words" not in str(found)


def test_what_works_is_given_on_and_what_a_caller_got_wrong_is_raised() -> None:
    assert guarded("a.txt", Limits(), lambda: 42) == 42
    with pytest.raises(UsageError):
        guarded("a.txt", Limits(), fail(UsageError("no such role")))
    with pytest.raises(KeyError):
        guarded("a.txt", Limits(), fail(KeyError()), debug=True)
