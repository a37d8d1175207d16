"""Scans: what goes wrong costs the row that it is about, and a stop costs nothing that was done."""

from __future__ import annotations

import csv
import errno
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmatch.errors import UsageError
from skillmatch.readers.limits import Limits
from skillmatch.scanning import part
from skillmatch.scanning.columns import Columns
from skillmatch.scanning.model import Row, ScanOptions
from skillmatch.scanning.repeats import RowScanner
from skillmatch.scanning.row import analyzer_for, scan_row
from skillmatch.scanning.scan import Plan, Totals, planned_sources, scan
from tests.scanning.conftest import as_jsonl

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
pytest.importorskip("duckdb")

Rows = list[dict[str, Any]]
NOTHING = Columns("")


def plan(source: Path, folder: Path, **more: Any) -> Plan:
    asked = Columns("", by=more.pop("by", ()))
    more = {"workers": 1, "part_rows": 4} | more
    options = more.pop("options", ScanOptions(by=asked.by))
    return Plan(planned_sources([str(source)], asked), folder, options, **more)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def errors_of(folder: Path) -> list[tuple[str, str]]:
    lines = (folder / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    return [(one["id"], one["code"]) for one in map(json.loads, lines)]


def table(folder: Path, name: str) -> Rows:
    return [row for path in sorted((folder / name).glob("*.parquet")) for row in parquet.read_table(path).to_pylist()]


def _parquet(path: Path, rows: Rows) -> None:
    parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=3)


def _csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, list(rows[0]))
        written.writeheader()
        written.writerows(rows)


def _gz(path: Path, rows: Rows) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def _zst(path: Path, rows: Rows) -> None:
    with pyarrow.CompressedOutputStream(pyarrow.OSFile(str(path), "wb"), "zstd") as file:
        file.write("".join(json.dumps(row) + "\n" for row in rows).encode())


FORMATS: dict[str, Callable[[Path, Rows], Any]] = {
    "jobs.jsonl": as_jsonl,
    "jobs.parquet": _parquet,
    "jobs.csv": _csv,
    "jobs.jsonl.gz": _gz,
    "jobs.jsonl.zst": _zst,
}


@pytest.mark.parametrize("name", FORMATS)
def test_any_format_gives_the_same_tables(name: str, rows: Rows, tmp_path: Path) -> None:
    FORMATS[name](tmp_path / name, rows)
    totals = scan(plan(tmp_path / name, tmp_path / "out"))
    assert totals == Totals(rows=10, read=10, recognised=10, errors=0)
    documents = table(tmp_path / "out", "documents")
    assert [(one["id"], one["date"]) for one in documents] == [(row["id"], row["posted"]) for row in rows]
    assert {one["concept"] for one in table(tmp_path / "out", "mentions") if one["row"] == 0 and one["asserted"]} >= {
        "python",
        "pytorch",
        "kubernetes",
    }
    choice = next(one for one in table(tmp_path / "out", "needs") if one["row"] == 2 and len(one["concepts"]) > 1)
    assert set(choice["concepts"]) == {"go", "java"}
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert (summary["rows"], summary["unique"], summary["unread"]) == (10, 5, 0)


def test_any_number_of_workers_writes_the_same_bytes(rows: Rows, tmp_path: Path) -> None:
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    for count in (1, 3):
        scan(plan(source, tmp_path / str(count), workers=count, by=("country",)))
    assert files_of(tmp_path / "1") == files_of(tmp_path / "3")
    assert table(tmp_path / "1", "documents")[1]["by_country"] == "PT"


