"""The main text of a page: what is left without navigation, forms, scripts and what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from skillmatch.readers.hidden.collect import HiddenWords
from skillmatch.readers.html.tree import drop_all, outermost
from skillmatch.readers.html.visibility import Visibility, commented, hidden_within, unseen
from skillmatch.text.characters import word_set

_LEAST_MAIN = 250
_MOST = 0.5
_DENSE = 0.85
_DROPPED = word_set("""
script style noscript template svg math iframe object embed canvas audio video map nav footer
menu button select option input textarea datalist head link meta
""")
_ROLES = word_set("navigation banner contentinfo search menu menubar")
_DIALOGS = word_set("dialog alertdialog")
_NOISE = re.compile(
    r"(?P<asks>cookie|consent|gdpr)|\b(?P<letter>newsletter)"
    r"|(?P<links>breadcrumb|share-?(?:bar|button|link)|social-(?:share|link)|skip-?(?:link|nav|to)|site-?header)"
    r"|(?P<jobs>(?:related|similar|recommended)-?_?jobs)|site-?(?:footer|nav)",
    re.I,
)
"""Names of what is beside the text; a section of the text may have one by chance, as of a job with cookies."""
_SIGNS: dict[str, re.Pattern[str]] = {
    "asks": re.compile(
        r"(?P<cookie>cookies?\b)|(?P<do>accept|agree|allow|reject|decline)|(?P<about>privacy|partners|policy)"
        r"|(?P<use>we use|preferences|settings)",
        re.I,
    ),
    "letter": re.compile(r"(?P<sign>subscri|sign up|newsletter)|(?P<mail>e-?mail|inbox|updates)", re.I),
}
"""What a box with such a name says, where it is what its name says: two of these, or three where it has a list."""
_SHORT = 120
"""Letters: so few are no section of a posting."""
_LOOKED_AT = 5_000
_LEAST_KEPT = 0.1
"""Of the text in veiled elements, where that is the text of the page: a smaller one is a button or a sign."""
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
    """The element that holds the main text, what was hidden in it, and how many letters beside it were left out."""

    element: Any
    hidden: HiddenWords
    left_out: int


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
    left_out = _drop_veiled(root)
    sizes = _sizes(root)
    whole = sizes[root].text
    _drop(root, lambda element: _is_aside(element, sizes[element], whole))
    main = _main(root, _sizes(root))
    return Main(main, hidden_within(main, hidden, source), left_out)


def _drop_veiled(root: Any) -> int:
    """Takes out dialogs, and what is there for the eye alone; but not where the text itself is in one.

    An open dialog turns ``aria-hidden`` on for the page under it, and some sites show a posting in a dialog.

    Returns:
        How many letters of prose went.
    """
    veiled = list(outermost(root, _is_veiled))
    if not veiled:
        return 0
    sizes = _sizes(root)
    asking = {element for element in veiled if _is_dialog(element) and _says(element, "asks")}
    large = sum(sizes[element].text for element in veiled if element not in asking)
    rest = sizes[root].text - sum(sizes[element].text for element in asking)
    if large > _MOST * rest:
        kept = {element for element in veiled if element not in asking and sizes[element].text > _LEAST_KEPT * large}
        veiled = list(outermost(root, lambda element: element not in kept and _is_veiled(element)))
    drop_all(veiled)
    prose = (sizes[element] for element in veiled if element not in asking)
    return sum(size.text for size in prose if size.text >= _LEAST_MAIN and size.linked < _LINKED * size.text)


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
    if element.tag == "footer" and _is_last_section(element):
        return False
    return element.tag in _DROPPED or (element.get("role") or "") in _ROLES


def _is_last_section(footer: Any) -> bool:
    """Whether a footer is that of an article, and its last section, rather than that of the page."""
    if not _is_section(footer) or next(footer.iter("a"), None) is not None:
        return False
    return any(around.tag in ("article", "main", "section") for around in footer.iterancestors())


def _is_veiled(element: Any) -> bool:
    # What a tab shows is there for who opens it.
    return (element.get("aria-hidden") == "true" and element.get("role") != "tabpanel") or _is_dialog(element)


def _is_dialog(element: Any) -> bool:
    return element.tag == "dialog" or (element.get("role") or "") in _DIALOGS


def _says(element: Any, sort: str) -> bool:
    """Whether an element says what its name promises, such as to ask for consent."""
    text = " ".join(_beginning(element))
    needed = 3 if next(element.iter("li"), None) is not None else 2
    return len({match.lastgroup for match in _SIGNS[sort].finditer(text)}) >= needed


def _beginning(element: Any) -> Iterator[str]:
    """The first words of an element; enough to tell what it is."""
    left = _LOOKED_AT
    for text in element.itertext():
        if left <= 0:
            return
        yield text[:left]
        left -= len(text)


def _is_noise(element: Any, size: _Size, sort: str | None) -> bool:
    """Whether an element is what its name says, and no section of the text that has such a name by chance."""
    if sort is None:
        return True
    if sort in _SIGNS:
        return _says(element, sort) or (size.text < _SHORT and not _is_section(element))
    if _is_section(element) and not size.links:
        return False
    return sort == "jobs" or size.text < _SHORT or size.linked > _LINKED * size.text


def _is_section(element: Any) -> bool:
    """Whether it is built as sections of a text are: a heading, and under it a list or a paragraph."""
    return (
        next(element.iter("h1", "h2", "h3", "h4"), None) is not None and next(element.iter("li", "p"), None) is not None
    )


def _is_aside(element: Any, size: _Size, whole: int) -> bool:
    """Whether an element is beside the text: by its name, or as most of what it says is links."""
    linked = size.linked > _LINKED * size.text
    if size.text < _MOST * whole:
        if element.tag == "form":
            return True  # but a page may be wrapped whole in a form
        named = _NOISE.search(f"{element.get('class') or ''} {element.get('id') or ''}")
        if named and _is_noise(element, size, named.lastgroup):
            return True
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
