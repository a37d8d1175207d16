"""Scanned pages of a PDF by way of OCR: drawn, read, and laid out like any other."""

from __future__ import annotations

import math
from typing import Any

from skillmatch.readers.base import Request
from skillmatch.readers.ocr import RecognisedWords, recognised
from skillmatch.readers.pdf.layout import Layout, lay_out
from skillmatch.readers.pdf.page import PageRead
from skillmatch.readers.pdf.runs import GlyphRun

_DOTS = 150
"""An inch: enough for print of 8 points, and no more than a page's worth of time."""
_MOST_PIXELS = 12_000_000
_FEWEST_LETTERS = 12


def with_scans(document: Any, pages: list[PageRead], request: Request) -> list[PageRead]:
    """The pages, those with a picture for their text read by OCR."""
    scans = [index for index, page in enumerate(pages) if _is_scan(page)]
    found = list(pages)
    for done, index in enumerate(scans, start=1):
        found[index] = _read(document, index, pages[index])
        if request.progress:
            request.progress(done, len(scans))
    return found


def layout_of(words: list[RecognisedWords], scale: float, height: float) -> Layout:
    """The layout of what OCR found; ``scale`` is pixels a point, ``height`` that of the page in points."""
    runs = []
    for at, one in enumerate(words):
        left, right = one.left / scale, one.right / scale
        tall = max(1.0, (one.bottom - one.top) / scale)
        first = left + (right - left) * len(one.text.split()[0]) / len(one.text)
        step = (right - left) / len(one.text)
        edges = tuple(left + step * place for place in range(len(one.text)))
        runs.append(GlyphRun(one.text, left, right, one.bottom / scale - 0.22 * tall - height, tall, first, edges, at))
    return lay_out(runs)


def _is_scan(page: PageRead) -> bool:
    """Whether a page has a picture and no text of its own, or letters without meaning."""
    if page.layout is None:
        return False
    letters = sum(char.isalnum() for line in page.layout.lines for char in line.text)
    return page.garbled or (page.scanned and letters < _FEWEST_LETTERS) or page.unmapped > max(20, page.drawn / 2)


def _read(document: Any, index: int, page: PageRead) -> PageRead:
    import numpy

    drawn = document[index]
    try:
        width, height = drawn.get_size()
        scale = min(_DOTS / 72, math.sqrt(_MOST_PIXELS / max(1.0, width * height)))
        bitmap = drawn.render(scale=scale)
        found = recognised(numpy.asarray(bitmap.to_pil().convert("RGB")))
    finally:
        drawn.close()
    sure = sum(words.sure for words in found) / len(found) if found else None
    return page._replace(layout=layout_of(found, scale, height), sure=sure, unmapped=0, garbled=False)
