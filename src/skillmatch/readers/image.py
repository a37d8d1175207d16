"""Pictures of text: refused, unless OCR is installed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from skillmatch.readers import ocr
from skillmatch.readers.base import Request
from skillmatch.readers.codes import Code
from skillmatch.readers.model import Media, Reading, Unreadable
from skillmatch.readers.pdf.lines import page_text, words_in
from skillmatch.readers.pdf.scans import layout_of
from skillmatch.readers.refusals import too_many_pages


def read_image(data: bytes, request: Request) -> Reading | Unreadable:
    """The text of scanned or photographed pages."""
    if not ocr.has_ocr():
        return Unreadable(request.name, "an image", ocr.HOW_TO_OCR, Code.NO_TEXT_LAYER)
    import io

    from PIL import Image, ImageSequence, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = 80_000_000
    try:
        with Image.open(io.BytesIO(data)) as picture:
            count = getattr(picture, "n_frames", 1)
            if count > request.limits.pages:
                return Unreadable(request.name, *too_many_pages(count, request.limits))
            pages = [frame.convert("RGB") for frame in ImageSequence.Iterator(picture)]
        return _read_pictures(pages, request)
    except Image.DecompressionBombError:
        return Unreadable(
            request.name, "an image of absurd size", "Save it smaller, at most 80 megapixels.", Code.TOO_LARGE
        )
    except (UnidentifiedImageError, OSError):
        return Unreadable(
            request.name, "an image that cannot be opened", "Save it as PNG, JPEG or TIFF, and name that."
        )


def _read_pictures(pictures: Sequence[Any], request: Request) -> Reading | Unreadable:
    """The text of pictures, each a page."""
    import numpy

    texts: list[str] = []
    sure: list[float] = []
    for number, picture in enumerate(pictures, start=1):
        found = ocr.recognised(numpy.asarray(picture))
        sure += [words.sure for words in found]
        lines = layout_of(found, 1.0, picture.height).lines
        texts.append(page_text(lines, words_in(lines)).text)
        if request.progress:
            request.progress(number, len(pictures))
    if not sure:
        return Unreadable(
            request.name,
            "an image in which OCR finds no words",
            "Scan it anew, straight and sharp.",
            Code.NO_TEXT_LAYER,
        )
    note = f"read by OCR, {sum(sure) / len(sure):.0%} sure: look over what was found"
    return Reading("\n\n".join(texts), Media.IMAGE, notes=(note,))
