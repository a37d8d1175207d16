"""``--format html`` of every command that has it, and what may be left out of a page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from skillmatch.reporting.shared import html
from tests.reporting.html.reading import Page, bare

from .conftest import POSTING, Typed

GOLDEN = Path(__file__).parent / "golden" / "diff.html"
RESUME = """Ida Example
ida@example.com

Experience
Engineer, Acme, 2018 - 2021
- Trained models in PyTorch on Airflow and Spark
- Wrote services in Python, and their SQL
"""
OLD = "# Data Engineer\n\nRequirements\n- 2 years of experience with Python\n- SQL\n"
NEW = "# Senior Data Engineer\n\nRequirements\n- 6 years of experience with Python\n- Docker\n"


@pytest.fixture(autouse=True)
def resume(folder: Path) -> None:
    """A résumé of which there is enough to compare."""
    (folder / "resume.txt").write_text(RESUME, encoding="utf-8", newline="\n")


def page_of(typed: Typed, *words: str) -> str:
    ran = typed(*words, "--format", "html", "-o", "page.html")
    assert (ran.code, ran.out) == (0, ""), ran.err
    return Path("page.html").read_text(encoding="utf-8")


def test_a_report(typed: Typed) -> None:
    made = page_of(typed, "resume.txt")
    assert "<title>skillmatch: resume.txt</title>" in made
    assert Page(made).texts == [RESUME]


def test_several_reports_in_one_page(typed: Typed) -> None:
    made = page_of(typed, "resume.txt", "posting.txt")
    assert "<title>skillmatch: 2 reports</title>" in made
    assert Page(made).texts == [RESUME, POSTING]


def test_several_reports_of_several_processes_are_the_same_page(typed: Typed) -> None:
    names = [f"post{number}.txt" for number in range(12)]
    for name in names:
        Path(name).write_text(POSTING, encoding="utf-8")
    assert page_of(typed, *names, "--jobs", "2") == page_of(typed, *names, "--jobs", "1")


def test_a_comparison(typed: Typed) -> None:
    assert Page(page_of(typed, "compare", "resume.txt", "posting.txt")).texts == [POSTING, RESUME]


def test_findings(typed: Typed) -> None:
    made = page_of(typed, "check", "--isolated", "--fail-on", "never", "posting.txt")
    assert "posting.txt" in made and Page(made).open == []


def test_a_difference_looks_as_it_did(typed: Typed) -> None:
    Path("old.md").write_text(OLD, encoding="utf-8")
    Path("new.md").write_text(NEW, encoding="utf-8")
    made = bare(page_of(typed, "diff", "old.md", "new.md"))
    if os.environ.get("SKILLMATCH_WRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(made, encoding="utf-8", newline="\n")
    assert made == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["resume.txt"], ["compare", "resume.txt", "posting.txt"]])
def test_who_it_is_may_be_left_out(typed: Typed, words: list[str]) -> None:
    made = page_of(typed, *words, "--redact")
    assert "Airflow" in made
    assert "Ida" not in made and "example.com" not in made and "resume.txt" not in made


@pytest.mark.parametrize("words", [["resume.txt"], ["compare", "resume.txt", "posting.txt"]])
def test_the_text_may_be_left_out(typed: Typed, words: list[str]) -> None:
    made = page_of(typed, *words, "--no-text")
    assert Page(made).texts == [] and "Ida" not in made


@pytest.mark.parametrize("option", ["--redact", "--no-text"])
@pytest.mark.parametrize("words", [["resume.txt"], ["compare", "resume.txt", "posting.txt"]])
def test_what_another_format_would_not_heed_is_refused(typed: Typed, words: list[str], option: str) -> None:
    ran = typed(*words, option)
    assert (ran.code, ran.out) == (2, "") and option in ran.err


def test_a_page_too_large_says_which_option_helps(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MOST_BYTES", 1_000)
    ran = typed("resume.txt", "--format", "html", "-o", "page.html")
    assert ran.code == 2 and "--no-text" in ran.err
