"""Findings for a step summary or a comment: a table for each post, in Markdown.

Words of the document are escaped: nothing of them is a link, a mention or a tag.
"""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.checking.model import Checked, Finding, Run, Severity
from skillmatch.reporting.findings.counting import summary
from skillmatch.reporting.shared.escape import code, markdown
from skillmatch.reporting.shared.markdown_cells import not_read, table
from skillmatch.reporting.shared.options import Options

_MARKS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.NOTE: "💬 note"}


def render(run: Run, options: Options) -> str:
    """What the findings come to, then a table for each post that has any."""
    return "".join(f"{line}\n" for line in _lines(run))


def _lines(run: Run) -> Iterator[str]:
    yield "## Job posts checked"
    yield ""
    yield f"{markdown(summary(run)[:1].upper() + summary(run)[1:])}."
    for unread in run.unreadable:
        yield ""
        yield not_read(unread)
    # The worst first, since who shows it may have to cut it.
    for post in sorted((post for post in run.posts if post.findings), key=_worst):
        yield from _post(post)


def _worst(post: Checked) -> int:
    return min(finding.severity.rank for finding in post.findings)


def _post(post: Checked) -> Iterator[str]:
    yield ""
    yield f"### {code(post.path) or 'a post'}"
    yield ""
    yield from table(("Line:", "Severity", "Rule", "What", "What to do"), [_row(finding) for finding in post.findings])


def _row(finding: Finding) -> list[str]:
    return [
        str(finding.place.line),
        _MARKS[finding.severity],
        code(finding.rule),
        markdown(finding.message),
        markdown(finding.remedy),
    ]
