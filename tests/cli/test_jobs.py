"""Several files at once: the same bytes in the same order, whatever happens to a process that works on one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from skillmatch.cli.jobs import files as jobs
from skillmatch.reporting import FORMATS

from .conftest import POSTING, Typed
from .test_processes import started

pytestmark = pytest.mark.exhaustive

MIXED = [
    "posting.txt",
    "empty.txt",
    "resume.txt",
    "broken.pdf",
    "-",
    "nothing.txt",
    "none.txt",
    "posting.txt",
    "folder",
]
MANY = 3_000
"""Times that a file is named where it must not end by itself before something is done to it."""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc, and forks")


@pytest.mark.parametrize(
    "words",
    [*(["-f", format_, "--kind", "resume"] for format_ in FORMATS), ["check", "-f", "json"], ["check", "-f", "text"]],
    ids=[*FORMATS, "check as json", "check as text"],
)
def test_any_number_of_jobs_gives_the_same_bytes(folder: Path, words: list[str]) -> None:
    one, two, three = (started(*words, *MIXED, "-j", number, data=POSTING.encode()) for number in "123")
    assert (one.returncode, b"stdin" in one.stdout, b"broken.pdf" in one.stderr) == (2, True, True)
    for other in (two, three):
        assert (other.returncode, other.stdout, other.stderr) == (one.returncode, one.stdout, one.stderr)


def test_many_files_come_in_their_order(folder: Path) -> None:
    names = [f"{number}.txt" for number in range(300)]
    for number, name in enumerate(names):
        (folder / name).write_text(POSTING * (1 + number * 7 % 5), encoding="utf-8")
    run = started(*names, "-f", "jsonl", "-j", "3")
    assert (run.returncode, run.stderr) == (0, b"")
    assert [json.loads(line)["file"] for line in run.stdout.splitlines()] == names


def test_what_is_in_no_file_is_said_as_by_one_job(folder: Path) -> None:
    run = started("posting.txt", "nothing.txt", "-j", "2")
    assert run.returncode == 3 and b"nothing.txt: nothing recognised" in run.stderr


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5"])
@pytest.mark.parametrize("command", ["match", "check"])
def test_a_number_that_is_none_is_refused(typed: Typed, command: str, number: str) -> None:
    outcome = typed(command, "posting.txt", "--jobs", number)
    assert (outcome.code, outcome.out) == (2, "") and "--jobs" in outcome.err


@pytest.mark.parametrize(
    ("asked", "files", "count"),
    [
        (None, 1, 1),
        (None, 31, 1),
        (None, 32, 2),
        (None, 1000, 4),
        (1, 1000, 1),
        (3, 2, 2),
        (7, 9, 7),
        (10**9, 10**4, 60),
    ],
)
def test_no_more_jobs_than_are_worth_it(
    monkeypatch: pytest.MonkeyPatch, asked: int | None, files: int, count: int
) -> None:
    monkeypatch.setattr(jobs, "cores", lambda: 4)
    monkeypatch.setattr("skillmatch.processes.start_is_cheap", lambda: True)
    assert jobs._how_many(asked, files) == count


def test_a_start_that_costs_more_has_to_be_worth_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "cores", lambda: 4)
    monkeypatch.setattr("skillmatch.processes.start_is_cheap", lambda: False)
    assert [jobs._how_many(None, files) for files in (32, 128, 1000)] == [1, 2, 4]


def test_one_file_imports_nothing_for_several(folder: Path) -> None:
    code = (
        "import sys; from skillmatch.cli.main import run; run(['posting.txt', '-j', '4', '-o', 'out'])\n"
        "sys.exit('multiprocessing' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


DEADLY = """
import os, signal, sys
from skillmatch.analysis import Analyzer
reading = Analyzer.reading

def deadly(self, name, found):
    if "deadly" in name:
        os.kill(os.getpid(), signal.SIGKILL)
    return reading(self, name, found)

