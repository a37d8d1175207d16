"""The process in which files are read: what it costs, that its limits hold, and that nothing outlives its user."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from skillmatch.readers import read
from skillmatch.readers.files import bytes_of
from skillmatch.readers.limits import Limits
from skillmatch.readers.model import Found, Reading, Several, Unreadable
from skillmatch.readers.read import read_file
from skillmatch.readers.registry import READERS
from skillmatch.readers.sandbox import confine, process
from skillmatch.readers.sandbox.client import FileReader
from skillmatch.readers.sandbox.protocol import DONE, READY, framed

pytestmark = pytest.mark.exhaustive

FILES = Path(__file__).parent / "files"
WORD = FILES / "word.docx"
PROGRAM = """
import sys
from pathlib import Path
from skillmatch.readers.sandbox.client import FileReader
from skillmatch.readers.limits import Limits
from skillmatch.readers.model import Reading
from skillmatch.readers.sandbox import process
path, mark = map(Path, sys.argv[1:])
"""


def program(code: str, *words: str | Path) -> list[str]:
    """The command line of a program that uses readers."""
    return [sys.executable, "-c", PROGRAM + code, str(WORD), *map(str, words or ["none"])]


# What costs a process, and what does not

POSTING = b'{"@type": "JobPosting", "title": "Miller", "description": "Go"}'
CHEAP = {
    "text": b"Miller, some Go",
    "Markdown": b"# Miller\n\n- Go\n\n**Python** and [Go](https://example.org)\n",
    "LaTeX": rb"\documentclass{article}\begin{document}Miller, some Go\end{document}",
    "JSON": b'{"basics": {"name": "Ida"}, "skills": [{"name": "Go"}]}',
    "JSON with letters of other languages": rb'{"basics": {"name": "\u00c9mile"}, "skills": [{"name": "Go"}]}',
}
COSTLY = {
    "a JobPosting": POSTING,
    "a JobPosting in other letters": POSTING.replace(b"JobPosting", rb"\u004aobPosting"),
    "a JobPosting in many other letters": POSTING.replace(b"ting", rb"tin\u0067"),
    "long JSON": b'{"work": [' + b"[]," * 70_000 + b"[]]}",
    "long text": b"Miller, some Go\n" * 63_000,
    "YAML": b"cv:\n  name: Ida\n",
    "a page": b"<html><body><p>Miller, some Go",
}


@pytest.mark.parametrize("data", CHEAP.values(), ids=CHEAP)
def test_small_parsers_cost_no_process(data: bytes) -> None:
    reader = FileReader()
    assert isinstance(reader.data(data, "a"), Reading)
    assert reader._worker is None
    assert {one.kind for one in READERS if not one.isolated} == {
        "text",
        "markdown",
        "json-resume",
        "latex",
        "light-markup",
    }


def without_hash(found: Found) -> Found:
    """What a reader by itself gives: who opened the file adds the hash of its bytes."""
    return found if isinstance(found, Several) else found._replace(sha256="")


@pytest.mark.parametrize("data", COSTLY.values(), ids=COSTLY)
def test_large_parsers_and_large_files_cost_one(data: bytes) -> None:
    reader = FileReader(Limits(characters=2_000_000))
    here = read.read_bytes(data, "a", reader.limits)
    assert without_hash(reader.data(data, "a")) == here
    assert reader._worker is not None
    reader.close()


def test_a_file_of_a_size_beyond_the_limit_costs_none() -> None:
    reader = FileReader(Limits(bytes=1_000_000))
    found = reader.data(b"a" * 1_000_001, "a")
    assert isinstance(found, Unreadable) and found.reason == "larger than 1 MB"
    assert reader._worker is None


# Limits that are on are on

LIMITED = """
import resource
resource.setrlimit(resource.RLIMIT_AS, (4_000_000_000, 4_000_000_000))
reader = FileReader(Limits(memory=400))
assert isinstance(reader.file(path), Reading)
print(Path(f"/proc/{reader._worker.pid}/limits").read_text())
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux holds to a limit of memory")
def test_the_limit_of_memory_holds_below_that_of_the_system() -> None:
    ran = subprocess.run(program(LIMITED), capture_output=True, text=True, check=True)
    limits = {line[:25].strip(): line[25:].split()[:2] for line in ran.stdout.splitlines()}
    assert limits["Max address space"] == ["400000000", "4000000000"]
    assert limits["Max core file size"] == ["0", "0"]


def test_a_limit_that_cannot_be_set_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")

    def refuse(*_: object) -> None:
        raise ValueError("not allowed")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(confine.UnlimitedError, match="not allowed"):
        confine.hold_memory(10_000_000)


def test_a_file_costs_no_room_that_it_does_not_fill() -> None:
    found = FileReader(Limits(bytes=10**12)).file(FILES / "invisible.txt")
    assert without_hash(found) == read_file(FILES / "invisible.txt")


def test_a_file_that_gives_nothing_yet_is_no_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(*_: object) -> bytes:
        raise BlockingIOError

    monkeypatch.setattr(os, "read", wait)
    found = bytes_of(FILES / "invisible.txt", Limits())
    assert isinstance(found, Unreadable) and found.reason.startswith("no plain file")


