"""The one tokenisation, and which spellings are the same word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.text.compounds import CompoundSplitter
from skillmatch.text.normalize import fold_phrase
from skillmatch.text.tokenize import tokenize
from tests.cases import each, read

CASES: dict[str, dict[str, Any]] = read(Path(__file__).with_name("tokenize.yaml"))


@pytest.mark.parametrize("case", each(CASES["tokens"]))
def test_tokens(case: dict[str, Any]) -> None:
    text = case["text"]
    tokens = tokenize(text, CompoundSplitter(frozenset(case.get("joined", ()))))
    assert tokens.texts == case["tokens"]
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)] == tokens.texts
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))


@pytest.mark.parametrize("spellings", each(CASES["same"]))
def test_same(spellings: list[str]) -> None:
    assert len({fold_phrase(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("spellings", each(CASES["different"]))
def test_different(spellings: list[str]) -> None:
    assert len({fold_phrase(spelling) for spelling in spellings}) == len(spellings)


def test_an_empty_line_ends_a_phrase() -> None:
    assert len(tokenize("machine\n\nlearning").texts) == 3
    assert len(tokenize("machine\nlearning").texts) == 2
