"""Findings to all that their page shows, post by post."""

from __future__ import annotations

from typing import NamedTuple

from skillmatch.checking.model import Checked, Finding, Run, Severity, Shown
from skillmatch.reporting.findings.counting import summary
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.wording import count

_AROUND = 160
"""Characters of a long line beside what is meant."""


class SeverityLook(NamedTuple):
    """A severity, and how many findings are of it."""

    cls: str
    name: str
    often: int


class FindingRow(NamedTuple):
    """One finding."""

    cls: str
    severity: str
    message: str
    rule: str
    line: int
    column: int
    page: int | None
    snippet: tuple[str, str, str] | None
    """What is before, what is meant, what is after; ``None`` where there is nothing to see."""
    related: tuple[tuple[int, str], ...]
    remedy: str


class PostPart(NamedTuple):
    """One post with findings."""

    id: str
    path: str
    said: str
    findings: tuple[FindingRow, ...]


class FindingsPage(NamedTuple):
    """All that the page of a run shows."""

    summary: str
    looks: tuple[SeverityLook, ...]
    posts: tuple[PostPart, ...]
    clean: tuple[str, ...]
    """The posts without findings."""
    unread: tuple[str, ...]


def findings_page(run: Run) -> FindingsPage:
    """All that the page of a run shows."""
    said = summary(run)
    return FindingsPage(
        summary=said[:1].upper() + said[1:],
        looks=tuple(SeverityLook(_cls(one), str(one), run.count(one)) for one in Severity if run.count(one)),
        posts=tuple(_post(post, number) for number, post in enumerate(run.posts, 1) if post.findings),
        clean=tuple(one_line(post.path) for post in run.posts if not post.findings),
        unread=tuple(one_line(str(unread)) for unread in run.unreadable),
    )


def _cls(severity: Severity) -> str:
    return f"sev-{severity}"


def _post(post: Checked, number: int) -> PostPart:
    rows = tuple(map(_row, post.findings))
    return PostPart(f"post{number}", one_line(post.path), count(len(rows), "finding"), rows)


def _row(finding: Finding) -> FindingRow:
    return FindingRow(
        cls=_cls(finding.severity),
        severity=str(finding.severity),
        message=one_line(finding.message),
        rule=one_line(finding.rule),
        line=finding.place.line,
        column=finding.place.column,
        page=finding.page,
        snippet=_snippet(finding.shown),
        related=tuple((one.place.line, one_line(one.text)) for one in finding.related),
        remedy=one_line(finding.remedy),
    )


def _snippet(shown: Shown) -> tuple[str, str, str] | None:
    """The line around what is meant; of a long line a part."""
    if not shown.text.strip():
        return None
    first, after = max(0, shown.start - _AROUND), shown.end + _AROUND
    before = ("…" if first else "") + shown.text[first : shown.start]
    behind = shown.text[shown.end : after] + ("…" if after < len(shown.text) else "")
    return before.lstrip(), shown.text[shown.start : shown.end][: 4 * _AROUND], behind.rstrip()
