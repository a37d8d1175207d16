"""Every example comes to what a careful reader says of it (examples/expected.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.analysis import Analyzer, Report
from tests.cases import read

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
EXPECTED: dict[str, dict[str, Any]] = read(EXAMPLES / "expected.yaml")


def fair(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.fixture(scope="module")
def reports(analyzer: Analyzer) -> dict[str, Report]:
    results = {name: analyzer.file(EXAMPLES / name) for name in EXPECTED}
    assert [str(one) for one in results.values() if not isinstance(one, Report)] == []
    return {name: one for name, one in results.items() if isinstance(one, Report)}


def test_every_example_is_judged() -> None:
    files = [path for folder in ("postings", "resumes") for path in (EXAMPLES / folder).iterdir()]
    assert sorted(EXPECTED) == sorted(str(path.relative_to(EXAMPLES)) for path in files)


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("aspect", ["kind", "split", "role", "level"])
def test_example(reports: dict[str, Report], name: str, aspect: str) -> None:
    expected = EXPECTED[name][aspect]
    if expected is None:
        pytest.skip("no role type fits")
    report = reports[name]
    found = {
        "kind": report.document.kind,
        "split": report.profile.split.verdict,
        "role": report.profile.roles[0].id,
        "level": report.profile.level.verdict,
    }[aspect]
    assert found in fair(expected)


def test_what_is_denied_is_not_asserted(reports: dict[str, Report]) -> None:
    mentions = reports["postings/negations.txt"].mentions
    asserted = {mention.concept for mention in mentions if mention.asserted}
    denied = "deep-learning kubernetes scala hadoop r c spark express rest microsoft-access"
    assert asserted.intersection(denied.split()) == set()
    assert [m.line for m in mentions if m.concept == "go"] == [31]  # neither "above and beyond" nor "home at five"


def test_machine_learning_is_at_most_preferred_where_it_is_no_part_of_the_job(reports: dict[str, Report]) -> None:
    mentions = reports["postings/negations.txt"].mentions
    asked = [m for m in mentions if m.concept == "machine-learning" and m.asserted]
    assert [(m.line, m.need) for m in asked if m.need not in ("preferred", "context")] == []


def test_what_stands_around_a_saved_page_is_not_read(reports: dict[str, Report]) -> None:
    found = {mention.concept for mention in reports["postings/saved-page.html"].mentions}
    assert found.isdisjoint({"cobol", "salesforce", "sap", "php", "oracle-database", "scrum", "angular"})


def test_what_a_graduate_hopes_to_learn_is_not_asserted(reports: dict[str, Report]) -> None:
    mentions = reports["resumes/dana-example.md"].mentions
    assert [m.text for m in mentions if m.asserted and m.concept in {"kubernetes", "ml-operations"}] == []
