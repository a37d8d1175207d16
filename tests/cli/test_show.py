"""`skillmatch show`, limits, and what is said of hidden words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Typed

FILES = Path(__file__).parents[1] / "readers" / "files"


@pytest.mark.parametrize(
    ("what", "lines"),
    [
        ("text", ["    1  Data Engineer", "    4  - Python, SQL and Airflow"]),
        ("sections", ["    3 - 5     required    Requirements"]),
        ("units", ["    4  required    item      - Python, SQL and Airflow"]),
        ("hidden", ["Nothing hidden was found."]),
    ],
)
def test_each_view(typed: Typed, what: str, lines: list[str]) -> None:
    code, out, err = typed("show", "posting.txt", "--what", what)
    assert (code, err) == (0, "")
    assert [line for line in lines if line not in out.splitlines()] == []


def test_hidden_words_are_shown_where_asked_for(typed: Typed) -> None:
    code, out, _ = typed("show", str(FILES / "hidden.docx"), "--what", "hidden")
    assert code == 0
    assert "paragraph 2, smaller than 2 points: Kubernetes" in out.splitlines()
    assert "it hides words" in typed("show", str(FILES / "hidden.docx")).err


def test_what_cannot_be_shown(typed: Typed) -> None:
    code, out, err = typed("show", "broken.pdf")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert typed("show", "posting.txt", "--what", "soul").code == 2


def test_a_limit_costs_one_file_its_report(typed: Typed) -> None:
    code, out, err = typed("posting.txt", "nothing.txt", "--limit", "characters=70", "--format", "jsonl")
    one, other = map(json.loads, out.splitlines())
    assert code == 2 and err.count("\n") == 1
    assert one["error"]["reason"] == "longer than 70 characters"
    assert other["nothing_recognised"]
    assert typed("posting.txt", "--limit", "patience=3").code == 2


def test_hidden_words_count_nowhere_and_what_they_would_change_is_told(typed: Typed) -> None:
    name = str(FILES / "hidden.pdf")
    code, out, _ = typed(name, "--kind", "resume", "--format", "json")
    (report,) = json.loads(out)["files"]
    assert code == 0
    assert {"kubernetes", "terraform", "pytorch"}.isdisjoint(one["concept"] for one in report["mentions"])
    assert [one["place"] for one in report["hidden"]] == ["page 1"] * 4
    with_it, without = report["coverage_with_hidden"], {one["id"]: one["coverage"] for one in report["roles"]}
    assert with_it["infrastructure"] > without.get("infrastructure", 0.0)
    text = typed(name, "--kind", "resume").out
    assert "Hidden text, not counted: page 1" in text
    assert "With it, coverage of" in text
