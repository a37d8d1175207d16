"""One text through every stage of ``match``, ``check`` and ``compare``, each stage measured by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from skillmatch.analysis import Analyzer, Report
from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.checker import Checker
from skillmatch.checking.context import Post
from skillmatch.checking.model import Run
from skillmatch.checking.rules import CHECKS
from skillmatch.checking.source import PostSource
from skillmatch.checking.suppressions import SuppressionError
from skillmatch.comparing.model import Comparisons
from skillmatch.comparing.resume_posting import Comparer
from skillmatch.readers.model import Kind, Unreadable
from skillmatch.readers.read import read_bytes
from skillmatch.reporting import render
from skillmatch.reporting.comparison import FORMATS as COMPARISON_FORMATS
from skillmatch.reporting.comparison import render as render_comparison
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.findings import render as render_findings
from skillmatch.reporting.shared.options import Options

_CHECKER = Checker(load_catalogue().rules, CHECKS)

Measure = Callable[[str, Callable[[], Any]], Any]
"""Does the work of a stage, given with its name, and returns what that made."""


def through_stages(text: str, name: str, analyzer: Analyzer, measure: Measure, resume: str | None = None) -> None:
    """Read a text as a file of this name, analyse it, report on it and, where it is a posting, check it; and compare a
    résumé with it, where one is given."""
    reading = measure("reading", lambda: read_bytes(text.encode("utf-8", "replace"), name))
    if isinstance(reading, Unreadable):
        return
    report: Report = measure("analysis", lambda: analyzer.reading(name, reading))
    for format_ in ("text", "markdown", "json"):
        measure(format_, partial(render, [report], format_, Options(evidence=True)))
    if report.document.kind is Kind.POSTING:
        _check(Post(report, PostSource.of(reading), analyzer.taxonomy), measure)
    if resume is not None:
        _compare(analyzer.of_kind(Kind.RESUME).text(resume), report, Comparer(analyzer.taxonomy), measure)


def _compare(resume: Report, posting: Report, comparer: Comparer, measure: Measure) -> None:
    found: Comparisons = measure("compare", lambda: comparer.all(resume, [posting, posting]))
    for format_ in COMPARISON_FORMATS:
        shown = CompareOptions(evidence=True, all=True)
        measure(f"compare as {format_}", partial(render_comparison, found, format_, shown))


def _check(post: Post, measure: Measure) -> None:
    try:
        checked = measure("check", lambda: _CHECKER.check(post, "post"))
    except SuppressionError:
        return
    run = Run((checked,), (), tuple(_CHECKER.rules.values()))
    measure("findings", lambda: [render_findings(run, one, Options()) for one in ("text", "markdown", "json")])
