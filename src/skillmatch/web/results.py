"""Pages of documents: the reports as their files have them, and those files within the page, to download."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from skillmatch import reporting
from skillmatch.checking.model import Run
from skillmatch.comparing.model import Comparisons
from skillmatch.errors import UsageError
from skillmatch.reporting import comparison as comparison_reporting
from skillmatch.reporting import findings as findings_reporting
from skillmatch.reporting.shared.options import Options
from skillmatch.web.pages import Download, download, page, to_edit

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from skillmatch.analysis import Result
    from skillmatch.web.pages import RoleChoice

_FORMATS = {
    "html": ("HTML", "html", "text/html"),
    "json": ("JSON", "json", "application/json"),
    "markdown": ("Markdown", "md", "text/markdown"),
}
"""The formats to download, each with what a button calls it, the ending of the file, and its media type."""


_CHECK = "Check a job post"


def reports_page(results: Sequence[Result], notes: Sequence[str]) -> str:
    """The reports on some documents.

    Raises:
        UsageError: they are more than a page can hold, even without the texts.
    """
    from skillmatch.reporting.profile.as_html import html_body

    title = _title([one.name for one in results])

    def made(no_text: bool) -> _Made:
        options = Options(evidence=True, several=len(results) > 1, no_text=no_text, title=title)
        files = _downloads("report", lambda format_: reporting.render(results, format_, options))
        return _Made([html_body(one, options, f"r{number}") for number, one in enumerate(results, 1)], files)

    return _result(title, notes, made)


def comparison_page(comparisons: Comparisons, notes: Sequence[str]) -> str:
    """What a résumé shows of what postings ask for.

    Raises:
        UsageError: it is more than a page can hold, even without the texts.
    """
    from skillmatch.reporting.comparison.as_html import html_body
    from skillmatch.reporting.comparison.options import CompareOptions

    def made(no_text: bool) -> _Made:
        options = CompareOptions(evidence=True, all=True, no_text=no_text)
        files = _downloads("comparison", lambda format_: comparison_reporting.render(comparisons, format_, options))
        return _Made([html_body(comparisons, options)], files)

    return _result("Comparison", notes, made)


class _Made(NamedTuple):
    """What a page of results shows, and the files that it holds."""

    bodies: Sequence[Markup]
    downloads: Sequence[Download]


def _result(title: str, notes: Sequence[str], made: Callable[[bool], _Made]) -> str:
    """A page with the texts of the documents, or without them where it would be too large."""
    try:
        found = made(False)
    except UsageError:
        found = made(True)
        notes = (*notes, _WITHOUT_TEXT)
    return page("result", title=title, bodies=found.bodies, downloads=found.downloads, notes=notes)


_WITHOUT_TEXT = "The texts are left out, since the page would be too large with them; the lines that count are quoted."


def check_page(run: Run, text: str, roles: Sequence[RoleChoice], role: str | None) -> str:
    """A post to edit, and what is found in it."""
    return page("check", title=_CHECK, roles=roles, role=role, text=to_edit(text), error="", **_found(run))


def empty_check_page(roles: Sequence[RoleChoice], error: str = "") -> str:
    """The page on which a post is given to be checked."""
    return page("check", title=_CHECK, roles=roles, role=None, text="", error=error, findings=None)


def nothing_found() -> str:
    """What is shown beside a post that has no words yet."""
    return page("found", findings=None)


def check_part(run: Run) -> str:
    """What is found in a post, for a page that holds the post itself."""
    return page("found", **_found(run))


def _found(run: Run) -> dict[str, object]:
    from skillmatch.reporting.findings.as_html import html_body

    options = Options()
    files = _downloads("findings", lambda format_: findings_reporting.render(run, format_, options))
    return {"findings": html_body(run, options), "downloads": files}


def _downloads(name: str, render: Callable[[str], str]) -> list[Download]:
    """What a page shows, as files of every format that a browser may save."""
    return [
        download(label, f"{name}.{ending}", media, render(format_))
        for format_, (label, ending, media) in _FORMATS.items()
    ]


def _title(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} documents"
