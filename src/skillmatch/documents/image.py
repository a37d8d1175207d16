"""Pictures of text: refused, unless OCR is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skillmatch.documents import ocr
from skillmatch.readers.model import Reading, Unreadable

if TYPE_CHECKING:
    from skillmatch.documents.read import Request


def read_image(data: bytes, request: Request) -> Reading | Unreadable:
    """The text of scanned or photographed pages."""
    if not ocr.has_ocr():
        return Unreadable(request.name, "an image", ocr.HOW_TO_OCR)
    import io

    from PIL import Image, ImageSequence, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = 80_000_000
    try:
        with Image.open(io.BytesIO(data)) as picture:
            count = getattr(picture, "n_frames", 1)
            if count > request.limits.pages:
                return Unreadable(
                    request.name, f"too long: {count:,} pages", "Split it, or allow more with --limit pages=N."
                )
            pages = [frame.convert("RGB") for frame in ImageSequence.Iterator(picture)]
        return ocr.read_pictures(pages, "image", request)
    except Image.DecompressionBombError:
        return Unreadable(request.name, "an image of absurd size", "Save it smaller, at most 80 megapixels.")
    except (UnidentifiedImageError, OSError):
        return Unreadable(
            request.name, "an image that cannot be opened", "Save it as PNG, JPEG or TIFF, and name that."
        )
