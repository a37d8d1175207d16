"""Files of a scan are whole, whoever writes them and whatever ends who does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")

from skillmatch.scanning.scan import scan
from skillmatch.scanning.whole_files import written_whole
from tests.scanning.conftest import as_jsonl
from tests.scanning.test_scan import plan


def test_two_that_write_the_same_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "part"
    with written_whole(path) as one, written_whole(path) as other:
        one.write_text("half")
        other.write_text("whole")
        one.write_text("whole")
    assert path.read_text() == "whole"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_of_what_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_text("before")
    with pytest.raises(OSError, match="full"), written_whole(path) as file:
        file.write_text("half")
        raise OSError("full")
    assert (path.read_text(), list(tmp_path.iterdir())) == ("before", [path])


def test_a_scan_takes_away_what_a_killed_process_had_begun(rows: list[dict[str, Any]], tmp_path: Path) -> None:
    source, out = as_jsonl(tmp_path / "jobs.jsonl", rows), tmp_path / "out"
    scan(plan(source, out))
    begun = out / "documents" / ".part-00000.parquet.0123.writing"
    begun.write_text("half")
    scan(plan(source, out))
    assert not begun.exists()
