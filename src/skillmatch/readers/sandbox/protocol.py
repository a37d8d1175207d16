"""Readings as bytes, to come from one process to another: plain JSON, in which nothing can be run, in frames."""

from __future__ import annotations

import json
from array import array
from typing import IO, Any

from skillmatch.readers.codes import Code
from skillmatch.readers.model import Boxes, Found, Hidden, Kind, Media, Member, Page, Reading, Several, Term, Unreadable
from skillmatch.text.spans import Span

READY, PROGRESS, DONE, FAILED = b"r", b"p", b"d", b"f"
"""The sorts of frames that come from a process: it can be asked; so much of a scan is read; what was asked for; why it
cannot be had."""
_LENGTH = 8
"""Bytes of the number that says how long a frame is."""
_PACKED = (("starts", "I"), ("rows", "h"), ("firsts", "I"), ("edges", "h"))


def packed(found: Found) -> bytes:
    """What a reader found."""
    if isinstance(found, Several):
        members = (b'["%s", %s]' % (_plain(one.name), packed(one.found)) for one in found.members)
        return b'{"several": [%s]}' % b", ".join(members)
    if isinstance(found, Unreadable):
        return json.dumps({"unreadable": [found.name, found.reason, found.hint, found.code, found.limit]}).encode(
            "ascii"
        )
    data: dict[str, Any] = {
        "text": found.text,
        "media": found.media,
        "pages": [(page.number, *page.span) for page in found.pages],
        "notes": found.notes,
        "kind": found.kind,
        "hidden": [(one.text, one.how, one.place, one.span) for one in found.hidden],
        "source": found.source,
        "dated": found.dated,
        "titled": found.titled,
        "json_resume": found.json_resume,
        "terms": found.terms,
    }
    if found.boxes:
        data["boxes"] = [getattr(found.boxes, name).tobytes().hex() for name, _ in _PACKED]
    return json.dumps(data).encode("ascii")


def _plain(name: str) -> bytes:
    return json.dumps(name).encode("ascii")[1:-1]


def unpacked(data: bytes) -> Found:
    """The reverse of ``packed``."""
    found = json.loads(data)
    if "several" in found:
        return Several(tuple(Member(str(name), _one(inner)) for name, inner in found["several"]))
    return _one(found)


def _one(found: dict[str, Any]) -> Reading | Unreadable:
    if "unreadable" in found:
        name, reason, hint, code, limit = found["unreadable"]
        return Unreadable(name, reason, hint, Code(code), limit)
    return Reading(
        found["text"],
        Media(found["media"]),
        tuple(Page(number, Span(start, end)) for number, start, end in found["pages"]),
        tuple(found["notes"]),
        Kind(found["kind"]) if found["kind"] else None,
        tuple(Hidden(text, how, place, Span(*span) if span else None) for text, how, place, span in found["hidden"]),
        _boxes(found["boxes"]) if "boxes" in found else None,
        found["source"],
        found["dated"],
        found["titled"],
        json_resume=found["json_resume"],
        terms=tuple(Term(start, concept) for start, concept in found["terms"]),
    )


def _boxes(hexes: list[str]) -> Boxes:
    return Boxes(*(array(code, bytes.fromhex(text)) for (_, code), text in zip(_PACKED, hexes, strict=True)))


def framed(sort: bytes, body: bytes) -> bytes:
    """A frame: its sort, its length and what is in it."""
    return sort + len(body).to_bytes(_LENGTH, "big") + body


def next_frame(answers: IO[bytes] | None, most: int) -> tuple[bytes, bytes] | None:
    """The sort of the next frame and what is in it; ``None`` where none comes, or one longer than any can be."""
    assert answers
    try:
        head = _exactly(answers, 1 + _LENGTH)
        length = int.from_bytes(head[1:], "big")
        if len(head) <= _LENGTH or length > most:
            return None
        body = _exactly(answers, length)
    except (OSError, ValueError):  # it was closed meanwhile
        return None
    return (head[:1], body) if len(body) == length else None


def _exactly(answers: IO[bytes], count: int) -> bytes:
    """So many bytes, or all there are."""
    parts = []
    while count and (part := answers.read(min(count, 1 << 20))):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
