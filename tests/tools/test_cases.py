"""The runner of small cases: what each expects, beside what is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools import cases

TEXT = "Harbour engineer\n\nRequirements:\n- Python\n- Kafka\n\nNice to have:\n- Rust\n"
EXPECTED = {"need": {"Python": "required", "Rust": "required"}, "hard": ["Python", "Kafka"], "not": ["Harbour"]}


def test_values_are_counted_and_wrong_ones_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases").mkdir()
    row = {"id": "x1", "class": "need", "text": TEXT, "expected": EXPECTED}
    (tmp_path / "cases" / "postings.jsonl").write_text(json.dumps(row), encoding="utf-8")
    cases.main([str(tmp_path), "--wrong"])
    shown = capsys.readouterr().out.splitlines()
    assert "x1 need: expected Rust: required, said Rust: preferred (need)" in shown
    assert "x1 hard: expected nothing, said Rust (need)" in shown
    counts = {line.split()[0]: line.split()[1:4] for line in shown if " of " in line}
    assert counts == {
        "need": ["1", "of", "2"],
        "hard": ["2", "of", "3"],
        "not": ["1", "of", "1"],
        "all": ["4", "of", "6"],
    }
