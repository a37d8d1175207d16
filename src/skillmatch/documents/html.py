"""Web pages: the JobPosting that a page declares about itself, or else its main text."""

from __future__ import annotations

import re
from typing import Any

from skillmatch.documents.clean import tidy_lines, word_set
from skillmatch.documents.html_text import element_text, text_of_markup
from skillmatch.documents.jobposting import posting_in_data, posting_text
from skillmatch.documents.model import Kind, Reading, Unreadable

_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_FEWEST = 200
"""Letters: a description shorter than this is a summary, where the page has more than three times as much."""
_LEAST_MAIN = 250
_MOST = 0.5
_DENSE = 0.85
_DROPPED = word_set("""
script style noscript template svg math iframe object embed canvas audio video map nav footer dialog
menu button select option input textarea datalist head link meta
""")
_ROLES = word_set("navigation banner contentinfo search dialog alertdialog menu menubar")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NOISE = re.compile(
    r"cookie|consent|gdpr|\bnewsletter|breadcrumb|share-?(?:bar|button|link)|social-(?:share|link)"
    r"|(?:related|similar|recommended)-?_?jobs|skip-?(?:link|nav|to)|site-?(?:header|footer|nav)",
    re.I,
)
_LINKED = 0.6


def read_html(text: str, name: str) -> Reading | Unreadable:
    """The job posting in a page's JSON-LD (title, an empty line, then its text), or the page's main text.

    Headings begin with ``#`` (as many as their level), items with ``"• "``; cells stand between ``" | "``.
    """
    root = _tree(text)
    declared = posting_in_data(_data_blocks(root))
    posting = posting_text(declared) if declared else ""
    microdata = bool(root.xpath("//*[contains(@itemtype, 'schema.org/JobPosting')]"))
    if len(posting) >= _FEWEST:
        return Reading(posting, "html", kind=Kind.POSTING)
    main = _main_text(root)
    if len(posting) * 3 > len(main):
        return Reading(posting, "html", kind=Kind.POSTING)
    return Reading(main, "html", kind=Kind.POSTING if declared or microdata else None)


def read_mhtml(text: str, name: str) -> Reading | Unreadable:
    """The page in a browser's single-file archive (.mhtml)."""
    from email import message_from_string
    from email.message import Message

    from skillmatch.documents.text import decode

    for part in message_from_string(text).walk():
        assert isinstance(part, Message)
        if part.get_content_type() == "text/html":
            page = decode(part.get_payload(decode=True) or b"")  # type: ignore[arg-type]
            return read_html(page.text if page else "", name)
    return Unreadable(name, "a web archive without a page in it", "Save the page as HTML, and name that.")


def _tree(text: str) -> Any:
    import lxml.html

    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    return lxml.html.document_fromstring(_XML.sub("", text).replace("\0", " "), parser=parser)


def _data_blocks(root: Any) -> list[str]:
    return [
        script.text or "" for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower()
    ]


def _main_text(root: Any) -> str:
    title = _heading(root)
    _prune(root)
    main = _main(root)
    text = tidy_lines(element_text(main))
    if title and title not in text[:500]:
        text = f"# {title}\n\n{text}"
    return text


def _heading(root: Any) -> str:
    """The page's own heading: of a posting, its title."""
    for heading in root.iter("h1"):
        if shown := " ".join(text_of_markup(heading).split()):
            return shown.lstrip("# ")
    return ""


def _prune(root: Any) -> None:
    """Takes out what is no text of the page: navigation, scripts, forms, what is hidden, lists of links."""
    whole = _length(root)
    for element in list(root.iter()):
        if element.getparent() is not None and isinstance(element.tag, str) and _is_noise(element, whole):
            element.drop_tree()


def _is_noise(element: Any, whole: int) -> bool:
    if element.tag in ("body", "main", "html"):
        return False
    if element.tag in _DROPPED or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style") or ""):
        return True
    if (element.get("role") or "") in _ROLES:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag in ("form", "aside", "header") or _NOISE.search(named):
        # A page may be wrapped in a form, or a résumé's side bar stand in an aside: what holds text stays.
        length = _length(element)
        if _NOISE.search(named) or element.tag == "form":
            return length < _MOST * whole
        return _is_linked(element, length)
    return element.tag in ("ul", "ol", "div", "section") and _is_link_list(element)


def _is_link_list(element: Any) -> bool:
    links = element.xpath(".//a[position() < 4]")
    return len(links) >= 3 and len(element.xpath(".//a")) >= 4 and _is_linked(element, _length(element))


def _is_linked(element: Any, length: int) -> bool:
    """Whether most of the text is that of links."""
    return sum(_length(link) for link in element.iter("a")) > _LINKED * length


def _length(element: Any) -> int:
    return len("".join(element.itertext()).strip())


def _main(root: Any) -> Any:
    """The element that holds the main text: as the page says, or where most of its text stands together."""
    body = root.find("body")
    body = root if body is None else body
    whole = _length(body)
    for path in ("//main", "//*[@role='main']", "//*[@itemprop='description']", "//article"):
        found = max(body.xpath(path), key=_length, default=None)
        if found is not None and _length(found) >= max(
            _LEAST_MAIN, _MOST * whole if path == "//article" else 0
        ):
            return found
    while True:
        inner = max(body, key=_length, default=None)
        if inner is None or not isinstance(inner.tag, str) or _length(inner) < _DENSE * _length(body):
            return body
        if inner.tag not in ("div", "section", "form", "table", "tbody", "tr", "td", "article", "center"):
            return body
        body = inner
