"""``skillmatch compare`` against many postings: files of several, and what each costs."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from skillmatch.analysis import Analyzer, Report
from skillmatch.comparing import resume_posting
from skillmatch.readers.model import Reading
from skillmatch.readers.sandbox.client import FileReader
from tests.calls import Calls
from tests.comparing.conftest import posting_of, resume_of

from .conftest import Typed

MANY = 200
ASKED = ("Python", "Kotlin", "Terraform", "Kubernetes")


def post(number: int) -> str:
    """A line of a board's export."""
    skills = "".join(f"<li>{one}</li>" for one in (ASKED[number % len(ASKED)], "Git", "Linux", "Docker"))
    text = f"<p>We look after lamps.</p><h3>Requirements</h3><ul>{skills}</ul>"
    return json.dumps({"id": f"p-{number}", "title": "Data Engineer", "company": "Anvil", "description": text})


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    (folder / "ida.txt").write_text(resume_of("Wrote the loaders in Python"), encoding="utf-8")
    (folder / "few.jsonl").write_text("\n".join(map(post, range(3))), encoding="utf-8")
    (folder / "many.jsonl").write_text("\n".join(map(post, range(MANY))), encoding="utf-8")
    (folder / "broken.jsonl").write_text("\n".join([post(0), '{"title":', post(2)]), encoding="utf-8")


def test_each_posting_of_a_file_is_a_row(typed: Typed) -> None:
    outcome = typed("compare", "ida.txt", "few.jsonl")
    rows = [line for line in outcome.out.splitlines() if line.startswith("few.jsonl#")]
    assert outcome.code == 0
    assert [row.split()[:4] for row in rows] == [
        ["few.jsonl#p-0", "4", "of", "4"],
        ["few.jsonl#p-1", "3", "of", "4"],
        ["few.jsonl#p-2", "3", "of", "4"],
    ]
    assert "ida.txt against few.jsonl#p-1 “Data Engineer”" in outcome.out


def test_one_posting_of_a_file_can_be_named(typed: Typed) -> None:
    found = json.loads(typed("compare", "ida.txt", "few.jsonl#p-1", "-f", "json").out)
    assert [one["posting"]["file"] for one in found["comparisons"]] == ["few.jsonl#p-1"]


def test_a_broken_one_costs_no_other_its_row(typed: Typed) -> None:
    outcome = typed("compare", "ida.txt", "broken.jsonl", "-f", "json")
    assert ["error" in one for one in json.loads(outcome.out)["comparisons"]] == [False, True, False]
    assert outcome.code == 2 and "broken.jsonl#2" in outcome.err


def test_a_resume_is_no_file_of_several(typed: Typed) -> None:
    outcome = typed("compare", "few.jsonl", "few.jsonl")
    assert outcome.code == 2 and "Name the one that is yours, such as few.jsonl#p-0" in outcome.err


def test_the_resume_is_read_once_for_all_postings(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    read, analysed, sides = Counter[str](), Counter[str](), Counter[str]()
    reads, analyses, side = FileReader.all_in, Analyzer.reading, resume_posting.ResumeSide

    def all_in(self: FileReader, name: str) -> object:
        read[name] += 1
        return reads(self, name)

    def reading(self: Analyzer, name: str, found: Reading) -> Report:
        analysed[name] += 1
        return analyses(self, name, found)

    class Counted(side):  # type: ignore[misc, valid-type]
        def __init__(self, report: Report, *rest: object) -> None:
            sides[report.name] += 1
            super().__init__(report, *rest)

    monkeypatch.setattr(FileReader, "all_in", all_in)
    monkeypatch.setattr(Analyzer, "reading", reading)
    monkeypatch.setattr(resume_posting, "ResumeSide", Counted)
    found = json.loads(typed("compare", "ida.txt", "many.jsonl", "-f", "json").out)
    assert len(found["comparisons"]) == MANY
    assert read == {"ida.txt": 1, "many.jsonl": 1}
    assert analysed == {"ida.txt": 1, **{f"many.jsonl#p-{number}": 1 for number in range(MANY)}}
    assert sides == {"ida.txt": 1}


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
def test_any_number_of_processes_gives_the_same_bytes(typed: Typed, format_: str) -> None:
    files = ("few.jsonl", "missing.txt", "broken.jsonl", "few.jsonl#p-1")
    one, several = (
        typed("compare", "ida.txt", *files, "--before", "ida.txt", "-f", format_, "-j", jobs) for jobs in ("1", "3")
    )
    assert (one.code, one.out, one.err) == (several.code, several.out, several.err)


MOST = 0.2
"""Of the calls that the analysis of a short posting takes, what its comparison may take beside; see tools/bench."""


def test_a_pair_costs_little_more_than_its_analyses(analyzer: Analyzer) -> None:
    own, theirs = analyzer.of_kind("resume"), analyzer.of_kind("posting")
    resume = own.text(resume_of("Wrote the loaders in Python"))
    texts = [posting_of(f"{one}\n- 3 years of SQL\n- BSc in statistics") for one in ASKED]
    sides = resume_posting.Comparer(analyzer.taxonomy).sides(resume)
    for text in texts:
        sides.with_posting(theirs.text(text))  # what is made once and kept
    calls = Calls()
    for text in texts:
        report = calls.of("analysis", partial(theirs.text, text))
        calls.of("comparison", partial(sides.with_posting, report))
    assert calls.counts["comparison"] <= MOST * calls.counts["analysis"]
