"""Where a file says which entry a name is of: the place of the name, and only as far as the text has it there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.readers.terms import named_in, terms_in
from tests.cases import read

CASES: list[dict[str, Any]] = read(Path(__file__).parent / "terms.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = {text[one.start :].split("\n")[0]: one.concept for one in terms_in(text, named_in(case["skills"]))}
    assert found == case["found"]
