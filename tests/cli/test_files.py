"""Files in, reports out: order, bad files among good ones, standard input, output files, formats."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import NOTHING, POSTING, Typed

Stdin = Callable[[str | bytes], None]
ALL = ["posting.txt", "gone.txt", "folder", "resume.txt", "broken.pdf", "nothing.txt", "empty.txt"]


def lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_reports_stand_in_the_order_of_the_files(typed: Typed) -> None:
    assert [one["file"] for one in lines(typed(*ALL, "--format", "jsonl").out)] == ALL
    assert [one["file"] for one in lines(typed(*ALL[::-1], "--format", "jsonl").out)] == ALL[::-1]


def test_the_order_of_the_files_does_not_matter(typed: Typed) -> None:
    one = lines(typed(*ALL, "--format", "jsonl").out)
    other = lines(typed(*ALL[::-1], "--format", "jsonl").out)
    assert one == other[::-1]


def test_a_bad_file_costs_no_other_its_report(typed: Typed) -> None:
    code, out, err = typed(*ALL, "--format", "jsonl")
    reports = lines(out)
    assert code == 2
    assert [one["file"] for one in reports if "error" in one] == ["gone.txt", "folder", "broken.pdf", "empty.txt"]
    assert all(one["error"]["reason"] and one["error"]["hint"] for one in reports if "error" in one)
    alone = lines(typed("posting.txt", "--format", "jsonl").out)
    assert alone == reports[:1]
    complaints = [line for line in err.splitlines() if line.startswith("skillmatch: ")]
    assert len(complaints) >= 4


def test_a_file_named_twice_has_two_reports(typed: Typed) -> None:
    one, other = lines(typed("posting.txt", "posting.txt", "--format", "jsonl").out)
    assert one == other


def test_json_is_one_document_for_all_files(typed: Typed) -> None:
    out = typed("posting.txt", "gone.txt", "--format", "json").out
    assert find_files(json.loads(out)) == ["posting.txt", "gone.txt"]


def find_files(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["file"]] if "file" in value else []
        return own + [name for one in value.values() for name in find_files(one)]
    return [name for one in value for name in find_files(one)] if isinstance(value, list) else []


@pytest.mark.parametrize("format_", ["text", "json", "jsonl", "markdown"])
def test_every_format_names_every_file_and_ends_in_a_line_feed(typed: Typed, format_: str) -> None:
    out = typed("posting.txt", "gone.txt", "--format", format_).out
    assert "posting.txt" in out and "gone.txt" in out
    assert out.endswith("\n")


@pytest.mark.parametrize("format_", ["text", "json", "jsonl", "markdown"])
def test_an_output_file_holds_what_the_terminal_would_show(typed: Typed, folder: Path, format_: str) -> None:
    shown = typed("posting.txt", "--format", format_).out
    code, out, err = typed("posting.txt", "--format", format_, "-o", "report.out")
    assert (code, out, err) == (0, "", "")
    assert (folder / "report.out").read_bytes().decode("utf-8") == shown


def test_standard_input(typed: Typed, stdin: Stdin) -> None:
    stdin(POSTING)
    assert typed("-").out.startswith("stdin: job posting")


def test_standard_input_has_the_name_that_it_is_given(typed: Typed, stdin: Stdin) -> None:
    stdin(POSTING)
    (report,) = lines(typed("-", "--stdin-name", "jobs/4711.md", "--format", "jsonl").out)
    assert report["file"] == "jobs/4711.md"


def test_standard_input_among_files(typed: Typed, stdin: Stdin) -> None:
    stdin(POSTING)
    reports = lines(typed("resume.txt", "-", "posting.txt", "--format", "jsonl").out)
    assert [one["file"] for one in reports] == ["resume.txt", "stdin", "posting.txt"]
    assert reports[1]["mentions"] == reports[2]["mentions"]


def test_empty_standard_input(typed: Typed, stdin: Stdin) -> None:
    stdin(b"")
    code, _, err = typed("-")
    assert (code, err) == (2, "skillmatch: stdin: empty. Check that it was saved.\n")


def test_standard_input_that_does_not_wait(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a terminal that another program has left so."""
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    with os.fdopen(theirs, "wb"), os.fdopen(ours, encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        code, _, err = typed("check", "-")
    assert (code, err) == (2, "skillmatch: standard input has nothing to give yet. Name a file, or pipe one in.\n")


def test_standard_input_costs_no_room_that_it_does_not_fill(typed: Typed, stdin: Stdin) -> None:
    stdin(POSTING)
    assert typed("-", "--limit", "bytes=999999999999").code == 0


def test_standard_input_without_a_word_of_ours(typed: Typed, stdin: Stdin) -> None:
    stdin(NOTHING)
    assert typed("-").code == 3


def test_options_may_stand_before_the_file(typed: Typed) -> None:
    assert typed("--format", "jsonl", "posting.txt").out == typed("posting.txt", "--format", "jsonl").out


def test_the_command_may_be_spelled_out(typed: Typed) -> None:
    assert typed("match", "posting.txt").out == typed("posting.txt").out


def test_kind_overrides(typed: Typed) -> None:
    (report,) = lines(typed("posting.txt", "--kind", "resume", "--format", "jsonl").out)
    assert report["kind"] == "resume"
    assert {mention["need"] for mention in report["mentions"]} == {None}


def test_role_is_reported_in_depth(typed: Typed) -> None:
    plain, deep = typed("posting.txt").out, typed("posting.txt", "--role", "infrastructure").out
    assert len(deep.splitlines()) > len(plain.splitlines())
    assert "infrastructure" in deep.lower()


def test_evidence_shows_more(typed: Typed) -> None:
    plain, full = typed("posting.txt").out, typed("posting.txt", "--evidence").out
    assert len(full.splitlines()) > len(plain.splitlines())


def test_the_text_itself_stays_out_unless_asked_for(typed: Typed) -> None:
    private = "Ida Example"
    assert private not in typed("resume.txt", "--format", "json").out
    (report,) = lines(typed("resume.txt", "--format", "jsonl", "--include-text").out)
    assert private in report["text"]
    assert [report["text"][m["start"] : m["end"]] for m in report["mentions"]] == [
        m["text"] for m in report["mentions"]
    ]


def test_nothing_is_kept(typed: Typed, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    typed("posting.txt", "resume.txt", "gone.txt")
    assert sorted(folder.rglob("*")) == before


def test_a_teams_own_taxonomy(typed: Typed, folder: Path) -> None:
    (folder / "team" / "skills").mkdir(parents=True)
    (folder / "team" / "skills" / "own.yaml").write_text(
        "skills:\n  - {id: lamp-lighting, label: lamp lighting, broader: [domain-knowledge]}\n",
        encoding="utf-8",
    )
    (folder / "lamps.txt").write_text("Requirements:\n- Lamp lighting\n", encoding="utf-8")
    out = typed("lamps.txt", "--taxonomy", "team", "--format", "jsonl").out
    assert [mention["concept"] for mention in lines(out)[0]["mentions"]] == ["lamp-lighting"]
    (folder / "pyproject.toml").write_text('[tool.skillmatch]\ntaxonomy = "team"\n', encoding="utf-8")
    assert typed("lamps.txt", "--format", "jsonl").out == out
