"""The report as a page: the text on one side with every mention marked, the figures on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillmatch.analysis import Result
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.profile.view.build import report_view
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.html import filled, frame
from skillmatch.reporting.shared.options import Options

if TYPE_CHECKING:
    from markupsafe import Markup


def html_start(options: Options) -> str:
    """What is before the first report of a page."""
    return frame(options.title or "skillmatch report")[0]


def html_end(options: Options) -> str:
    """What is after the last."""
    return frame("")[1]


def html_body(result: Result, options: Options) -> Markup:
    """A report, or that a file could not be read, as a part of a page."""
    if isinstance(result, Unreadable):
        return filled(
            "unread.html", name=one_line(result.name), reason=one_line(result.reason), hint=one_line(result.hint)
        )
    return filled("profile.html", view=report_view(result, options), text=result.document.text)
