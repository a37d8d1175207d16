"""Reports as text: one pure function from a result to a string for each format.

A format is one module with one function, and one entry in ``FORMATS``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from skillmatch.reporting.shared.envelope import envelope
from skillmatch.reporting.shared.options import Options

if TYPE_CHECKING:
    from skillmatch.analysis import Report, Result
    from skillmatch.readers.model import Unreadable


NUMBER = "\0"
"""In a page, what its number is written for where it must not be like another's: no page holds this character else."""


class Format(NamedTuple):
    """What each result becomes, and what is put before, between and after them."""

    page: Callable[[Result, Options], str]
    before: str | Callable[[Options], str] = ""
    between: str = ""
    after: str | Callable[[Options], str] = ""
    end: Callable[[Options], str] = lambda options: ""
    """What is said once, after several reports."""
    whole: Callable[[Iterable[str]], str] | None = None
    """For a format that has to be held as a whole, since it has a limit; the pieces of others go out as they come."""
    refusal: Callable[[Report], Unreadable | None] = lambda report: None
    """Why a report cannot be written in the format; ``None`` where it can."""


# The modules are imported where they are used: JSON needs no terminal library, and help needs neither.
def _text(result: Result, options: Options) -> str:
    from skillmatch.reporting.profile.text import text_page

    return text_page(result, options)


def _json(result: Result, options: Options) -> str:
    from skillmatch.reporting.profile.as_json import json_line

    return json_line(result, include_text=options.include_text)


def _jsonl(result: Result, options: Options) -> str:
    return f"{_json(result, options)}\n"


def _json_resume(result: Result, options: Options) -> str:
    from skillmatch.reporting.profile.as_json_resume import json_resume_line

    return json_resume_line(result)


def _only_resumes(report: Report) -> Unreadable | None:
    from skillmatch.reporting.profile.as_json_resume import refusal

    return refusal(report)


def _json_ld(result: Result, options: Options) -> str:
    from skillmatch.reporting.profile.as_json_ld import json_ld_line

    return json_ld_line(result)


def _markdown(result: Result, options: Options) -> str:
    from skillmatch.reporting.profile.markdown import markdown_page

    return markdown_page(result, options)


def _text_end(options: Options) -> str:
    from skillmatch.reporting.profile.text import text_end

    return text_end(options)


def _markdown_end(options: Options) -> str:
    from skillmatch.reporting.profile.markdown import markdown_end

    return markdown_end(options)


def _html(result: Result, options: Options) -> str:
    from markupsafe import Markup

    from skillmatch.reporting.profile.as_html import html_body

    # What is no markup loses such a character before it is on a page.
    return html_body(result, options, Markup(NUMBER))


def _html_start(options: Options) -> str:
    from skillmatch.reporting.profile.as_html import html_start

    return html_start(options)


def _html_end(options: Options) -> str:
    from skillmatch.reporting.profile.as_html import html_end

    return html_end(options)


def _html_whole(pieces: Iterable[str]) -> str:
    from skillmatch.reporting.shared.html import within_limit

    return within_limit(pieces)


_HEAD = json.dumps(envelope("reports")).removesuffix("}")
FORMATS: Mapping[str, Format] = {
    "text": Format(_text, between="\n", end=_text_end),
    # All reports in one object, also where there is but one; a report a line, so that they can be compared.
    "json": Format(_json, f'{_HEAD}, "files": [\n', ",\n", "\n]}\n"),
    "jsonl": Format(_jsonl),
    # Each line is a whole file of its format.
    "jsonresume": Format(_json_resume, refusal=_only_resumes),
    "jsonld": Format(_json_ld),
    "markdown": Format(_markdown, between="\n", end=_markdown_end),
    "html": Format(_html, _html_start, after=_html_end, whole=_html_whole),
}
"""The formats by the name that ``--format`` takes."""


def render(results: Sequence[Result], format: str = "text", options: Options | None = None) -> str:
    """The results in one of the formats of ``FORMATS``, ending in a line feed.

    Raises:
        KeyError: there is no such format.
        UsageError: one of the results cannot be written in it, as no posting can in JSON Resume.
    """
    from skillmatch.errors import UsageError
    from skillmatch.readers.model import Unreadable

    for result in results:
        refused = None if isinstance(result, Unreadable) else FORMATS[format].refusal(result)
        if refused is not None:
            raise UsageError(f"{refused.reason}.", place=refused.name, hint=refused.hint)
    options = (options or Options())._replace(several=len(results) > 1)
    pages = (FORMATS[format].page(result, options) for result in results)
    return "".join(assembled(pages, FORMATS[format], options))


def assembled(pages: Iterable[str], format: Format, options: Options) -> Iterator[str]:
    """The pieces of a whole report, in order: each page as it comes, so that nobody has to hold them all.

    Raises:
        UsageError: the report is larger than the format may be.
    """
    pieces = _pieces(pages, format, options)
    yield from pieces if format.whole is None else [format.whole(pieces)]


def _pieces(pages: Iterable[str], format: Format, options: Options) -> Iterator[str]:
    yield _said(format.before, options)
    number = 0
    for number, page in enumerate(pages, 1):
        page = page.replace(NUMBER, f"r{number}")
        yield f"{format.between}{page}" if number > 1 else page
    yield format.end(options) if number > 1 else ""
    yield _said(format.after, options)


def _said(what: str | Callable[[Options], str], options: Options) -> str:
    return what if isinstance(what, str) else what(options)
