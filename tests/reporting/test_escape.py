"""Escaping, case by case in escape_cases.json, and what holds for every text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from skillmatch.reporting import escape

from . import hostile

CASES = json.loads(Path(__file__).with_name("escape_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("function", "text", "expected"),
    [(function, text, expected) for function, cases in CASES.items() for text, expected in cases],
)
def test_cases(function: str, text: str, expected: str) -> None:
    assert getattr(escape, function)(text) == expected


@given(hostile.words)
def test_one_line_is_safe_and_settles(text: str) -> None:
    once = escape.one_line(text)
    assert not hostile.bad_characters(once, allowed="\u200c\u200d")
    assert escape.one_line(once) == once
