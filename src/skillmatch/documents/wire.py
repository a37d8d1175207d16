"""Readings as bytes, to come from one process to another: plain JSON, in which nothing can be run."""

from __future__ import annotations

import json
from array import array
from typing import Any

from skillmatch.documents.model import Boxes, Hidden, Kind, Page, Reading, Span, Unreadable

_PACKED = (("starts", "I"), ("rows", "h"), ("firsts", "I"), ("edges", "h"))


def packed(found: Reading | Unreadable) -> bytes:
    """What a reader found."""
    if isinstance(found, Unreadable):
        return json.dumps({"unreadable": [found.name, found.reason, found.hint]}).encode("ascii")
    data: dict[str, Any] = {
        "text": found.text,
        "media": found.media,
        "pages": [(page.number, *page.span) for page in found.pages],
        "notes": found.notes,
        "kind": found.kind,
        "hidden": [(one.text, one.how, one.place) for one in found.hidden],
    }
    if found.boxes:
        data["boxes"] = [getattr(found.boxes, name).tobytes().hex() for name, _ in _PACKED]
    return json.dumps(data).encode("ascii")


def unpacked(data: bytes) -> Reading | Unreadable:
    """The reverse of ``packed``."""
    found = json.loads(data)
    if "unreadable" in found:
        return Unreadable(*found["unreadable"])
    return Reading(
        found["text"],
        found["media"],
        tuple(Page(number, Span(start, end)) for number, start, end in found["pages"]),
        tuple(found["notes"]),
        Kind(found["kind"]) if found["kind"] else None,
        tuple(Hidden(*one) for one in found["hidden"]),
        _boxes(found["boxes"]) if "boxes" in found else None,
    )


def _boxes(hexes: list[str]) -> Boxes:
    return Boxes(*(array(code, bytes.fromhex(text)) for (_, code), text in zip(_PACKED, hexes, strict=True)))
