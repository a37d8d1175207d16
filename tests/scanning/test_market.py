"""The picture of a market: figures that the documents bear, and no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import skillmatch
from skillmatch.errors import UsageError
from skillmatch.reporting.market import renderer_for
from skillmatch.scanning.market import CountShare, Market, market
from skillmatch.scanning.reach import reach
from skillmatch.scanning.scan import scan
from skillmatch.taxonomy.load import load_taxonomy
from tests.scanning.conftest import as_jsonl
from tests.scanning.test_scan import plan


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_share_is_within_its_interval(found: int, of: int) -> None:
    share = CountShare(min(found, of), of)
    low, high = share.interval
    assert 0 <= low <= share.share <= high <= 1 or pytest.approx(share.share) in (low, high)
    assert not share.is_apart(share)


def test_the_interval_is_that_of_wilson() -> None:
    assert CountShare(30, 100).interval == pytest.approx((0.2189, 0.3958), abs=1e-3)


@pytest.fixture(scope="module")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Market:
    folder = tmp_path_factory.mktemp("market")
    rows: list[dict[str, Any]] = []
    for at in range(80):
        tool = "Spark" if at < 40 else "Rust"
        plus = "" if at % 4 else "\n\nNice to have\n- Kubernetes\n"
        text = f"Requirements\n- Python, SQL and {tool} for job number {at}{plus}"
        posted, place = ("2024-03-01" if at < 40 else "2025-03-01"), "few" if at < 5 else "many"
        rows.append({"id": f"j{at}", "title": "Data Engineer", "text": text, "posted": posted, "place": place})
    rows.append(rows[0] | {"id": "again"})
    scan(plan(as_jsonl(folder / "jobs.jsonl", rows), folder / "out", by=("place",), part_rows=100))
    summary = json.loads((folder / "out" / "summary.json").read_text(encoding="utf-8"))
    return market(folder / "out", summary, load_taxonomy())


def test_shares_are_of_unique_postings(picture: Market) -> None:
    assert (picture.rows, picture.unique) == (81, 80)
    python, kubernetes = (next(one for one in picture.hard if one.concept == id_) for id_ in ("python", "kubernetes"))
    assert (python.must, len(set(python.ids))) == (CountShare(80, 80), 10)
    assert sum(int(id_[1:]) >= 40 for id_ in python.ids) in range(3, 8), "some of the documents are from all over"
    assert (kubernetes.must, kubernetes.nice) == (CountShare(0, 80), CountShare(20, 80))


def test_what_changes_is_what_cannot_be_chance(picture: Market) -> None:
    assert picture.halves == ("2024-03", "2025-03")
    changed = {one.label: (one.before.found, one.after.found) for one in picture.changes}
    assert changed == {"Rust": (0, 40), "Apache Spark": (40, 0)}
    assert picture.compared >= 4 and (picture.before, picture.after) == (40, 40)
    assert all((int(id_[1:]) < 40) == (one.label == "Apache Spark") for one in picture.changes for id_ in one.ids)


def test_cells_with_few_documents_have_no_rank(picture: Market) -> None:
    assert {cell.value: cell.is_few for cell in picture.by["place"]} == {"few": True, "many": False}


@pytest.mark.parametrize("name", ["market.md", "market.html"])
def test_a_picture_names_what_it_counts(name: str, picture: Market) -> None:
    made = renderer_for(name)(picture, None)
    assert "too few to rank" in made
    assert "j0" in made
    assert made == renderer_for(name)(picture, None)


def test_a_picture_of_another_format_is_refused() -> None:
    with pytest.raises(UsageError, match="no format"):
        renderer_for("market.pdf")


def test_a_resume_reaches_the_postings_whose_must_haves_it_meets(tmp_path: Path) -> None:
    rows = [
        {"id": f"j{at}", "title": "Data Engineer", "text": f"Requirements\n- {must}\n- Work on task {at}\n"}
        for at, must in enumerate(["Python and SQL"] * 20 + ["Python, SQL and Kafka"] * 15 + ["Rust; Go; Kafka"] * 5)
    ]
    scan(plan(as_jsonl(tmp_path / "jobs.jsonl", rows), tmp_path / "out", part_rows=100))
    resume = tmp_path / "resume.txt"
    resume.write_text("Ida Sample\n\nExperience\n\nEngineer, Pebble Ltd, 2019 - 2024\n- Wrote Python and SQL jobs\n")
    report = skillmatch.analyze(resume, kind="resume")
    assert isinstance(report, skillmatch.Report)
    found = reach(tmp_path / "out", "exact", report, load_taxonomy())
    assert found.meets == CountShare(20, 40)
    assert [(one.label, one.opens.found) for one in found.more] == [("Kafka", 15)]
    assert all(int(id_[1:]) < 20 for id_ in found.ids) and len(found.ids) == 10
    assert all(20 <= int(id_[1:]) < 35 for id_ in found.more[0].ids) and len(found.more[0].ids) == 10
