"""What was put onto a PDF page after it was made: words struck out by a reviewer, words typed in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

from skillmatch.readers.pdf.glyphs import PlainGlyph
from skillmatch.readers.pdf.struck import Mark

_MOST = 2_000
_HIDDEN = 2 | 32
"""Flags of annotations that nobody sees."""
_WIDTH = 0.5
"""Of a letter whose font is not known, as a share of its height."""
_LONGEST = 20_000
_USUAL_SIZE = 10.0


class Annotations(NamedTuple):
    """The annotations of a page that matter to its text.

    Attributes:
        strikes: where words are struck out.
        typed: words typed in of which the file has no drawing.
        drawn: whether there are words typed in of which it has one.
    """

    strikes: tuple[Mark, ...] = ()
    typed: tuple[PlainGlyph, ...] = ()
    drawn: bool = False


NONE = Annotations()


def annotations_on(page: Any) -> Annotations:
    """Those of an opened page; most pages have none."""
    import pypdfium2.raw as raw

    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if count <= 0:
        return NONE
    strikes: list[Mark] = []
    typed: list[PlainGlyph] = []
    drawn = False
    for index in range(min(count, _MOST)):
        one = raw.FPDFPage_GetAnnot(page.raw, index)
        if not one:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(one)
            if raw.FPDFAnnot_GetFlags(one) & _HIDDEN:
                continue
            if kind == raw.FPDF_ANNOT_STRIKEOUT:
                strikes += _struck(raw, one)
            elif kind in (raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_WIDGET):
                has_drawing = bool(raw.FPDFAnnot_HasKey(one, b"AP"))
                drawn = drawn or has_drawing
                if not has_drawing:
                    typed += _typed(raw, one, kind == raw.FPDF_ANNOT_WIDGET)
        finally:
            raw.FPDFPage_CloseAnnot(one)
    return Annotations(tuple(strikes), tuple(typed), drawn)


def _struck(raw: Any, one: Any) -> Iterator[Mark]:
    quads = raw.FPDFAnnot_CountAttachmentPoints(one)
    quad = raw.FS_QUADPOINTSF()
    found = False
    for index in range(min(quads, _MOST)):
        if raw.FPDFAnnot_GetAttachmentPoints(one, index, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            found = True
            yield Mark(min(xs), min(ys), max(xs), max(ys))
    if not found and (box := _box(raw, one)):
        yield box


def _box(raw: Any, one: Any) -> Mark | None:
    box = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(one, box):
        return None
    return Mark(box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top))


def _typed(raw: Any, one: Any, is_field: bool) -> Iterator[PlainGlyph]:
    """Words without a drawing, laid into the box that they are meant for, a line under the other."""
    if is_field and _string(raw, one, b"FT") not in ("Tx", "Ch", ""):
        return  # a button
    words = _string(raw, one, b"V" if is_field else b"Contents").replace("\r\n", "\n").replace("\r", "\n")
    box = _box(raw, one)
    if box is None or not words.strip():
        return
    lines = words.split("\n")
    size = min(_USUAL_SIZE, max(4.0, (box.top - box.bottom) / len(lines)))
    for number, line in enumerate(lines):
        y = -(box.top - (number + 0.8) * size)
        for at, char in enumerate(line):
            left = box.left + at * _WIDTH * size
            yield char, left, left + _WIDTH * size, y, size


def _string(raw: Any, one: Any, key: bytes) -> str:
    size = min(raw.FPDFAnnot_GetStringValue(one, key, None, 0), _LONGEST)
    if size <= 2:
        return ""
    room = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(one, key, room, size)
    return bytes(room)[: size - 2].decode("utf-16-le", "replace").rstrip("\0")
