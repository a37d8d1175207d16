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


RESUME = """Ada Example

## Experience
**Data engineer**, Tin Whistle Ltd, March 2019 - present
- Built Apache Spark jobs for the billing team

## Skills
Docker
"""
CAREER = {
    "years": "none, or, were that day in March 2021: 2.0 to 2.2",
    "level": "not senior; mid",
    "sections": {"experience": "lines 3-5", "skills or other": "lines 7-8"},
    "skills": {"Apache Spark": "used, 2019-03 to 2021-03", "Docker": "used", "Kafka or Flink": "listed"},
    "not": ["Rust (named nowhere)", "sections of projects"],
}


def test_what_a_reader_wrote_of_a_resume_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "one.md").write_text(RESUME, encoding="utf-8")
    row = {"file": "one.md", "class": "years", "expected": CAREER}
    (tmp_path / "cases" / "resumes.jsonl").write_text(json.dumps(row), encoding="utf-8")
    cases.main([str(tmp_path), "--wrong", "--kind", "resume"])
    shown = capsys.readouterr().out.splitlines()
    wrong = [line for line in shown if line.startswith("one.md")]
    assert wrong == [
        "one.md skills: expected Docker: used, said Docker: listed (years)",
        "one.md skills: expected Kafka or Flink: listed, said Kafka or Flink: not found (years)",
    ]
    assert [line.split() for line in shown if line.startswith(("years", "sections", "not"))] == [
        ["not", "1", "of", "1", "1.00"],
        ["sections", "5", "of", "5", "1.00"],
        ["years", "1", "of", "1", "1.00"],
    ]
