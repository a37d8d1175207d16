"""Findings as a page: each on its line, by post, with a filter by severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillmatch.checking.model import Run
from skillmatch.reporting.findings.page import findings_page
from skillmatch.reporting.shared.html import filled, whole_page
from skillmatch.reporting.shared.options import Options

if TYPE_CHECKING:
    from markupsafe import Markup


def render(run: Run, options: Options) -> str:
    """The whole page."""
    return whole_page("Job posts checked", html_body(run, options))


def html_body(run: Run, options: Options) -> Markup:
    """The findings as a part of a page."""
    return filled("findings.html", page=findings_page(run))
