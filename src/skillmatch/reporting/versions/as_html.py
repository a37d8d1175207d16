"""A difference as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillmatch.comparing.versions import Difference
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.html import filled, whole_page
from skillmatch.reporting.shared.options import Options

if TYPE_CHECKING:
    from markupsafe import Markup


def render(difference: Difference, options: Options) -> str:
    """The whole page."""
    return whole_page(f"{one_line(difference.names.new)}: what changed", html_body(difference, options))


def html_body(difference: Difference, options: Options) -> Markup:
    """The difference as a part of a page."""
    return filled("versions.html", name=one_line(difference.names.new))
