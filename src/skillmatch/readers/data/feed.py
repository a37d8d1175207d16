"""Feeds in XML: the postings of RSS, Atom, Personio and the job boards; any other XML as plain text."""

from __future__ import annotations

import re
from typing import Any

from skillmatch.readers.base import Request
from skillmatch.readers.html.page import read_html
from skillmatch.readers.html.postings import as_found, postings_in
from skillmatch.readers.model import Found, Media
from skillmatch.readers.office.xml_tree import local, parsed
from skillmatch.readers.plaintext import read_text
from skillmatch.readers.sniff import is_tagged

_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_ENTRIES = ("item", "entry")
_DEEPEST = 30
_TAGS_OF_PAGES = frozenset("p div ul ol li br h1 h2 h3 h4 h5 h6 span strong b em i a table".split())
_LONGEST_MARKUP = 200_000


def read_feed(text: str, request: Request) -> Found:
    """The postings of a feed, each by itself."""
    return _postings(text, request) or (read_html if is_tagged(text) else read_text)(text, request)


def _postings(text: str, request: Request) -> Found | None:
    return as_found(postings_in(feed_data(text)), Media.XML_POSTING, request.name)


def feed_data(text: str) -> Any:
    """A feed in the shape of JSON; ``None`` where it is no XML."""
    from lxml import etree

    try:
        root = parsed(_DECLARED.sub("", text.lstrip("\ufeff"), count=1).lstrip().encode("utf-8", "replace"))
    except etree.XMLSyntaxError:
        return None
    return {local(root) or "feed": _data(root, 0)}


def _data(node: Any, depth: int) -> Any:
    """An element in the shape of JSON: its text, or what is in it by name, in a list where a name is there twice."""
    children = [child for child in node if isinstance(child.tag, str)]
    if not children or depth > _DEEPEST:
        return "".join(node.itertext())
    if _is_page(children):
        return _markup(node)
    found: dict[str, Any] = {}
    for child in children:
        name, value = local(child), _data(child, depth + 1)
        name = "job" if name in _ENTRIES else name  # of a feed of jobs
        if name not in found:
            found[name] = value
        elif isinstance(found[name], list):
            found[name].append(value)
        else:
            found[name] = [found[name], value]
    return found


def _is_page(children: list[Any]) -> bool:
    """Whether what is in an element is a piece of a page, and no data."""
    return all(local(child).lower() in _TAGS_OF_PAGES for child in children)


def _markup(node: Any) -> str:
    from lxml import etree

    inside = etree.tostring(node, encoding="unicode", with_tail=False)
    return re.sub(r"<(/?)[\w.-]+:", r"<\1", inside)[:_LONGEST_MARKUP]