def test_without_a_python_files_are_read_in_this_process_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    reader = FileReader()
    found, expected = reader.file(WORD), read_file(WORD)
    assert isinstance(found, Reading) and isinstance(expected, Reading)
    assert found.text == expected.text
    assert found.notes == (*expected.notes, "read without a limit of time and memory: this Python cannot start another")
    assert reader._worker is None


NO_START = {
    "no such program": ("/no/such/python", "No such file or directory"),
    "a program that is none": (str(WORD), "Permission denied"),
    "a program that ends at once": ("false", "Python ends as it starts"),
}


@pytest.mark.skipif(os.name != "posix", reason="the system's own words")
@pytest.mark.parametrize(("executable", "why"), NO_START.values(), ids=NO_START)
def test_where_no_process_starts_no_file_is_read(monkeypatch: pytest.MonkeyPatch, executable: str, why: str) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    found = FileReader().file(WORD)
    assert isinstance(found, Unreadable)
    assert found.reason == f"no process to read it in could be started: {why}"
    assert isinstance(FileReader().data(CHEAP["text"], "a"), Reading)


def test_where_nobody_can_watch_no_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Timer, "start", refuse)
    found = FileReader().file(WORD)
    assert isinstance(found, Unreadable) and "can't start new thread" in found.reason


# One file's trouble is none of the next one's


def test_what_ends_the_process_ends_nothing_else() -> None:
    reader = FileReader()
    before = reader.file(WORD)
    assert reader._worker is not None
    os.kill(reader._worker.pid, signal.SIGTERM)
    reader._worker._process.wait()
    assert reader.file(WORD) == before
    reader.close()


def test_an_answer_nobody_waited_for_is_not_taken_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    reader = FileReader()
    reader.file(WORD)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(process, "next_frame", interrupted)
        reader.file(WORD)
    assert without_hash(reader.file(FILES / "page.html")) == read_file(FILES / "page.html")
    reader.close()


@pytest.mark.parametrize("answer", [b"{}", b"[]", b"0", b"\xff", b'{"text": 1}', b"[" * 100_000])
def test_an_answer_that_makes_no_sense_is_a_broken_file(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    frames = framed(READY, b"") + framed(DONE, answer)
    monkeypatch.setattr(process, "_START", f"import sys; sys.stdout.buffer.write({frames!r})")
    found = FileReader().file(WORD)
    assert isinstance(found, Unreadable) and found.reason.startswith("damaged, or needs more than 1,000 MB")


# Nothing outlives its user


def runs(pid: int) -> bool:
    """Whether there is such a process, and not only what is left of one that nobody has asked after."""
    try:
        os.kill(pid, 0)
        return not Path("/proc/self/stat").exists() or ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_the_process_ends_with_its_reader() -> None:
    code = "reader = FileReader()\nreader.file(path)\nprint(reader._worker.pid)"
    ran = subprocess.run(program(code), capture_output=True, text=True, check=True)
    assert not runs(int(ran.stdout))


ENDLESS = """
import signal
signal.signal(signal.SIGALRM, signal.SIG_IGN)
process._START = (
    "import sys, itertools; sys.path[:] = sys.argv[1:]\\n"
    "from skillmatch.readers.sandbox import confine, worker; from skillmatch.readers import read\\n"
    f"read.read_all = lambda *_: open({str(mark)!r}, 'w').close() or sum(itertools.repeat(0))\\n"
    "confine._MARGIN = 0.1; worker.main()"
)
reader = FileReader(Limits(seconds=4))
reader._worker = process.Worker()
print(reader._worker.pid, flush=True)
reader.file(path)
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs alarms")
def test_it_ends_by_itself_where_its_user_was_killed(tmp_path: Path) -> None:
    """Though it is deep in a parser in C, and though its user had no ear for alarms."""
    with subprocess.Popen(program(ENDLESS, tmp_path / "mark"), stdout=subprocess.PIPE, text=True) as user:
        assert user.stdout
        pid = int(user.stdout.readline())
        wait_until(lambda: (tmp_path / "mark").exists())
        user.kill()
    assert runs(pid)
    wait_until(lambda: not runs(pid))


def wait_until(done: Callable[[], bool]) -> None:
    """Wait for what must come about; a minute is more than anything here takes."""
    for _ in range(600):
        if done():
            return
        time.sleep(0.1)
    raise AssertionError("it never came about")


FORKED = """
import os, threading
reader = FileReader()
def read_on():
    while True:
        assert isinstance(reader.file(path), Reading)
for _ in range(3):
    threading.Thread(target=read_on, daemon=True).start()
outcomes = []
for _ in range(6):
    child = os.fork()
    if not child:
        whole = isinstance(reader.file(path), Reading)
        reader.close()
        os._exit(not whole)
    outcomes.append(os.waitpid(child, 0)[1])
print(outcomes, isinstance(reader.file(path), Reading))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_after_a_fork_each_reads_by_itself() -> None:
    ran = subprocess.run(program(FORKED), capture_output=True, text=True, check=True, timeout=120)
    assert ran.stdout == "[0, 0, 0, 0, 0, 0] True\n"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_process_leaves_its_parents_alone() -> None:
    reader = FileReader()
    before = reader.file(WORD)
    assert reader._worker is not None
    pid = reader._worker.pid
    child = os.fork()
    if not child:
        try:
            reader.close()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert reader.file(WORD) == before
    assert reader._worker.pid == pid
    reader.close()
