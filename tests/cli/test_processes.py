"""The command line as its users start it: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import POSTING

HEAVY = {"spacy", "thinc", "numpy", "rapidfuzz", "lxml", "docx", "pypdfium2", "jsonschema", "charset_normalizer"}
LIGHT = {
    "--help": ["--help"],
    "--version": ["--version"],
    "-h": ["-h"],
    "explain": ["explain", "applied"],
    "taxonomy search": ["taxonomy", "search", "python"],
    "taxonomy show": ["taxonomy", "show", "python"],
    "schema": ["schema"],
    "rules": ["rules"],
    "explain a rule": ["explain", "vague-duty"],
    "check --help": ["check", "--help"],
    "a mistyped command": ["taxonmy"],
}


def started(*words: str, data: bytes | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "skillmatch", *words],
        input=data,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONHASHSEED": "random", **env},
    )


def test_what_reads_no_document_imports_nothing_heavy() -> None:
    code = (
        "import sys; from skillmatch.cli.main import run\n"
        f"for name, words in {LIGHT!r}.items():\n"
        f"    run(words); heavy = {HEAVY!r} & set(sys.modules)\n"
        "    if heavy: sys.exit(f'{name} imports {heavy}')"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, [line for line in run.stderr.splitlines() if "imports" in line]) == (0, [])


READING = {
    "text": ["examples/postings/senior.md"],
    "json": ["examples/postings/senior.md", "--format", "json"],
    "check": ["check", "--isolated", "examples/postings/senior.md"],
}
UNREAD = {
    "numpy",
    "spacy",
    "jinja2",
    "markupsafe",
    "rich",
    "pydantic",
    "yaml",
    "jsonschema",
    "docx",
    "lxml",
    "pypdfium2",
}


@pytest.mark.parametrize("words", READING.values(), ids=READING)
def test_a_text_is_read_without_what_it_does_not_need(words: list[str]) -> None:
    code = (
        f"import sys; from skillmatch.cli.main import run; run({words!r}); sys.exit(str({UNREAD!r} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stderr.strip().splitlines()[-1] == "set()"


def test_help_shows_what_to_type() -> None:
    run = started("--help")
    assert run.returncode == 0
    help_ = run.stdout.decode()
    assert "skillmatch resume.pdf" in help_
    assert all(command in help_ for command in ("match", "check", "diff", "rules", "explain", "taxonomy", "schema"))


def test_version() -> None:
    run = started("--version")
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.startswith(b"skillmatch 0.")


def test_as_a_module_on_standard_input(folder: Path) -> None:
    run = started("-", "--format", "jsonl", data=POSTING.encode())
    assert (run.returncode, run.stderr) == (0, b"")
    assert json.loads(run.stdout)["file"] == "stdin"


def test_two_processes_write_the_same_bytes(folder: Path) -> None:
    words = ("posting.txt", "resume.txt", "nothing.txt", "--format", "json")
    one, other = started(*words, PYTHONHASHSEED="1"), started(*words, PYTHONHASHSEED="2")
    assert one.stdout == other.stdout
    assert one.returncode == other.returncode == 3


def test_a_crash_with_debug_is_exit_2_and_a_traceback(folder: Path) -> None:
    code = (
        "import sys; from skillmatch.analysis import Analyzer\n"
        "def reading(self, name, found): raise RuntimeError('boom')\n"
        "Analyzer.reading = reading\n"
        "sys.argv = ['skillmatch', 'posting.txt', '--debug']\n"
        "from skillmatch.cli.main import main; main()"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "Traceback" in run.stderr and "boom" in run.stderr


def test_a_reader_that_goes_away_is_no_failure(folder: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "skillmatch", "posting.txt", "--evidence"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout and run.stderr
    run.stdout.close()
    err = run.stderr.read()
    run.stderr.close()
    assert (run.wait(60), err) == (0, b"")


def test_an_output_that_is_not_utf_8_crashes_nothing(folder: Path) -> None:
    run = started("posting.txt", PYTHONIOENCODING="ascii")
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.isascii()
