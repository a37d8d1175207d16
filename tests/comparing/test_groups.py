"""Which skills of a line are one need."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skillmatch.comparing.model import Comparison, NeedKind
from tests.cases import read

from .conftest import posting_of, resume_of

CASES = read(Path(__file__).with_name("groups.yaml"))


@pytest.mark.parametrize(("line", "expected"), CASES.items(), ids=CASES)
def test_needs_of_a_line(compared: Callable[[str, str], Comparison], line: str, expected: list[list[Any]]) -> None:
    found = compared(resume_of(), posting_of(line))
    needs = [need for need in found.needs if need.kind is NeedKind.SKILL and need.line == 4]
    shown = [
        {
            *(one.concept for one in need.alternatives),
            *(["open"] if need.open else []),
            *([need.at_least] if need.at_least > 1 else []),
        }
        for need in needs
    ]
    assert sorted(shown, key=str) == sorted(map(set, expected), key=str)
