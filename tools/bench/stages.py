"""One text through every stage of ``match`` and of ``check``, each stage measured by itself."""

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
from skillmatch.readers.model import Kind, Unreadable
from skillmatch.readers.read import read_bytes
from skillmatch.reporting import render
from skillmatch.reporting.findings import render as render_findings
from skillmatch.reporting.shared.options import Options

_CHECKER = Checker(load_catalogue().rules, CHECKS)

Measure = Callable[[str, Callable[[], Any]], Any]
"""Does the work of a stage, given with its name, and returns what that made."""


def through_stages(text: str, name: str, analyzer: Analyzer, measure: Measure) -> None:
    """Read a text as a file of this name, analyse it, report on it and, where it is a posting, check it."""
    reading = measure("reading", lambda: read_bytes(text.encode("utf-8", "replace"), name))
    if isinstance(reading, Unreadable):
        return
    report: Report = measure("analysis", lambda: analyzer.reading(name, reading))
    for format_ in ("text", "markdown", "json"):
        measure(format_, partial(render, [report], format_, Options(evidence=True)))
    if report.document.kind is Kind.POSTING:
        _check(Post(report, PostSource.of(reading), analyzer.taxonomy), measure)


def _check(post: Post, measure: Measure) -> None:
    try:
        checked = measure("check", lambda: _CHECKER.check(post, "post"))
    except SuppressionError:
        return
    run = Run((checked,), (), tuple(_CHECKER.rules.values()))
    measure("findings", lambda: [render_findings(run, one, Options()) for one in ("text", "markdown", "json")])
