"""Résumé or posting, told from the text, with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.readers.model import Kind
from tests.cases import read

CASES: dict[str, list[str]] = read(Path(__file__).with_name("kind.yaml"))
PAIRS = [
    pytest.param(text, kind, id=f"{kind}: {' '.join(text.split())[:50]}")
    for kind, texts in CASES.items()
    for text in texts
]


@pytest.mark.parametrize(("text", "kind"), PAIRS)
def test_kind(analyzer: Analyzer, text: str, kind: str) -> None:
    document = analyzer.text(text).document
    assert (document.kind, document.kind_reason != "") == (kind, True)


def test_the_caller_decides() -> None:
    resume = CASES["resume"][0]
    document = Analyzer(kind="posting").text(resume).document
    assert (document.kind, document.kind_reason) == (Kind.POSTING, "as the caller says")


def test_without_a_sign_the_reason_says_so(analyzer: Analyzer) -> None:
    assert analyzer.text("Nobody can tell.").document.kind_reason.startswith("no sign of either")


@pytest.mark.parametrize(
    ("text", "is_none"),
    [
        ("# Widgets\n\nA library that draws widgets.\n\n## As a library\n\nCall `draw()`.", True),
        ("Mara Example\nmara@example.com\nCurriculum vitae", True),
        ("Ward nurse\nRequirements\n- A licence", False),
        ("We are looking for a calm engineer.", False),
    ],
)
def test_a_text_that_holds_no_posting(text: str, *, is_none: bool) -> None:
    """A README, or a résumé, that lies among posts."""
    analyzer = Analyzer(kind="posting")
    assert analyzer.finds_no_posting(analyzer.text(text).document) is is_none


def test_the_reason_names_what_was_seen(analyzer: Analyzer) -> None:
    reason = analyzer.text("We are looking for an engineer. The ideal candidate is calm.").document.kind_reason
    assert "“we are looking”" in reason
