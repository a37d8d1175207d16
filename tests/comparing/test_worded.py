"""What a posting asks for, in the words of its own lines."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.profiling.needs.model import NeedKind
from skillmatch.reporting.comparison.view import gate_asked, words_of
from tests.cases import each, read

from .conftest import Compared, posting_of, resume_of

CASES = read(Path(__file__).with_name("worded.yaml"))


@pytest.mark.parametrize("case", each(CASES))
def test_words(compared: Compared, case: dict[str, Any]) -> None:
    posting = posting_of(case.get("asks", "SQL"))
    if "duty" in case:
        posting += f"\nResponsibilities:\n- {case['duty']}\n"
    found = compared(resume_of(), posting)
    duties = [words_of(need, found, 80) for need in found.needs if need.kind is NeedKind.DUTY]
    years = [gate_asked(need) for need in found.needs if need.kind is NeedKind.YEARS]
    assert (duties if "duty" in case else years) == case["told"]


def test_a_skill_that_is_asked_for_is_not_told_as_one_that_is_not(compared: Compared) -> None:
    posting = f"{posting_of('Experience with deployment')}\nResponsibilities:\n- Support the deployment of sensors\n"
    assert "deployment" not in {one.text for one in compared(resume_of(), posting).uncounted}
