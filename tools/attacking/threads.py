"""One analyzer used from several threads at once, and after a fork: the same reports as one after the other."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from random import Random
from typing import TYPE_CHECKING

from tools.attacking import mutate, texts
from tools.attacking.faults import BROKEN, HUNG, Fault, fault_of

if TYPE_CHECKING:
    from skillmatch.analysis import Analyzer

_THREADS = 4
_TEXTS = 24
_SWITCH = 1e-5
"""Seconds between two switches of thread: so few that every line of Python may be cut in two."""
_PATIENCE = 60
"""Seconds of the clock that a child may take: one that waits for a lock takes no processor time."""
File = tuple[bytes, str]


def in_threads(seed: int, number: int) -> list[Fault]:
    """The faults of one round: some files analysed by four threads, and each by itself."""
    files = _files(seed, number)
    expected = _reports(_analyzer(), files)
    analyzer = _analyzer()  # a fresh one, since it learns with each text, and that is when threads meet
    with _quick_switches(), ThreadPoolExecutor(_THREADS) as pool:
        answers = [pool.submit(_report, analyzer, file) for _ in range(2) for file in files]
    faults = []
    for answer, wanted in zip(answers, expected * 2, strict=True):
        if error := answer.exception():
            faults.append(fault_of(BROKEN, error))
        elif answer.result() != wanted:
            faults.append(Fault(BROKEN, "another report from a thread"))
    return faults


def after_fork(seed: int, number: int) -> list[Fault]:
    """The faults of one round: files analysed in a child that was forked while threads were at work."""
    files = _files(seed, number)
    expected = _reports(_analyzer(), files)
    analyzer = _analyzer()
    stop = threading.Event()
    busy = [threading.Thread(target=_keep_busy, args=(analyzer, files, stop)) for _ in range(2)]
    with _quick_switches():
        for thread in busy:
            thread.start()
        try:
            return _in_child(lambda: _reports(analyzer, files) == expected)
        finally:
            stop.set()
            for thread in busy:
                thread.join()


def _files(seed: int, number: int) -> list[File]:
    """Ordinary and hostile texts, and small documents."""
    rng = Random(f"{seed}/threads/{number}")
    made: list[File] = []
    while len(made) < _TEXTS:
        target = rng.choice(("text", "markdown", "docx", "html"))
        data = mutate.mutant(target, seed, rng.randrange(10_000))
        if rng.random() < 0.3:
            data, target = texts.hostile(seed, rng.randrange(10_000)).text.encode("utf-8", "replace"), "text"
        if len(data) < 6_000 or target == "docx":
            made.append((data, f"a{mutate.TARGETS[target].ending}"))
    return made


def _analyzer() -> Analyzer:
    from skillmatch.analysis import Analyzer

    return Analyzer()


def _reports(analyzer: Analyzer, files: Sequence[File]) -> list[str]:
    return [_report(analyzer, file) for file in files]


def _report(analyzer: Analyzer, file: File) -> str:
    from skillmatch.reporting import render

    return render([analyzer.data(*file)], "json")


@contextmanager
def _quick_switches() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _keep_busy(analyzer: Analyzer, files: Sequence[File], stop: threading.Event) -> None:
    while not stop.is_set():
        for file in files:
            if not stop.is_set():
                try:
                    _report(analyzer, file)
                except Exception:  # the other kind of round tells of it
                    return


def _in_child(same: Callable[[], bool]) -> list[Fault]:
    """Whether a forked child comes to the same, and comes to an end."""
    child = os.fork()
    if child == 0:
        code = 2
        try:
            code = 0 if same() else 1
        finally:
            os._exit(code)
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            return [Fault(BROKEN, f"another report, or none, after a fork (exit code {code})")] if code else []
        time.sleep(0.05)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return [Fault(HUNG, "waits for ever after a fork")]
