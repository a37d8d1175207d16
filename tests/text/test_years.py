"""Years of experience, as texts state them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.text.years import find_years
from tests.cases import each, read

CASES = read(Path(__file__).with_name("years.yaml"))


@pytest.mark.parametrize("case", each(CASES))
def test_years(case: dict[str, Any]) -> None:
    text = case["text"]
    found = list(find_years(text, 0, len(text)))
    assert [[one.least, one.most] for one in found] == case["years"]
    assert [text[one.start : one.end].strip() == text[one.start : one.end] for one in found] == [True] * len(found)


def test_only_between_the_bounds() -> None:
    text = "3 years here, 5 years there"
    assert [one.least for one in find_years(text, 13, len(text))] == [5]
    assert [one.least for one in find_years(text, 0, 13)] == [3]
