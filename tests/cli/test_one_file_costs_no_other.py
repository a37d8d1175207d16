"""Whatever goes wrong with one file, in whichever stage, the others have their report, and the caller a line."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmatch.analysis import Analyzer, Report
from skillmatch.checking.rules import CHECKS
from skillmatch.readers.sandbox import client as isolated
from skillmatch.readers.sandbox.client import FileReader
from skillmatch.reporting import FORMATS
from skillmatch.reporting.profile import text as text_format

from .conftest import POSTING, Typed

pytestmark = pytest.mark.exhaustive

SLOW = "Tortoise"


def run_on(*_: Any, **__: Any) -> Any:
    while True:
        pass


def break_down(*_: Any, **__: Any) -> Any:
    raise KeyError("words of the post")


def on_slow(work: Callable[..., Any], fault: Callable[..., Any], text_of: Callable[..., str]) -> Callable[..., Any]:
    """``work``, but for what speaks of tortoises: there the fault."""

    def either(*words: Any, **more: Any) -> Any:
        return fault() if SLOW in text_of(*words) else work(*words, **more)

    return either


STAGES: dict[str, tuple[list[str], Any, str, Callable[..., str]]] = {
    "reading": ([], isolated, "finish", lambda opened, *_: opened.content),
    "reading for the check": (["check"], isolated, "finish", lambda opened, *_: opened.content),
    "analysis": ([], Analyzer, "_report", lambda self, name, reading: reading.text),
    "the report": (
        [],
        text_format,
        "_page",
        lambda result, canvas, options: result.document.text if isinstance(result, Report) else "",
    ),
    "analysis for the check": (["check"], Analyzer, "_report", lambda self, name, reading: reading.text),
}
FAULTS = {"running on": (run_on, "takes longer than 1 s"), "breaking down": (break_down, "(KeyError)")}


@pytest.mark.parametrize(("fault", "reason"), FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize(("command", "owner", "name", "text_of"), STAGES.values(), ids=STAGES)
def test_in_any_stage(
    typed: Typed,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    owner: Any,
    name: str,
    text_of: Callable[..., str],
    fault: Callable[..., Any],
    reason: str,
) -> None:
    (folder / "slow.txt").write_text(f"{SLOW}\n\n{POSTING}", encoding="utf-8")
    monkeypatch.setattr(owner, name, on_slow(getattr(owner, name), fault, text_of))
    outcome = typed(*command, "slow.txt", "posting.txt", "--limit", "seconds=1")
    assert outcome.code == 2
    assert reason in outcome.err and "slow.txt" in outcome.err and "words of the post" not in outcome.err
    assert "posting.txt" in outcome.out


@pytest.mark.parametrize(("fault", "reason"), FAULTS.values(), ids=FAULTS)
def test_in_a_rule(
    typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[..., Any], reason: str
) -> None:
    (folder / "slow.txt").write_text(f"{SLOW}\n\n{POSTING}", encoding="utf-8")
    (folder / "vague.md").write_text("# Data engineer\n\nDuties:\n- Help with AI stuff\n", encoding="utf-8")
    rule = CHECKS["vague-duty"]
    monkeypatch.setitem(CHECKS, "vague-duty", on_slow(rule, fault, lambda post, _: post.text))  # type: ignore[misc]
    outcome = typed("check", "slow.txt", "vague.md", "--limit", "seconds=1")
    assert outcome.code == 2
    assert reason in outcome.err and "vague-duty" in outcome.out and "slow.txt" in outcome.err


@pytest.mark.parametrize("command", [["show"], ["diff", "posting.txt"], []], ids=["show", "diff", "match"])
def test_every_command_ends(typed: Typed, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.setattr(Analyzer, "_report", run_on)
    outcome = typed(*command, "posting.txt", "--limit", "seconds=1")
    assert outcome.code == 2
    assert "takes longer than 1 s" in outcome.err


class Terminal(io.BytesIO):
    """Standard input at which somebody sits who interrupts what waits for it: only the main thread hears of that."""

    heard = True

    def read(self, size: int | None = -1) -> bytes:
        self.heard = threading.current_thread() is threading.main_thread()
        raise KeyboardInterrupt


@pytest.mark.parametrize("command", [["match", "-"], ["show", "-"], ["check", "-"], ["diff", "posting.txt", "-"]])
def test_nobody_waits_for_standard_input_in_vain(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """Neither who mistyped an option nor who interrupts it."""
    terminal = Terminal()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(terminal))
    assert "no such taxonomy folder" in typed(*command, "--taxonomy", "nowhere").err
    assert typed(*command).code == 130 and terminal.heard


def test_the_next_post_is_read_while_one_is_checked(
    typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By whichever command, in the same way: a page, which another process reads, is on its way before the first is
    worked on."""
    read, seen = threading.Event(), []
    all_in, report = FileReader.all_in, Analyzer._report

    def begun(self: Any, path: Any) -> Any:
        if "next" in str(path):
            read.set()
        return all_in(self, path)

    def reported(self: Any, name: str, reading: Any) -> Any:
        seen.append(read.wait(timeout=30))
        return report(self, name, reading)

    (folder / "next.html").write_text(f"<pre>{POSTING}</pre>", encoding="utf-8")
    monkeypatch.setattr(FileReader, "all_in", begun)
    monkeypatch.setattr(Analyzer, "_report", reported)
    for command in (["match"], ["check", "--fail-on", "never"], ["diff"]):
        read.clear()
        assert typed(*command, "posting.txt", "next.html").code == 0
    assert seen == [True] * 6


# A page is written whole: it has a limit of size, which is known only at its end.
@pytest.mark.parametrize("format_", [one for one in FORMATS if one != "html"])
def test_a_report_is_out_before_the_last_file_is_read(folder: Path, format_: str) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "skillmatch", "posting.txt", "-", "--format", format_, "--kind", "resume"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert run.stdin and run.stdout
    with run:
        seen = b""
        while b"posting.txt" not in seen:
            read = os.read(run.stdout.fileno(), 65_536)  # a report in JSON ends in no line feed
            assert read, "it ended before"
            seen += read
        rest, _ = run.communicate(POSTING.encode())
    assert run.returncode == 0
    assert b"stdin" in rest
