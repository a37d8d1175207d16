"""Comparisons of our own examples, by the shipped taxonomy: their reports are looked at as their owner would."""

from __future__ import annotations

from pathlib import Path

from skillmatch.analysis import Analyzer, Result
from skillmatch.comparing.model import Comparisons
from skillmatch.comparing.resume_posting import Comparer

from . import sample

EXAMPLES = Path(__file__).parents[2] / "examples"
UNREADABLE = "unreadable"


def compared(analyzer: Analyzer, *postings: str) -> Comparisons:
    """Farah's résumé against postings of the examples, by their file names, or one that could not be read."""
    resume = (EXAMPLES / "resumes" / "farah-example.txt").read_text(encoding="utf-8")
    own = analyzer.of_kind("resume").with_as_of("2026-11").text(resume, "farah-example.txt")
    return Comparer(analyzer.taxonomy).all(own, [_posting(analyzer, name) for name in postings])


def _posting(analyzer: Analyzer, name: str) -> Result:
    if name == UNREADABLE:
        return sample.unreadable()
    return analyzer.of_kind(None).text((EXAMPLES / "postings" / name).read_text(encoding="utf-8"), name)