Analyzer.reading = deadly
from skillmatch.cli.main import main
main()
"""


@on_linux
@pytest.mark.parametrize("command", ["match", "check"])
def test_a_process_that_is_killed_costs_its_file_alone(folder: Path, command: str) -> None:
    for name in ("deadly-1.txt", "deadly-2.txt", "deadly-3.txt"):
        (folder / name).write_text(POSTING, encoding="utf-8")
    names = ["deadly-1.txt", "posting.txt", "deadly-2.txt", "deadly-3.txt", "resume.txt", "nothing.txt"]
    words = [command, *names, "-f", "json", "-j", "2"]
    run = subprocess.run([sys.executable, "-c", DEADLY, *words], capture_output=True, check=False, timeout=60)
    files = json.loads(run.stdout)["files"]
    failed = {one["file"]: one["error"] for one in files if "error" in one}
    assert run.returncode == 2 and sorted(failed) == [name for name in names if "deadly" in name]
    assert len(files) == len(names) and all(one["code"] == "no-process" for one in failed.values())
    assert run.stderr.count(b"was ended") == 3 and b"Traceback" not in run.stderr
    if command == "match":
        assert [one["file"] for one in files] == names


def children(pid: int) -> list[int]:
    """The processes that run and were started by one, by those, and so on."""
    try:
        own = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []
    return [*own, *(grandchild for child in own for grandchild in children(child))]


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def is_soon(true: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.02)
    return found


@contextmanager
def running(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command in a group of its own, with its first line read."""
    command = [sys.executable, "-m", "skillmatch", *words, "-f", "jsonl"]
    pipe = subprocess.PIPE
    run = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, start_new_session=True)
    assert run.stdout
    with run:
        assert run.stdout.readline()
        try:
            yield run
        finally:
            run.kill()


@on_linux
@pytest.mark.parametrize("interrupt", [os.kill, os.killpg], ids=["the process", "its group"])
def test_an_interrupt_ends_all(folder: Path, interrupt: Callable[[int, int], None]) -> None:
    with running(*["broken.pdf", "posting.txt"] * MANY, "-j", "2") as run:
        processes = children(run.pid)
        assert len(processes) >= 2
        interrupt(run.pid, signal.SIGINT)
        _, said = run.communicate(timeout=30)
        assert (run.returncode, said) == (130, b"")
        assert is_soon(lambda: not any(map(runs, processes)))


@on_linux
def test_a_reader_that_goes_away_ends_all_quietly(folder: Path) -> None:
    with running(*["posting.txt"] * MANY, "-j", "2") as run:
        processes = children(run.pid)
        assert run.stdout and run.stderr
        run.stdout.close()
        assert (run.wait(30), run.stderr.read()) == (0, b"")
        assert is_soon(lambda: not any(map(runs, processes)))


@on_linux
def test_nothing_outlives_a_command_that_is_killed(folder: Path) -> None:
    with running(*["posting.txt"] * MANY, "-j", "3") as run:
        processes = children(run.pid)
        run.kill()
        assert is_soon(lambda: not any(map(runs, processes)))


@on_linux
def test_reports_are_out_before_standard_input_is_read(folder: Path) -> None:
    with running("posting.txt", "resume.txt", "-", "posting.txt", "-j", "2") as run:
        assert run.stdout
        assert json.loads(run.stdout.readline())["file"] == "resume.txt"
        rest, _ = run.communicate(POSTING.encode(), timeout=30)
        assert [json.loads(line)["file"] for line in rest.splitlines()] == ["stdin", "posting.txt"]


@on_linux
def test_debug_shows_where_another_process_crashed(folder: Path) -> None:
    code = (
        "import sys; from skillmatch.analysis import Analyzer\n"
        "def boom(self, name, found): raise RuntimeError('boom')\n"
        "Analyzer.reading = boom\n"
        "from skillmatch.cli.main import main; main()"
    )
    words = ["posting.txt", "resume.txt", "-j", "2", "--debug"]
    run = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert run.returncode == 2 and "in boom" in run.stderr and "RuntimeError: boom" in run.stderr


STARTED_ANEW = """
from skillmatch import processes as process
process._start_method = lambda: "spawn"
from skillmatch.cli.main import main
main()
"""


@pytest.mark.parametrize("words", [["match", "-f", "text"], ["check", "-f", "json"]], ids=["match", "check"])
def test_where_no_process_is_forked_the_bytes_are_the_same(folder: Path, words: list[str]) -> None:
    (folder / "skillmatch.toml").write_text('[[check.house]]\nid = "sql"\nmust-name = ["sql"]\n', encoding="utf-8")
    code = [sys.executable, "-c", STARTED_ANEW, *words, *MIXED, "-j", "2"]
    anew = subprocess.run(code, input=POSTING.encode(), capture_output=True, check=False, timeout=120)
    one = started(*words, *MIXED, "-j", "1", data=POSTING.encode())
    assert b"posting.txt" in one.stdout
    assert (anew.returncode, anew.stdout, anew.stderr) == (one.returncode, one.stdout, one.stderr)
