"""Reading pictures of text, where the extra ``ocr`` is installed: RapidOCR, whose models come inside its wheel."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from skillmatch.readers.model import Reading, Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from skillmatch.documents.read import Request

HOW_TO_OCR = "Install OCR with pip install 'skillmatch[ocr]', or save it as text."
_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")
_LEAST_SURE = 0.5
"""Words of which it is less sure are as likely specks and lines."""
MEMORY = 3
"""How many times the memory of other readers the models need."""


class Words(NamedTuple):
    """A piece of a line as OCR found it, in pixels from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float


@lru_cache(maxsize=1)
def has_ocr() -> bool:
    """Whether the extra is installed, models and all: nothing is ever fetched."""
    found = find_spec("rapidocr")
    if not found or not found.origin or not find_spec("onnxruntime"):
        return False
    from pathlib import Path

    return any((Path(found.origin).parent / "models").glob("*.onnx"))


def recognised(picture: Any) -> list[Words]:
    """The words on a picture, an array of pixels in red, green and blue."""
    result = _engine()(picture[:, :, ::-1], use_cls=True)
    found = []
    for text, box, sure in zip(
        result.txts or (), result.boxes if result.txts else (), result.scores or (), strict=True
    ):
        xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
        if sure >= _LEAST_SURE and text.strip():
            found.append(Words(text, min(xs), min(ys), max(xs), max(ys), float(sure)))
    return found


def read_pictures(pictures: Sequence[Any], media: str, request: Request) -> Reading | Unreadable:
    """The text of pictures, each a page."""
    import numpy

    from skillmatch.documents.pdf_lines import page_text, words_in
    from skillmatch.documents.pdf_ocr import layout_of

    texts: list[str] = []
    sure: list[float] = []
    for number, picture in enumerate(pictures, start=1):
        found = recognised(numpy.asarray(picture))
        sure += [words.sure for words in found]
        lines = layout_of(found, 1.0, picture.height).lines
        texts.append(page_text(lines, words_in(lines)).text)
        if request.progress:
            request.progress(number, len(pictures))
    if not sure:
        return Unreadable(request.name, "an image in which OCR finds no words", "Scan it anew, straight and sharp.")
    note = f"read by OCR, {sum(sure) / len(sure):.0%} sure: look over what was found"
    return Reading("\n\n".join(texts), media, notes=(note,))


@lru_cache(maxsize=1)
def _engine() -> Any:
    import logging

    from rapidocr import RapidOCR

    _allow_more_memory()
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(params={"Global.log_level": "critical"})


def _allow_more_memory() -> None:
    """The models take more than any other reader; still not all there is."""
    try:
        import resource
    except ImportError:  # Windows
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft != resource.RLIM_INFINITY:
        more = MEMORY * soft
        resource.setrlimit(resource.RLIMIT_AS, (more if hard == resource.RLIM_INFINITY else min(more, hard), hard))
