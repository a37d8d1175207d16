"""Parsing XML that may be hostile: no entity, no reference, nothing fetched, nothing deeper than any document is."""

from __future__ import annotations

from typing import Any


def parsed(data: bytes) -> Any:
    """The root element of ``data``.

    Raises:
        lxml.etree.XMLSyntaxError: it is no XML, or deeper or longer in one piece than any document is.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


def local(node: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(node: Any, attribute: str = "val") -> str:
    """An attribute of any namespace, or the empty string."""
    for key, found in node.items():
        if key.rpartition("}")[2] == attribute:
            return str(found)
    return ""


def number_of(text: str) -> int | None:
    """A whole number as files write it; ``None`` for any other text, and for more digits than a file has a use for."""
    return int(text) if text.isdecimal() and len(text) < 10 else None


def child(node: Any, *path: str) -> Any:
    """The first element down ``path``, or ``None``."""
    for name in path:
        if node is None:
            return None
        node = next((one for one in node if local(one) == name), None)
    return node
