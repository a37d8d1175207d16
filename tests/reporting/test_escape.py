"""Escaping, case by case in escape_cases.json, and what holds for every text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from skillmatch.reporting.shared import escape

from . import hostile

CASES = json.loads(Path(__file__).with_name("escape_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("function", "text", "expected"),
    [(function, text, expected) for function, cases in CASES.items() for text, expected in cases],
)
def test_cases(function: str, text: str, expected: str) -> None:
    assert getattr(escape, function)(text) == expected


COMMANDS = {
    "text": ("::error::a\n \u3000::b::\nc ::d:: ##[e]", ":\u200b:error::a\n \u3000:\u200b:b::\nc ::d:: ##\u200b[e]"),
    "json": ('{"a": "##[x] ::y::"}', '{"a": "##\\u005bx] ::y::"}'),
    "turtle": ('"##[x]"', '"##\\u005Bx]"'),
    "xml": ("<a>\n::x:: ##[y]</a>", "<a>\n&#58;:x:: ##&#91;y]</a>"),
}


@pytest.mark.parametrize(("form", "texts"), COMMANDS.items())
def test_workflow_commands_are_broken(form: str, texts: tuple[str, str]) -> None:
    assert escape.without_workflow_commands(texts[0], form) == texts[1]
    assert not hostile.commands(texts[1])


@given(hostile.words)
def test_no_text_is_a_workflow_command(text: str) -> None:
    assert not hostile.commands(escape.without_workflow_commands(text.replace("\r", "\n")))
    quoted = json.dumps(text)
    assert json.loads(escape.without_workflow_commands(quoted, "json")) == text


@given(hostile.words)
def test_one_line_is_safe_and_settles(text: str) -> None:
    once = escape.one_line(text)
    assert not hostile.bad_characters(once, allowed="\u200c\u200d")
    assert escape.one_line(once) == once
