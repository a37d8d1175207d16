"""Markdown is read as it is shown; what is not shown is kept apart, with its place, and moves nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillmatch.readers.base import Request
from skillmatch.readers.limits import DEFAULT_LIMITS
from skillmatch.readers.markdown import read_markdown
from skillmatch.readers.model import Reading
from tests.cases import read

CASES = read(Path(__file__).with_name("markdown.yaml"))


def reading(text: str) -> Reading:
    found = read_markdown(text, Request("post.md", DEFAULT_LIMITS, None))
    assert isinstance(found, Reading)
    return found


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_shown_and_what_is_not(case: dict[str, Any]) -> None:
    found = reading(case["text"])
    assert [f"{one.place}, {one.how}: {one.text}" for one in found.hidden] == case["hidden"]
    assert " ".join(found.text.split()) == case["shown"]
    for one in found.hidden:
        assert one.span and found.source and one.text.split()[0] in found.source[slice(*one.span)]


PIECES = [
    "<!--",
    "-->",
    "---\n",
    "title: x",
    "<b hidden>",
    "</b>",
    "<style>",
    "```",
    "\n",
    " ",
    "a",
    "\r",
    "é",
    "「",
    ">",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_what_is_left_out_moves_nothing(text: str) -> None:
    found = reading(text)
    assert len(found.text) == len(text)
    assert all(new == old or (new == " " and not old.isspace()) for new, old in zip(found.text, text, strict=True))
