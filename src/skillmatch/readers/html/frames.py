"""Pages within a page: frames whose page is in the file itself, and shadow trees, which are part of their page."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote_to_bytes

from skillmatch.text.decode import decode

_TAGS = ("iframe", "frame", "object", "embed")
_SOURCES = ("src", "data")
_PAGE = "data:text/html"
_SHADOW = ("shadowrootmode", "shadowroot", "data-shadowroot")
_MOST = 20
"""Frames of a page that are looked into; the others are advertisements."""


def frames_of(root: Any) -> list[str]:
    """The markup of the frames that hold their page themselves, in order."""
    return [markup for markup in _frames(root) if markup.strip()][:_MOST]


def fetched_frames(root: Any) -> int:
    """How many frames a page has whose page is elsewhere, and so not in the file."""
    sources = (_source(element) for element in root.iter("iframe", "frame") if not element.get("srcdoc"))
    return sum(1 for source in sources if source.lower().startswith(("http:", "https:", "//")))


def open_shadow_trees(root: Any) -> None:
    """Makes shadow trees that a page declares part of it, as a browser does."""
    for template in list(root.iter("template")):
        if any(template.get(name) is not None for name in _SHADOW):
            template.tag = "div"


def _frames(root: Any) -> Iterator[str]:
    for element in root.iter(*_TAGS):
        if markup := element.get("srcdoc"):
            yield markup
        elif (source := _source(element)).lower().startswith(_PAGE):
            yield _decoded(source)


def _source(element: Any) -> str:
    return next((element.get(name).strip() for name in _SOURCES if element.get(name)), "")


def _decoded(address: str) -> str:
    """The page that a ``data:`` address is."""
    head, _, body = address.partition(",")
    try:
        data = base64.b64decode(unquote_to_bytes(body)) if head.lower().endswith(";base64") else unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return ""
    found = decode(data)
    return found.text if found else ""
