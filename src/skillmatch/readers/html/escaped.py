"""Markup that was escaped once too often, so that its tags would be read as words: put right before it is read."""

from __future__ import annotations

import html
import re
from typing import Any

_NAMES = "p|div|ul|ol|li|br|h[1-6]|span|strong|em|b|i|u|a|table|tr|td|th|tbody|section|article|blockquote|hr|font"
_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,500}})?/?>", re.I)
_BLOCK = re.compile(r"<(?:/(?:p|div|ul|ol|li|h[1-6]|tr|section|table)|br\s*/?)>", re.I)
_ANY_TAG = re.compile(r"<[a-zA-Z/!]")
_ESCAPED = re.compile(r"&(?:amp;){0,2}(?:lt|#0*60|#x0*3c);", re.I)
_CODE = frozenset({"script", "style", "textarea", "pre", "code", "kbd", "samp", "title", "template"})
"""What shows tags since it is about tags, or is not shown."""
_ROUNDS = 3
"""How often markup may have been escaped: each system on its way does it once."""
_FEWEST = 2


def is_markup(text: str) -> bool:
    """Whether the tags in a text are those of a piece of a page, and not words about tags."""
    return _BLOCK.search(text) is not None and len(_TAG.findall(text)) >= _FEWEST


def may_hold_escaped(markup: str) -> bool:
    """Whether there is an escaped "<" in it, and so anything to do."""
    return _ESCAPED.search(markup) is not None


def unescaped(text: str) -> str:
    """A field that may hold markup, with its tags as tags, however often they were escaped.

    What holds a tag already is left alone, but for an entity of thousands of digits, which nothing can be made of.
    """
    if _ANY_TAG.search(text):
        return text
    text = _once(text)
    for _ in range(_ROUNDS - 1):
        further = text if _ANY_TAG.search(text) else _once(text)
        if further == text or not is_markup(further):
            break
        text = further
    return text


def unescape_within(root: Any, rounds: int = _ROUNDS) -> None:
    """Puts elements where the text of a tree holds the tags of a piece of a page."""
    from lxml import etree

    if rounds <= 0:
        return
    found = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        if event == "start":
            if not isinstance(node.tag, str) or node.tag in _CODE:
                walker.skip_subtree()
            elif node.text and (markup := _markup_in(node.text)):
                found.append((node, True, markup))
        elif node.tail and node is not root and (markup := _markup_in(node.tail)):
            found.append((node, False, markup))
    for node, is_text, markup in found:
        _graft(node, is_text, markup, rounds)


def _markup_in(text: str) -> str:
    """The piece of a page that a text node holds in place of words, or nothing."""
    for _ in range(_ROUNDS):
        if is_markup(text):
            return text
        if "&" not in text:
            return ""
        text = _once(text)
    return ""


def _graft(node: Any, is_text: bool, markup: str, rounds: int) -> None:
    import lxml.html
    from lxml.etree import ParserError

    parser = lxml.html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        piece = lxml.html.fragment_fromstring(markup, create_parent="div", parser=parser)
    except ParserError:
        return
    unescape_within(piece, rounds - 1)
    if is_text:
        node.text = None
        node.insert(0, piece)
    else:
        node.tail = None
        node.addnext(piece)


def _once(text: str) -> str:
    try:
        return html.unescape(text)
    except ValueError:  # an entity of thousands of digits
        return text
