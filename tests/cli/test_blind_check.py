"""``--blind-check``: nothing that is said of a document depends on who it is of; where something does, it is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skillmatch.blinding import documents
from skillmatch.blinding.people import blind_sets
from tests.reporting.strict import strict

from .conftest import RESUME, Typed

EXAMPLES = Path(__file__).parents[2] / "examples"
KEPT = "Ida Example\n\nExperience\nEngineer, Kestrel Ltd, 2018 - 2021\n- Wrote Python for Kestrel Ltd\n"


def test_a_resume_is_the_same_whoever_it_is_of(typed: Typed) -> None:
    outcome = typed("resume.txt", "--blind-check")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"resume.txt: nothing moved for any of {len(blind_sets().people)} people\n")
    assert "  swapped    name once, e-mail address once, employer once\n" in outcome.out
    assert "  not found  pronoun, address, phone number, link, date of birth, school\n" in outcome.out


def test_the_same_employer_becomes_the_same_one_everywhere(typed: Typed, folder: Path) -> None:
    (folder / "kept.txt").write_text(KEPT, encoding="utf-8")
    assert "employer 2 times" in typed("kept.txt", "--blind-check").out


def test_where_nothing_tells_who_it_is_of_nothing_is_proved(typed: Typed) -> None:
    outcome = typed("posting.txt", "--blind-check")
    assert outcome.code == 3
    assert "so nothing is proved" in outcome.out


def test_what_moves_is_shown_with_what_moved_it(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a name were a skill."""
    told = documents.report_facts
    monkeypatch.setattr(
        documents,
        "report_facts",
        lambda report: {**told(report), "line 1: julia": "Julia" in report.document.text or None},
    )
    outcome = typed("resume.txt", "--blind-check")
    assert outcome.code == 1
    assert "resume.txt: something moved for 1 of" in outcome.out
    assert "  as a woman whose names tools have too, by swapping the name alone:\n" in outcome.out
    assert "    line 1: julia: nothing → True\n" in outcome.out


def test_it_can_be_read_by_programs(typed: Typed) -> None:
    outcome = typed("resume.txt", "gone.txt", "--blind-check", "-f", "json")
    assert outcome.code == 2
    found = json.loads(outcome.out)
    strict("blind-check").validate(found)
    assert found["files"][0]["swapped"] == {"name": 1, "e-mail address": 1, "employer": 1}


def test_it_is_not_written_as_a_page(typed: Typed) -> None:
    outcome = typed("resume.txt", "--blind-check", "-f", "html")
    assert outcome.code == 2 and "--blind-check is not written as html" in outcome.err


def test_comparisons_are_the_same_whoever_is_compared(typed: Typed, folder: Path) -> None:
    (folder / "ida.txt").write_text(f"{RESUME}- Built pipelines with Python, SQL and Docker\n", encoding="utf-8")
    outcome = typed("compare", "ida.txt", "posting.txt", "--blind-check")
    assert outcome.out.startswith("ida.txt: nothing moved for any of")
    assert "posting.txt: nothing was found" in outcome.out


@pytest.mark.parametrize("resume", sorted((EXAMPLES / "resumes").iterdir()), ids=lambda path: path.name)
def test_every_example_is_the_same_whoever_it_is_of(typed: Typed, resume: Path) -> None:
    outcome = typed(str(resume), "--kind", "resume", "--blind-check")
    assert outcome.code == 0, outcome.out + outcome.err
