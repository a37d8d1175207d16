"""One analyzer serves several threads, and a process forked in the midst of their work."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.readers.limits import Limits
from skillmatch.reporting import render

pytestmark = pytest.mark.exhaustive

POSTINGS = sorted((Path(__file__).parents[1] / "examples" / "postings").iterdir())
RESUMES = sorted((Path(__file__).parent / "matching").glob("*.yaml"))


def texts() -> list[str]:
    """Texts that make an analyzer look up ever new words: no two threads meet them in the same order."""
    whole = [path.read_text(encoding="utf-8") for path in (*POSTINGS, *RESUMES) if path.suffix != ".json"]
    lines = [line for text in whole for line in text.split("\n")]
    shuffled = random.Random(7)
    return [*whole[:8], *("\n".join(shuffled.sample(lines, 40)) for _ in range(24))]


@contextmanager
def switching_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def reports(analyzer: Analyzer, ones: list[str]) -> list[str]:
    return [render([analyzer.text(one)], "jsonl") for one in ones]


def test_four_threads_find_what_one_finds() -> None:
    ones = texts()
    expected = reports(Analyzer(), ones)
    shared = Analyzer()
    orders = [random.Random(seed).sample(range(len(ones)), len(ones)) for seed in range(4)]
    with switching_often(), ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda order: reports(shared, [ones[at] for at in order]), orders))
    for order, said in zip(orders, found, strict=True):
        assert said == [expected[at] for at in order]


FORKED = """
import json, os, sys, threading, warnings
warnings.simplefilter("ignore")
from skillmatch.analysis import Analyzer
from skillmatch.readers.limits import Limits
from skillmatch.reporting import render

def reports():
    return [render([analyzer.text(one)], "jsonl") for one in ones]

ones, expected = json.load(sys.stdin)
analyzer = Analyzer(limits=Limits(seconds=600))  # three busy threads beside it, on a machine that may be busy itself
reports()  # what is imported late is imported here: the lock of an import that a fork cuts off is never released
busy = threading.Event()

def work():
    while not busy.is_set():
        reports()

for _ in range(3):
    threading.Thread(target=work, daemon=True).start()
failed = 0
for round in range(4):
    child = os.fork()
    if not child:
        os._exit(reports() != expected)
    failed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
busy.set()
os._exit(failed)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_a_fork_in_the_midst_of_work_finds_the_same() -> None:
    ones = texts()[:12]
    ran = subprocess.run(
        [sys.executable, "-c", FORKED],
        input=json.dumps([ones, reports(Analyzer(limits=Limits(seconds=600)), ones)]),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
