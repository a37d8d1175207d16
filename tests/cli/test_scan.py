"""``skillmatch scan`` as a command: its exit codes, what it says, and what a stop costs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from skillmatch.cli import scan
from skillmatch.cli.scan import progress_said
from skillmatch.scanning.rows import part_size
from tests.cli.conftest import POSTING, Typed
from tests.scanning.test_scan import files_of

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

TEAM = str(Path(__file__).parents[2] / "examples" / "team-taxonomy")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="signals of Linux")


def write(path: Path, texts: list[str], column: str = "description") -> None:
    path.write_text("".join(json.dumps({"id": str(at), column: text}) + "\n" for at, text in enumerate(texts)))


def test_exit_codes(typed: Typed, folder: Path) -> None:
    write(folder / "jobs.jsonl", [POSTING, ""])
    write(folder / "dishes.jsonl", ["Kitchen help wanted. Wash plates, dry plates, stack plates."])
    (folder / "two.csv").write_text("description,details\nPython,SQL\n", encoding="utf-8")
    tried = {
        ("jobs.jsonl", "-o", "a"): (2, "errors in more than 1.00% of the rows"),
        ("jobs.jsonl", "-o", "b", "--max-errors", "50%"): (0, "2 rows, 1 read, 1 errors"),
        ("jobs.jsonl", "-o", "b", "--part-rows", "7"): (2, "holds another scan: its options differ"),
        ("dishes.jsonl", "-o", "c"): (3, "1 rows, 1 read"),
        ("two.csv", "-o", "d"): (2, "'description', 'details' may each hold the text"),
        ("jobs.jsonl", "-o", "e", "--engine", "spark"): (2, "unknown engine 'spark'"),
        ("jobs.jsonl", "-o", "e", "--resume", "resume.txt"): (2, "--report"),
        ("jobs.jsonl", "-o", "e", "--max-errors", "few"): (2, "is no share"),
        ("none-*.jsonl", "-o", "f"): (2, "no such file, or nothing to scan in it"),
    }
    for words, (code, said) in tried.items():
        outcome = typed("scan", "--workers", "1", *words)
        assert (outcome.code, said in outcome.err) == (code, True), (words, outcome)


def test_another_taxonomy_begins_only_anew(typed: Typed, folder: Path) -> None:
    write(folder / "jobs.jsonl", [POSTING])
    command = ("scan", "jobs.jsonl", "-o", "out", "--workers", "1")
    assert typed(*command).code == 0
    other = typed(*command, "--taxonomy", TEAM)
    assert (other.code, "its taxonomy differ" in other.err) == (2, True), other


def test_standard_input_goes_on(typed: Typed, folder: Path, stdin: Callable[[str | bytes], None]) -> None:
    data = json.dumps([{"id": "a", "text": POSTING}, {"id": "b", "text": POSTING}])
    for _ in range(2):
        stdin(data)
        outcome = typed("scan", "-", "-o", "out", "--workers", "1")
        assert (outcome.code, "2 rows, 2 read" in outcome.err) == (0, True), outcome
    stdin(data.replace("Airflow", "Kafka"))
    assert "holds another scan: its inputs differ" in typed("scan", "-", "-o", "out").err


@pytest.mark.parametrize(("rows", "size"), [(3, 100), (1_380, 100), (50_000, 250), (1_000_000, 1_000)])
def test_a_small_source_has_parts_for_all_workers(rows: int, size: int) -> None:
    assert part_size(rows) == size


def test_progress_is_for_who_watches(typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "jobs.jsonl", [POSTING] * 3)
    monkeypatch.setattr(scan, "_PAUSE", 0.0)
    assert "a second" not in typed("scan", "jobs.jsonl", "-o", "a", "--workers", "1").err
    monkeypatch.setattr(scan, "is_watched", lambda: True)
    said = typed("scan", "jobs.jsonl", "-o", "b", "--workers", "1", "--part-rows", "1").err
    assert "0 of 3 rows" in said and "3 of 3 rows" in said and "left" in said


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ((0, 50_000, 0, 0), "0 of 50,000 rows, 0.0 a second, 0 errors"),
        ((1_000, 50_000, 3, 25), "1,000 of 50,000 rows, 25 a second, 3 errors, 33 min left"),
        ((1_000, 1_000_000, 3, 25), "1,000 of 1,000,000 rows, 25 a second, 3 errors, 11 h 6 min left"),
        ((90, 100, 0, 1.25), "90 of 100 rows, 1.2 a second, 0 errors, 8 s left"),
        ((100, 100, 0, 25), "100 of 100 rows, 25 a second, 0 errors"),
    ],
)
def test_how_far(told: tuple[int, int, int, float], said: str) -> None:
    assert progress_said(*told) == said


@pytest.mark.exhaustive  # real processes
@on_linux
def test_a_stop_in_the_middle_costs_what_was_not_done(folder: Path, typed: Typed) -> None:
    write(folder / "jobs.jsonl", [f"{POSTING * 20}\nNumber {at}" for at in range(24)])
    words = ["scan", "jobs.jsonl", "--workers", "1", "--part-rows", "3", "-o"]
    # An interrupt goes to the whole group, as from a terminal.
    for part, stop, code in (("part-00001", os.killpg, 130), ("part-00003", os.kill, -signal.SIGKILL)):
        number = signal.SIGINT if code == 130 else signal.SIGKILL
        command = [sys.executable, "-m", "skillmatch", *words, "out"]
        with subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL) as run:
            while not (folder / "out" / "parts" / f"{part}.json").exists() and run.poll() is None:
                time.sleep(0.01)
            stop(run.pid, number)
            assert run.wait(20) == code
        assert not (folder / "out" / "summary.json").exists()
    assert (typed(*words, "out").code, typed(*words, "whole").code) == (0, 0)
    assert files_of(folder / "out") == files_of(folder / "whole")