@pytest.mark.exhaustive  # one row hangs for as long as a row may take
def test_a_row_that_raises_hangs_or_kills_costs_that_row(
    rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    monkeypatch.setattr(part, "_PATIENCE", 0.5)
    for at, how in ((1, "RAISE"), (4, "DIE"), (6, "HANG"), (9, "DIE")):
        rows[at]["description"] += how
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    options = ScanOptions(limits=Limits(seconds=10))
    made = plan(source, tmp_path / "out", options=options, worker="faulty_worker")
    assert scan(made) == Totals(rows=10, read=6, recognised=6, errors=4)
    assert errors_of(tmp_path / "out") == [
        ("job-1", "failed"),
        ("job-4", "crashed"),
        ("job-6", "slow"),
        ("job-9", "crashed"),
    ]


def test_a_scan_that_was_stopped_goes_on(rows: Rows, tmp_path: Path) -> None:
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    scan(plan(source, tmp_path / "whole"))

    class StopError(Exception):
        pass

    def stop(totals: Totals, rows: int) -> None:
        assert rows >= totals.rows
        if totals.rows:
            raise StopError

    with pytest.raises(StopError):
        scan(plan(source, tmp_path / "out"), stop)
    assert not (tmp_path / "out" / "summary.json").exists()
    first = (tmp_path / "out" / "documents" / "part-00000.parquet").stat().st_mtime_ns
    scan(plan(source, tmp_path / "out"))
    assert files_of(tmp_path / "out") == files_of(tmp_path / "whole")
    assert (tmp_path / "out" / "documents" / "part-00000.parquet").stat().st_mtime_ns == first


def test_a_text_that_was_read_a_moment_ago_gives_what_it_gave(rows: Rows) -> None:
    options = ScanOptions(by=("country",))
    analyzer = analyzer_for(options)
    scanner = RowScanner(analyzer, options)
    for number, row in enumerate(rows):
        own = Row(number, row["id"], row["description"], row["title"], row["posted"], (row["country"],))
        assert scanner.scan(own) == scan_row(own, analyzer, options)


def test_another_option_or_source_begins_only_anew(rows: Rows, tmp_path: Path) -> None:
    source, out = as_jsonl(tmp_path / "jobs.jsonl", rows), tmp_path / "out"
    scan(plan(source, out))
    with pytest.raises(UsageError, match="holds another scan: its options differ"):
        scan(plan(source, out, part_rows=5))
    as_jsonl(source, rows[:3])
    with pytest.raises(UsageError, match="its inputs differ"):
        scan(plan(source, out))
    assert scan(plan(source, out, restart=True)).rows == 3
    assert len(table(out, "documents")) == 3


def test_a_folder_of_somebody_is_left_alone(rows: Rows, tmp_path: Path) -> None:
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    with pytest.raises(UsageError, match="holds no scan"):
        scan(plan(source, tmp_path, restart=True))
    assert source.exists()


def test_rows_that_are_broken_are_errors_of_theirs(rows: Rows, tmp_path: Path) -> None:
    lines = [json.dumps(row) for row in rows]
    lines[3], lines[5] = lines[3][:40], '["a list"]'
    rows[7]["description"] = "  "
    lines[7] = json.dumps(rows[7])
    source = tmp_path / "jobs.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    assert scan(plan(source, tmp_path / "out")).errors == 3
    assert errors_of(tmp_path / "out") == [
        ("jobs.jsonl:4", "unreadable"),
        ("jobs.jsonl:6", "unreadable"),
        ("job-7", "empty"),
    ]


def test_a_tenth_of_the_rows_broken_costs_a_tenth(rows: Rows, tmp_path: Path) -> None:
    lines = [json.dumps(row | {"id": f"{row['id']}-{at}"}) for at in range(4) for row in rows]
    lines[3], lines[14] = lines[3][:40], "null"
    lines[25] = json.dumps({"id": "long", "description": "word " * 300})
    lines[36] = json.dumps({"id": "none"})
    source = tmp_path / "jobs.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    options = ScanOptions(limits=Limits(characters=1000))
    assert scan(plan(source, tmp_path / "out", options=options, part_rows=7)) == Totals(40, 36, 36, 4)
    assert [code for _, code in errors_of(tmp_path / "out")] == ["unreadable", "unreadable", "too-long", "empty"]
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert (summary["rows"], summary["unread"], summary["unique"]) == (40, 4, 5)


def test_ids_need_not_be_unique(rows: Rows, tmp_path: Path) -> None:
    for row in rows:
        row["id"] = "the same"
    scan(plan(as_jsonl(tmp_path / "jobs.jsonl", rows), tmp_path / "out"))
    assert [one["row"] for one in table(tmp_path / "out", "documents")] == list(range(10))


def test_a_full_disk_is_said_and_costs_no_part_that_is_whole(
    rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    real = parquet.write_table

    def full(made: Any, path: Path, **more: Any) -> None:
        if "part-00001" in str(path):
            raise OSError(errno.ENOSPC, "No space left on device")
        real(made, path, **more)

    monkeypatch.setattr(parquet, "write_table", full)
    with pytest.raises(UsageError, match="No space left on device"):
        scan(plan(source, tmp_path / "out"))
    monkeypatch.undo()
    assert not list((tmp_path / "out").rglob(".*"))
    assert scan(plan(source, tmp_path / "out")).read == 10


def test_a_sample_is_the_same_each_time(rows: Rows, tmp_path: Path) -> None:
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    for name in ("one", "two"):
        assert scan(plan(source, tmp_path / name, sample=4)).rows == 4
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


@pytest.mark.parametrize(("dedupe", "unique"), [("off", 11), ("exact", 6), ("near", 5)])
def test_what_is_put_up_again_counts_once(dedupe: str, unique: int, rows: Rows, tmp_path: Path) -> None:
    for row in rows:
        row["description"] += " ".join(f"word{at} of {row['title']}" for at in range(60))
    rows.append(rows[0] | {"description": rows[0]["description"] + "\nApply by Friday.\n"})
    source = as_jsonl(tmp_path / "jobs.jsonl", rows)
    scan(plan(source, tmp_path / "out", dedupe=dedupe))
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert summary["unique"] == unique
