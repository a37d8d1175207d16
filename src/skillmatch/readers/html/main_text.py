"""The main text of a page: what is left without navigation, forms, scripts and what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from skillmatch.readers.hidden.collect import HiddenWords
from skillmatch.readers.html.tree import drop_all, outermost
from skillmatch.readers.html.visibility import Visibility, commented, hidden_within, unseen
from skillmatch.text.characters import word_set

_LEAST_MAIN = 250
_MOST = 0.5
_DENSE = 0.85
_DROPPED = word_set("""
script style noscript template svg math iframe object embed canvas audio video map nav footer dialog
menu button select option input textarea datalist head link meta
""")
_ROLES = word_set("navigation banner contentinfo search dialog alertdialog menu menubar")
_NOISE = re.compile(
    r"cookie|consent|gdpr|\bnewsletter|breadcrumb|share-?(?:bar|button|link)|social-(?:share|link)"
    r"|(?:related|similar|recommended)-?_?jobs|skip-?(?:link|nav|to)|site-?(?:header|footer|nav)",
    re.I,
)
_LINKED = 0.6
_FEWEST_LINKS = 4
_LISTS = word_set("ul ol div section")
_WRAPPERS = word_set("div section form table tbody tr td article center")


class _Size(NamedTuple):
    """How much text an element holds, how much of it is that of links, and how many links there are."""

    text: int
    linked: int
    links: int


class Main(NamedTuple):
    """The element that holds the main text, and what was hidden in it."""

    element: Any
    hidden: HiddenWords


def main_of(root: Any, source: str | None = None) -> Main:
    """The main text, as the page says or where most of its text is together.

    Takes out of the tree, for good, what is no part of the text.

    Args:
        root: the page.
        source: the page as written, where what is hidden is to be given its place in it.
    """
    visibility = Visibility.of_page(root)
    hidden = commented(root)
    _drop(root, _is_no_text)
    hidden += unseen(root, visibility)
    sizes = _sizes(root)
    whole = sizes[root].text
    _drop(root, lambda element: _is_aside(element, sizes[element], whole))
    main = _main(root, _sizes(root))
    return Main(main, hidden_within(main, hidden, source))


def _drop(root: Any, is_noise: Callable[[Any], bool]) -> None:
    drop_all(list(outermost(root, is_noise)))


def _sizes(root: Any) -> dict[Any, _Size]:
    """The size of every element, each counted once."""
    sizes: dict[Any, _Size] = {}
    for element in reversed(list(root.iter())):
        text = len((element.text or "").strip()) if isinstance(element.tag, str) else 0
        linked = links = 0
        for child in element:
            inner = sizes[child]
            text += inner.text + len((child.tail or "").strip())
            linked += inner.linked
            links += inner.links
        if element.tag == "a":
            linked, links = text, links + 1
        sizes[element] = _Size(text, linked, links)
    return sizes


def _is_no_text(element: Any) -> bool:
    return element.tag in _DROPPED or element.get("aria-hidden") == "true" or (element.get("role") or "") in _ROLES


def _is_aside(element: Any, size: _Size, whole: int) -> bool:
    """Whether an element is beside the text: by its name, or as most of what it says is links."""
    linked = size.linked > _LINKED * size.text
    if element.tag == "form" or _NOISE.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return size.text < _MOST * whole  # a page may be wrapped whole in a form
    if element.tag in ("aside", "header"):
        return linked  # but a résumé's side bar and name stay
    return element.tag in _LISTS and linked and size.links >= _FEWEST_LINKS


def _main(root: Any, sizes: dict[Any, _Size]) -> Any:
    body = root.find("body")
    body = root if body is None else body
    # Within the root: a broken page may hold elements beside it, of which nothing is known.
    for path in (".//main", ".//*[@role='main']", ".//*[@itemprop='description']", ".//article"):
        found = max(root.xpath(path), key=lambda element: sizes[element].text, default=None)
        least = _MOST * sizes[body].text if path == ".//article" else 0
        if found is not None and sizes[found].text >= max(_LEAST_MAIN, least):
            return found
    while True:
        inner = max(body, key=lambda element: sizes[element].text, default=None)
        if inner is None or inner.tag not in _WRAPPERS or sizes[inner].text < _DENSE * sizes[body].text:
            return body
        body = inner
