"""``skillmatch compare RESUME POSTING...``: formats, refusals and exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.comparing.conftest import posting_of, resume_of
from tests.reporting.strict import strict

from .conftest import Typed

NURSE = """Nora Sample
nora@example.com

Experience

Registered nurse, Northern Hospital, Jan 2015 - Mar 2023
- Cared for patients on the ward, gave medication and kept their records
- Trained new nurses, and led the night shift
"""


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    (folder / "ida.txt").write_text(resume_of("Wrote the loaders in Python"), encoding="utf-8")
    (folder / "old.txt").write_text(resume_of(), encoding="utf-8")
    (folder / "nurse.txt").write_text(NURSE, encoding="utf-8")
    (folder / "python.txt").write_text(posting_of("Python"), encoding="utf-8")
    (folder / "kotlin.txt").write_text(posting_of("Kotlin"), encoding="utf-8")
    (folder / "thin.txt").write_text("Data Engineer\n\nRequirements:\n- Python\n- SQL\n", encoding="utf-8")


def test_text(typed: Typed) -> None:
    outcome = typed("compare", "ida.txt", "python.txt", "--as-of", "2024-05")
    assert outcome.code == 0
    assert "Must-haves  4 of 4 met" in outcome.out
    assert all(len(line) <= 80 for line in outcome.out.splitlines())
    assert len(outcome.out.splitlines()) <= 40


@pytest.mark.parametrize("options", [[], ["--all"], ["--evidence"], ["--include-text"], ["--before", "old.txt"]])
@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_json_is_of_its_schema(typed: Typed, options: list[str], format_: str) -> None:
    out = typed("compare", "ida.txt", "python.txt", "kotlin.txt", "thin.txt", "gone.txt", "-f", format_, *options).out
    for found in [out] if format_ == "json" else out.splitlines():
        strict("compare").validate(json.loads(found))


def test_csv_has_a_row_for_each_need_and_no_formula(typed: Typed, folder: Path) -> None:
    (folder / "=2+3.txt").write_text(posting_of("Python"), encoding="utf-8")
    out = typed("compare", "ida.txt", "=2+3.txt", "-f", "csv").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert {row["need"] for row in rows} >= {"python", "git", "linux", "docker", "terraform"}
    assert {row["posting"] for row in rows} == {"'=2+3.txt"}


def test_markdown_is_inert(typed: Typed, folder: Path) -> None:
    (folder / "bad.txt").write_text(posting_of("Python | <b>@everyone</b>"), encoding="utf-8")
    out = typed("compare", "ida.txt", "bad.txt", "-f", "markdown").out
    assert "<b>" not in out and "| met | `Git` |" in out


def test_several_postings_begin_with_what_they_have_in_common(typed: Typed, folder: Path) -> None:
    (folder / "more.txt").write_text(posting_of("Kotlin"), encoding="utf-8")
    out = typed("compare", "ida.txt", "python.txt", "kotlin.txt", "more.txt").out
    assert "ida.txt against 3 postings" in out
    assert "Kotlin: asked by 2 of 3, a must-have in 2" in out
    assert "ties" in out


def test_sorted_by_coverage(typed: Typed) -> None:
    given = json.loads(typed("compare", "ida.txt", "kotlin.txt", "python.txt", "-f", "json").out)
    by_coverage = ["compare", "ida.txt", "kotlin.txt", "python.txt", "-f", "json", "--sort", "coverage"]
    assert [one["posting"]["file"] for one in given["comparisons"]] == ["kotlin.txt", "python.txt"]
    found = json.loads(typed(*by_coverage).out)
    assert [one["posting"]["file"] for one in found["comparisons"]] == ["python.txt", "kotlin.txt"]


def test_one_need_in_depth(typed: Typed) -> None:
    out = typed("compare", "ida.txt", "python.txt", "--need", "python").out
    assert "python: skill, required, met" in out and "Wrote the loaders in Python" in out
    outcome = typed("compare", "ida.txt", "python.txt", "--need", "cobol")
    assert outcome.code == 2 and "no posting has a need 'cobol'" in outcome.err


def test_what_the_edits_changed(typed: Typed) -> None:
    out = typed("compare", "ida.txt", "python.txt", "--before", "old.txt").out
    assert "Since old.txt" in out and "Python: missing → met" in out


CODES = {
    "done": (["ida.txt", "python.txt"], 0, ""),
    "enough must-haves": (["ida.txt", "python.txt", "--require-must-haves", "80%"], 0, ""),
    "too few must-haves": (["ida.txt", "kotlin.txt", "--require-must-haves", "80%"], 1, "75% of the must-haves"),
    "no share": (["ida.txt", "python.txt", "--require-must-haves", "most"], 2, "Write it as 80%"),
    "an unreadable posting": (["ida.txt", "python.txt", "gone.txt"], 2, "gone.txt"),
    "an unreadable résumé": (["gone.txt", "python.txt"], 2, "gone.txt"),
    "a posting first": (["python.txt", "kotlin.txt"], 2, "--kind resume"),
    "a second résumé": (["ida.txt", "old.txt"], 3, "--before compares an older version"),
    "a nurse": (["nurse.txt", "python.txt", "--kind", "resume"], 3, "no software, data or ML engineer's"),
    "a thin posting": (["ida.txt", "thin.txt"], 3, "too little: 2 needs"),
    "one of two": (["ida.txt", "thin.txt", "python.txt"], 0, "too little: 2 needs"),
    "no format": (["ida.txt", "python.txt", "-f", "xml"], 2, "text, json, jsonl, csv, markdown"),
    "no order": (["ida.txt", "python.txt", "--sort", "fit"], 2, "as-given, coverage"),
    "no kind": (["ida.txt", "python.txt", "--kind", "letter"], 2, "resume, posting, both"),
    "twice standard input": (["-", "-"], 2, "only one of the files"),
}


@pytest.mark.parametrize("case", list(CODES.values()), ids=CODES)
def test_exit_codes(typed: Typed, case: tuple[list[str], int, str]) -> None:
    words, code, said = case
    outcome = typed("compare", *words)
    assert outcome.code == code
    assert said in outcome.err


def test_an_unreadable_posting_is_a_row(typed: Typed) -> None:
    found = json.loads(typed("compare", "ida.txt", "gone.txt", "python.txt", "-f", "json").out)
    assert [("error" in one) for one in found["comparisons"]] == [True, False]
