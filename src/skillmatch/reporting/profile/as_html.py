"""The report as a page: the text on one side with every mention marked, the figures on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillmatch.analysis import Result
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.profile.page.build import report_page
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.html import filled, frame, unread
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.shared.redact import redacted
from skillmatch.reporting.shared.wording import NOTHING, nothing_hint, voice

if TYPE_CHECKING:
    from markupsafe import Markup


def html_start(options: Options) -> str:
    """What is before the first report of a page."""
    return frame(one_line(options.title) or "skillmatch report")[0]


def html_end(options: Options) -> str:
    """What is after the last."""
    return frame("")[1]


def html_body(result: Result, options: Options, prefix: str = "") -> Markup:
    """A report, or that a file could not be read, as a part of a page, all of whose ids begin with ``prefix``."""
    if isinstance(result, Unreadable):
        return unread(result)
    if options.redact:
        result = redacted(result)
    page = report_page(result, options, prefix)
    gaps = voice(result.document.kind).gaps.capitalize()
    nothing = f"{NOTHING} {nothing_hint(page.view.notes)}"
    return filled("profile.html", page=page, gaps=gaps, nothing=nothing)
