"""Several documents in one file: each by itself, by its name, in every command, whatever the number of jobs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .conftest import POSTING, Typed
from .test_processes import started

GOOD = ["Data Engineer", "Search Engineer", "Lamp Lighter"]


def post(number: int, title: str) -> dict[str, object]:
    """A posting as boards export it."""
    text = (
        f"<p>We light lamps.</p><h3>Requirements</h3><ul><li>Python and SQL</li><li>{number} years of Spark</li></ul>"
    )
    return {"id": f"p-{number}", "title": title, "company": "Anvil", "description": text}


@pytest.fixture(autouse=True)
def files(folder: Path) -> Path:
    """Files of several postings: all sound, and one with a line that is broken."""
    lines = [json.dumps(post(number, title)) for number, title in enumerate(GOOD, start=1)]
    (folder / "sound.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "broken.jsonl").write_text("\n".join([lines[0], '{"title":', lines[2]]), encoding="utf-8")
    return folder


def test_each_has_a_report_under_its_own_name(typed: Typed) -> None:
    outcome = typed("sound.jsonl", "-f", "jsonl")
    reports = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.code == 0 and outcome.err == ""
    assert [report["file"] for report in reports] == ["sound.jsonl#p-1", "sound.jsonl#p-2", "sound.jsonl#p-3"]
    assert [report["title"] for report in reports] == GOOD


def test_in_text_each_says_where_it_begins(typed: Typed) -> None:
    outcome = typed("sound.jsonl")
    assert [line for line in outcome.out.splitlines() if line.startswith("── sound.jsonl#p-")]


def test_one_that_is_broken_costs_no_other_its_report(typed: Typed) -> None:
    outcome = typed("broken.jsonl", "-f", "jsonl")
    reports = [json.loads(line) for line in outcome.out.splitlines()]
    assert [report["file"] for report in reports] == ["broken.jsonl#p-1", "broken.jsonl#2", "broken.jsonl#p-3"]
    assert ["error" in report for report in reports] == [False, True, False]
    assert outcome.code == 2
    assert outcome.err == "skillmatch: broken.jsonl#2: a line that is no JSON. Mend it, or take it out.\n"


@pytest.mark.parametrize("name", ["sound.jsonl#p-2", "sound.jsonl#2"])
def test_one_can_be_named(typed: Typed, name: str) -> None:
    report = json.loads(typed(name, "-f", "jsonl").out)
    assert (report["file"], report["title"]) == (name, "Search Engineer")
    assert "Search Engineer" in typed("show", name).out
    assert [one["file"] for one in _checked(typed("check", name, "-f", "json").out)] == [name]


@pytest.mark.parametrize("name", ["sound.jsonl#9", "sound.jsonl#", "posting.txt#1", "none.jsonl#1"])
def test_one_that_is_not_there_is_told(typed: Typed, name: str) -> None:
    outcome = typed(name)
    assert outcome.code == 2 and outcome.err.startswith(f"skillmatch: {name}: ") and outcome.err.count("\n") == 1


def test_a_file_whose_name_has_the_sign_is_that_file(typed: Typed, folder: Path) -> None:
    (folder / "sound.jsonl#1").write_text(POSTING, encoding="utf-8")
    assert "Data Engineer" in typed("sound.jsonl#1").out and "p-1" not in typed("sound.jsonl#1").out


def test_check_reviews_each(typed: Typed) -> None:
    outcome = typed("check", "broken.jsonl", "-f", "json")
    assert outcome.code == 2 and "broken.jsonl#2: a line that is no JSON" in outcome.err
    assert [one["file"] for one in _checked(outcome.out)] == ["broken.jsonl#p-1", "broken.jsonl#p-3"]
    assert all(one["findings"] for one in _checked(outcome.out))


def test_settings_for_a_file_hold_for_all_in_it(typed: Typed, folder: Path) -> None:
    (folder / "skillmatch.toml").write_text('[check.per-file-ignores]\n"*.jsonl" = ["all"]\n', encoding="utf-8")
    assert not any(one["findings"] for one in _checked(typed("check", "sound.jsonl", "-f", "json").out))


def _checked(report: str) -> list[dict[str, Any]]:
    """The posts of a report, but for those that could not be read."""
    files: list[dict[str, Any]] = json.loads(report)["files"]
    return [one for one in files if "error" not in one]


def test_show_and_diff(typed: Typed) -> None:
    assert [f"sound.jsonl#p-{number}:" in typed("show", "sound.jsonl").out for number in (1, 2, 3)] == [True] * 3
    assert typed("show", "broken.jsonl").code == 2
    assert "Data Engineer → Search Engineer" in typed("diff", "sound.jsonl#p-1", "sound.jsonl#p-2").out
    outcome = typed("diff", "sound.jsonl", "posting.txt")
    assert outcome.code == 2
    assert (
        outcome.err == "skillmatch: sound.jsonl: 3 documents in one file. Name one of them, such as sound.jsonl#p-1.\n"
    )


@pytest.mark.exhaustive
@pytest.mark.parametrize("words", [["-f", "text"], ["-f", "json"], ["check", "-f", "json"]])
def test_any_number_of_jobs_gives_the_same_bytes(words: list[str]) -> None:
    data = Path("broken.jsonl").read_bytes()
    names = ["posting.txt", "sound.jsonl", "-", "broken.jsonl", "sound.jsonl#3"]
    one, two = (started(*words, *names, "--stdin-name", "feed", "-j", number, data=data) for number in "12")
    assert one.returncode == 2 and b"feed#2" in one.stderr
    assert (two.returncode, two.stdout, two.stderr) == (one.returncode, one.stdout, one.stderr)


MEASURED = """
import resource, sys
from skillmatch.cli.main import run
run([sys.argv[1], "-f", "jsonl", "-o", "out"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.exhaustive
@pytest.mark.skipif(sys.platform != "linux", reason="measures in kilobytes")
def test_hundreds_take_no_more_memory_than_a_few(folder: Path) -> None:
    peaks = []
    for count in (10, 300):
        name = f"{count}.jsonl"
        lines = (json.dumps(post(number, f"Data Engineer {number}")) for number in range(count))
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
        run = subprocess.run([sys.executable, "-c", MEASURED, name], capture_output=True, text=True, check=True)
        peaks.append(int(run.stdout))
        assert len((folder / "out").read_text(encoding="utf-8").splitlines()) == count
    assert peaks[1] < 1.2 * peaks[0]
