"""What the miner of terms takes for an unknown skill, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.analysis import Analyzer
from tools import mine_terms

POSTINGS = Path(__file__).with_name("postings.jsonl")


@pytest.fixture(scope="module")
def terms() -> mine_terms.Terms:
    return mine_terms.mine(mine_terms.read_texts(POSTINGS), Analyzer(kind="posting"))


@pytest.mark.parametrize(
    ("key", "texts", "reason"),
    [
        ("quuxbase", {"m1", "m2"}, "listed"),
        ("zorblix", {"m2", "m3"}, "bracketed"),
        ("llama shearing", {"m1"}, "cued"),
        ("frobnicate engine", {"m3"}, "named"),
        ("tractor varnish mixing", {"m3"}, "cued"),
    ],
)
def test_unknown_terms_are_found(terms: mine_terms.Terms, key: str, texts: set[str], reason: str) -> None:
    assert terms[key].documents == texts
    assert reason in terms[key].reasons


@pytest.mark.parametrize("key", ["python", "spark", "ci cd", "cd", "sql", "flimflam voucher", "fruit"])
def test_known_terms_and_benefits_are_not(terms: mine_terms.Terms, key: str) -> None:
    assert key not in terms


def test_the_most_frequent_come_first_and_the_rest_is_left_out(terms: mine_terms.Terms) -> None:
    counts = [len(term.documents) for _, term in mine_terms.ranked(terms, 2)]
    assert counts and counts == sorted(counts, reverse=True) and counts[-1] >= 2


def test_a_row_shows_contexts_only_where_asked(terms: mine_terms.Terms) -> None:
    assert terms["quuxbase"].row(0).count("\n") == 0
    assert "and Spark" in terms["quuxbase"].row(1)


def test_texts_come_from_a_folder_too(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Experience with Quuxbase and Python", encoding="utf-8")
    found = mine_terms.mine(mine_terms.read_texts(tmp_path), Analyzer(kind="posting"))
    assert [term.documents for key, term in found.items() if key == "quuxbase"] == [{str(tmp_path / "one.txt")}]


def test_what_was_judged_is_compared_as_terms_are(tmp_path: Path) -> None:
    path = tmp_path / "judged.txt"
    path.write_text("# A comment\nProduct Managers\n\nhalf-day\n", encoding="utf-8")
    assert mine_terms.judged_terms(path) == {"product manager", "half day"}
