"""Web pages: the JobPosting that a page declares about itself, or else its main text."""

from __future__ import annotations

import re
from typing import Any

from skillmatch.readers.base import Request
from skillmatch.readers.codes import Code
from skillmatch.readers.html.blocks import element_text, text_of_markup
from skillmatch.readers.html.job_posting import posting_in_data, posting_text
from skillmatch.readers.html.main_text import main_of
from skillmatch.readers.html.microdata import posting_in_microdata
from skillmatch.readers.model import Kind, Media, Reading, Unreadable
from skillmatch.text.characters import tidy_lines

_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_FEWEST = 200
"""Letters: a description shorter than this is a summary, where the page has more than three times as much."""


def read_html(text: str, request: Request) -> Reading | Unreadable:
    """The job posting in a page's JSON-LD or microdata (title, an empty line, then its text), or the page's main text.

    Headings begin with ``#`` (as many as their level), items with ``"• "``; cells are between ``" | "``.
    """
    return read_page(text, text)._replace(source=text)


def read_page(text: str, source: str | None = None) -> Reading:
    """A page that is a file, or a part of one; ``source`` is the file where that is the page itself."""
    root = _tree(text)
    if root is None:
        return Reading("", Media.HTML)
    declared = posting_in_data(_data_blocks(root)) or posting_in_microdata(root)
    posting = posting_text(declared) if declared else ""
    main = _main_text(root, source)
    if len(posting) >= _FEWEST or len(posting) * 3 > len(main.text):
        return Reading(posting, Media.HTML, kind=Kind.POSTING, hidden=main.hidden)
    return main._replace(kind=Kind.POSTING) if declared else main


def read_mhtml(text: str, request: Request) -> Reading | Unreadable:
    """The page in a browser's single-file archive (.mhtml)."""
    from email import message_from_string
    from email.message import Message

    from skillmatch.readers.mail_headers import PlainHeaders
    from skillmatch.text.decode import decode

    for part in message_from_string(text, policy=PlainHeaders()).walk():
        assert isinstance(part, Message)
        if part.get_content_type() == "text/html":
            page = decode(part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
            return read_page(page.text if page else "")._replace(source=text)
    return Unreadable(
        request.name, "a web archive without a page in it", "Save the page as HTML, and name that.", Code.EMPTY
    )


def _tree(text: str) -> Any:
    """The root of a page; ``None`` for one that holds nothing but comments."""
    import lxml.html
    from lxml.etree import ParserError

    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_pis=True)
    try:
        return lxml.html.document_fromstring(_XML.sub("", text).replace("\0", " "), parser=parser)
    except ParserError:
        return None


def _data_blocks(root: Any) -> list[str]:
    return [script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower()]


def _main_text(root: Any, source: str | None) -> Reading:
    title = _heading(root)
    main = main_of(root, source)
    text = tidy_lines(element_text(main.element))
    if title and title not in text[:500]:
        text = f"# {title}\n\n{text}"
    return Reading(text, Media.HTML, hidden=main.hidden.all())


def _heading(root: Any) -> str:
    """The page's own heading: of a posting, its title."""
    for heading in root.iter("h1"):
        if shown := " ".join(text_of_markup(heading).split()):
            return shown.lstrip("# ")
    return ""
