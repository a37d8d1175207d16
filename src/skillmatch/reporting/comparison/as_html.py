"""A comparison as a page: needs as a table, and beside it both texts with what is asked for and shown marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillmatch.comparing.model import Comparisons
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.comparison.page import compare_page
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.html import filled, whole_page

if TYPE_CHECKING:
    from markupsafe import Markup


def render(comparisons: Comparisons, options: CompareOptions) -> str:
    """The whole page."""
    return whole_page(f"{one_line(comparisons.resume.name)} compared", html_body(comparisons, options))


def html_body(comparisons: Comparisons, options: CompareOptions) -> Markup:
    """The comparison as a part of a page."""
    return filled("comparison.html", page=compare_page(comparisons, options))
