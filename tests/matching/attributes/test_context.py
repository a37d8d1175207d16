"""What the words around a skill make of it: its need, and whether it is asserted."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.matching.model import Mention, MentionType
from tests.cases import each, marked, read
from tests.conftest import Analyze

HERE = Path(__file__).parent
NEED = read(HERE / "need.yaml")
ASSERTION: dict[str, dict[str, list[str]]] = read(HERE / "assertion.yaml")


def mention(analyze: Analyze, text: str) -> Mention:
    """The mention of the skill that is marked in ``text``."""
    bare, start, end = marked(text)
    skills = [one for one in analyze(bare).mentions if one.type is MentionType.SKILL]
    found = [one for one in skills if one.span.start <= start and end <= one.span.end]
    assert found, f"{bare[start:end]!r} is not found"
    return found[0]


@pytest.mark.parametrize("case", each(NEED))
def test_need(posting: Analyze, case: dict[str, str]) -> None:
    found = mention(posting, case["text"])
    assert found.need == case["need"]


@pytest.mark.parametrize(("text", "asserted"), [
    *(pytest.param(text, True, id=f"asserted: {text}") for text in ASSERTION["posting"]["asserted"]),
    *(pytest.param(text, False, id=f"denied: {text}") for text in ASSERTION["posting"]["denied"]),
])  # fmt: skip
def test_assertion_in_postings(posting: Analyze, text: str, asserted: bool) -> None:
    assert mention(posting, text).asserted is asserted


@pytest.mark.parametrize(("text", "asserted"), [
    *(pytest.param(text, True, id=f"asserted: {text}") for text in ASSERTION["resume"]["asserted"]),
    *(pytest.param(text, False, id=f"denied: {text}") for text in ASSERTION["resume"]["denied"]),
])  # fmt: skip
def test_assertion_in_resumes(resume: Analyze, text: str, asserted: bool) -> None:
    found = mention(resume, text)
    assert (found.asserted, found.need) == (asserted, None)


def test_every_decision_has_its_reason(posting: Analyze) -> None:
    cases = [case["text"] for case in NEED.values()] + ASSERTION["posting"]["denied"]
    mentions = [mention(posting, text) for text in cases]
    assert [one.text for one in mentions if not any(r.about == "need" for r in one.evidence.reasons)] == []
    denied = [one for one in mentions if not one.asserted]
    assert [one.text for one in denied if not any(r.about == "assertion" for r in one.evidence.reasons)] == []
