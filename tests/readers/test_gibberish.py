"""Text of which the letters are not those that the page shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillmatch.readers.pdf import gibberish
from skillmatch.readers.pdf.gibberish import is_gibberish
from tests.cases import each, read


@pytest.mark.parametrize("case", each(read(Path(__file__).with_name("gibberish.yaml"))))
def test_gibberish(case: dict[str, Any]) -> None:
    assert is_gibberish(case["text"]) is case["gibberish"]


def test_few_words_tell_nothing() -> None:
    assert not is_gibberish("SSRS, XKCD, HTML5")


def test_signs_without_letters_are_gibberish() -> None:
    assert is_gibberish("\ue001\ue002 \ue003\ue004 " * 80)


@given(st.text(st.sampled_from("aeiouAbckxthKTſK 12.,;+#!%'-/@\n") | st.characters(), max_size=900))
def test_what_is_counted_at_once_is_never_told_otherwise_word_by_word(text: str) -> None:
    told = is_gibberish(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gibberish, "_is_plain", lambda _: False)
        assert is_gibberish(text) is told
