"""What travels between processes is small, and comes out as it went in."""

from __future__ import annotations

import pickle
from pathlib import Path

from skillmatch.analysis import Analyzer, Report
from skillmatch.reporting import FORMATS, render

ROOT = Path(__file__).parents[1]
LONG = 4_500
"""Code points of a usual posting."""
LARGEST = 60_000
"""Bytes of its report."""


def a_posting() -> str:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples" / "postings").glob("*.md"))]
    return "\n\n".join(texts)[:LONG]


def test_a_report_is_small_and_says_the_same(analyzer: Analyzer) -> None:
    report = analyzer.text(a_posting())
    packed = pickle.dumps(report)
    assert len(packed) <= LARGEST
    back = pickle.loads(packed)
    assert isinstance(back, Report) and back == report
    for format_ in (name for name, one in FORMATS.items() if one.refusal(report) is None):
        assert render([back], format_) == render([report], format_)


def test_an_analyzer_is_made_anew_on_the_other_side() -> None:
    analyzer = Analyzer(kind="posting", role="applied")
    back = pickle.loads(pickle.dumps(analyzer))
    text = a_posting()
    assert render([back.text(text)], "json") == render([analyzer.text(text)], "json")
