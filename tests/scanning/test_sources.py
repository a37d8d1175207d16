"""What goes into a scan: the same postings, whatever the shape of the file and wherever it comes from."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmatch.errors import UsageError
from skillmatch.readers.model import Kind, Reading, Several, Unreadable
from skillmatch.readers.read import read_all
from skillmatch.scanning.columns import Columns
from skillmatch.scanning.json_values import BrokenValue, values_in
from skillmatch.scanning.model import Row
from skillmatch.scanning.row import reading_of
from skillmatch.scanning.rows import parts_of
from skillmatch.scanning.scan import planned_sources
from skillmatch.scanning.standard_input import kept
from tests.cases import read

pyarrow = pytest.importorskip("pyarrow")
HERE = Path(__file__).parent
OF_READERS = [
    case
    for case in read(HERE.parent / "readers" / "postings.yaml")
    if Path(case["name"]).suffix in (".json", ".jsonl", ".xml", ".rss", ".atom")
]
NOTHING = Columns("")


def rows_in(path: Path, asked: Columns = NOTHING) -> list[Row]:
    return [row for part in parts_of(planned_sources([str(path)], asked), 3) for row in part.rows]


def _read(case: dict[str, Any]) -> list[Reading | Unreadable]:
    found = read_all(case["file"].encode(), case["name"])
    return [one.found for one in found.members] if isinstance(found, Several) else [found]


@pytest.mark.parametrize("case", OF_READERS, ids=lambda case: f"{case['kind']}, {case['name']}")
def test_a_file_that_the_readers_know_has_the_rows_that_it_has_for_them(case: dict[str, Any], tmp_path: Path) -> None:
    read = _read(case)
    kinds = {one.kind for one in read if isinstance(one, Reading)}
    if Kind.RESUME in kinds:
        return  # a scan asks no row what it is, but is told
    are_postings = Kind.POSTING in kinds
    path = tmp_path / case["name"]
    path.write_text(case["file"], encoding="utf-8")
    if not are_postings:
        with pytest.raises(UsageError, match=r"hold the text|no postings are known"):
            rows_in(path)
        return
    rows = rows_in(path)
    assert [row.trouble != "" or not row.text for row in rows] == [isinstance(one, Unreadable) for one in read]
    for row, one in zip(rows, read, strict=True):
        if isinstance(one, Reading):
            assert reading_of(row, "posting").text.split() == one.text.split()


@pytest.mark.parametrize("case", read(HERE / "sources.yaml"), ids=lambda case: str(case["of"]))
def test_rows(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / case["name"]
    path.write_text(case["file"], encoding="utf-8")
    asked = Columns(**{"text": "", **case.get("ask", {})})
    if "wrong" in case:
        with pytest.raises(UsageError, match=case["wrong"]):
            rows_in(path, asked._replace(by=tuple(asked.by)))
        return
    rows = rows_in(path, asked._replace(by=tuple(asked.by)))
    assert [_told(row, case["rows"][0]) for row in rows] == case["rows"]


def _told(row: Row, like: dict[str, Any]) -> dict[str, Any]:
    found = row._asdict() | {"by": list(row.by)}
    return {name: found[name] for name in like}


@pytest.mark.parametrize(
    "name", ["jobs.jsonl", "jobs.json", "jobs.csv", "jobs.parquet", "jobs.jsonl.gz", "jobs.json.zst"]
)
def test_standard_input_is_what_it_holds(name: str, rows: list[dict[str, Any]], tmp_path: Path) -> None:
    data = _written(name, rows)
    (tmp_path / name).write_bytes(data)
    with kept(io.BytesIO(data)) as stdin:
        planned = planned_sources(["-"], NOTHING, stdin)
        assert planned[0][0].name == "-"
        found = [row for part in parts_of(planned, 4) for row in part.rows]
    assert found == rows_in(tmp_path / name)
    assert [row.id for row in found] == [row["id"] for row in rows]
    assert not stdin.exists()


def _written(name: str, rows: Sequence[dict[str, Any]]) -> bytes:
    from pyarrow import csv, parquet

    out, table = io.BytesIO(), pyarrow.Table.from_pylist(list(rows))
    if ".parquet" in name:
        parquet.write_table(table, out)
    elif ".csv" in name:
        csv.write_csv(table, out)
    elif ".jsonl" in name:
        out.write("".join(json.dumps(row) + "\n" for row in rows).encode())
    else:
        out.write(json.dumps(rows, indent=1).encode())
    data = out.getvalue()
    if name.endswith(".zst"):
        return bytes(pyarrow.compress(data, "zstd", asbytes=True))
    return gzip.compress(data) if name.endswith(".gz") else data


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class _Slow(io.StringIO):
    """Gives a few signs at a time, as a file that is much longer does."""

    def read(self, size: int | None = -1) -> str:
        return super().read(3)


@settings(max_examples=30)
@given(st.lists(JSON, max_size=6), st.sampled_from([None, 1]))
def test_the_values_of_an_array_are_its_elements(values: list[Any], indent: int | None) -> None:
    assert list(values_in("", _Slow(json.dumps(values, indent=indent)), 10**6)) == values


@settings(max_examples=30)
@given(st.lists(st.dictionaries(st.text(), JSON, max_size=3), max_size=5), st.data())
def test_an_array_that_is_cut_off_gives_what_it_has(values: list[Any], data: st.DataObject) -> None:
    whole = json.dumps(values)
    cut = data.draw(st.integers(0, len(whole) - 1))
    found = list(values_in("", _Slow(whole[:cut]), 10**6))
    assert cut == 0 or isinstance(found[-1], BrokenValue)
    assert found[:-1] == values[: len(found) - 1 if found else 0]


@pytest.mark.parametrize(
    "name", ["jobs.jsonl", "jobs.json", "jobs.csv", "jobs.jsonl.gz", "jobs.jsonl.zst", "jobs.csv.gz"]
)
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_source_that_is_cut_off_gives_what_it_has(
    name: str, share: float, rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    many = [row | {"id": f"{row['id']}-{at}", "text": _hard_to_pack(at, row["id"])} for at in range(30) for row in rows]
    for row in many:
        del row["description"]
    data = _written(name, many)
    # As much as a transfer that broke off has: in the middle of a text.
    (tmp_path / name).write_bytes(data[: int(share * len(data))])
    found = rows_in(tmp_path / name)
    *whole, last = found
    assert 0.5 * share * len(many) < len(found) < len(many)
    assert [row.id for row in whole] == [row["id"] for row in many[: len(whole)]]
    assert [row.text.strip() for row in whole] == [row["text"].strip() for row in many[: len(whole)]]
    assert last.trouble or name.startswith("jobs.csv")


def _hard_to_pack(*of: object) -> str:
    return " ".join(sha256(f"{of} {at}".encode()).hexdigest() for at in range(40))


@pytest.mark.parametrize("damage", ["end", "middle"])
def test_parquet_that_is_damaged_is_said(damage: str, rows: list[dict[str, Any]], tmp_path: Path) -> None:
    data = bytearray(_written("jobs.parquet", rows * 200))
    path = tmp_path / "jobs.parquet"
    if damage == "end":
        path.write_bytes(data[: len(data) // 2])
        with pytest.raises(UsageError, match="cannot be read as Parquet"):
            rows_in(path)
        return
    data[40:400] = bytes(360)
    path.write_bytes(data)
    assert rows_in(path)[-1].trouble.startswith("the source ends before its end")


@pytest.mark.parametrize(("told", "day"), [("31/3/2025", "2025-04-03"), ("3/31/2025", "2025-03-04"), ("", "")])
def test_a_column_tells_which_number_is_the_month(told: str, day: str, tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text(f"text,date\nGo,3/4/2025\nRust,{told}\n", encoding="utf-8")
    assert rows_in(path)[0].date == day


def test_days_of_five_forms_are_one_month(tmp_path: Path) -> None:
    days = ["2025-03-04", "4.3.2025", "March 4, 2025", "20250304", 1741046400, "2025-03-04T23:59:00+01:00"]
    path = tmp_path / "jobs.jsonl"
    path.write_text("".join(json.dumps({"text": "Go", "posted": day}) + "\n" for day in days), encoding="utf-8")
    assert [row.date for row in rows_in(path)] == ["2025-03-04"] * len(days)
