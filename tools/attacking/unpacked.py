"""PDFs with their streams written out, so that a change reaches what a page draws and does not end in a checksum."""

from __future__ import annotations

import base64
import re
import zlib

_STREAM = re.compile(rb"<<(?P<head>(?:[^<>]|<<[^<>]*>>)*)>>\s*stream\r?\n(?P<body>.*?)\r?\n?endstream", re.DOTALL)
_FILTER = re.compile(rb"/Filter\s*(?:\[[^\]]*\]|/\w+)")
_LENGTH = re.compile(rb"/Length\s+\d+(?!\s+\d+\s+R)")


def unpacked(pdf: bytes) -> bytes:
    """``pdf`` with each stream plain that is packed in the usual ways; its readers find the moved objects again."""
    return _STREAM.sub(_plain, pdf)


def _plain(match: re.Match[bytes]) -> bytes:
    head, body = match["head"], match["body"]
    if b"/Flate" not in head or b"/Image" in head or b"/XRef" in head or b"/ObjStm" in head:
        return match.group()
    try:
        packed = base64.a85decode(body.strip().removesuffix(b"~>")) if b"/ASCII85Decode" in head else body
        content = zlib.decompressobj().decompress(packed)
    except (ValueError, zlib.error):
        return match.group()
    head = _LENGTH.sub(b"/Length %d" % len(content), _FILTER.sub(b"", head))
    return b"<<%s>>\nstream\n%s\nendstream" % (head, content)
