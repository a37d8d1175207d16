"""What lines state together: joined acts, lists under a line, several sentences, and résumés' short bullets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.matching.model import MentionType
from tests.cases import each, read
from tests.conftest import Analyze

CASES: list[dict[str, Any]] = read(Path(__file__).with_name("lines.yaml"))


@pytest.mark.parametrize("case", each(CASES))
def test_lines(posting: Analyze, resume: Analyze, case: dict[str, Any]) -> None:
    report = (resume if case.get("kind") == "resume" else posting)(case["text"])
    stated: dict[int, set[str]] = {}
    for mention in report.mentions:
        if mention.type is MentionType.RESPONSIBILITY:
            stated.setdefault(mention.line, set()).add(mention.concept)
    assert {line: stated.get(line, set()) for line in case.get("states", {})} == {
        line: set(ids) for line, ids in case.get("states", {}).items()
    }
    assert not set(case.get("not", [])).intersection(*stated.values()) if stated else True
