"""Scans made again: the same to the byte, or which figure and which table is another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmatch.cli.main import run
from tests.scanning.conftest import ROWS, as_jsonl

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


@pytest.fixture
def verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Scans some rows, and gives what verifies the scan."""
    monkeypatch.chdir(tmp_path)
    as_jsonl(tmp_path / "rows.jsonl", ROWS[:4])
    assert run(["scan", "rows.jsonl", "-o", "out", "--by", "country", "--part-rows", "3", "--workers", "1"]) == 0

    def verified(*words: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run(["verify", *words])
        told = capsys.readouterr()
        return code, told.out + told.err

    return verified


def test_a_scan_is_the_same_to_the_byte(verified: Callable[..., Any], tmp_path: Path) -> None:
    assert verified("out/manifest.json") == (0, "out/manifest.json: same to the byte (1 of 1 file found).\n")
    (tmp_path / "rows.jsonl").rename(tmp_path / "moved.jsonl")
    code, told = verified("out/manifest.json")
    assert code == 2 and "rows.jsonl: missing" in told
    assert verified("out/summary.json", "moved.jsonl")[0] == 0


def test_what_was_altered_is_told(verified: Callable[..., Any], tmp_path: Path) -> None:
    summary = tmp_path / "out" / "summary.json"
    summary.write_text(summary.read_text(encoding="utf-8").replace('"read": 4', '"read": 3'), encoding="utf-8")
    next((tmp_path / "out" / "documents").iterdir()).write_bytes(b"none")
    code, told = verified("out/summary.json")
    assert code == 1
    assert "read: 3 → 4" in told and "documents/part-" in told and "'4 bytes' → " in told


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ({"inputs": 3}, "is not what a scan writes"),
        ({"options": {}}, "is not what a scan writes"),
        ({"inputs": [{"file": "/etc/passwd", "sha256": "0" * 64, "columns": {"text": "a"}}]}, "outside of this folder"),
        ({"inputs": [{"file": "a", "sha256": "0", "columns": {"text": "a", "os": "b"}}]}, "is not what a scan writes"),
    ],
)
def test_a_manifest_that_is_a_trap(
    verified: Callable[..., Any], tmp_path: Path, edit: dict[str, Any], words: str
) -> None:
    manifest = tmp_path / "out" / "manifest.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text(encoding="utf-8")) | edit), encoding="utf-8")
    code, told = verified("out/manifest.json")
    assert code == 2 and words in told and "root:" not in told
