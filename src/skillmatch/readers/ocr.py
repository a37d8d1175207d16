"""Reading pictures of text, where the extra ``ocr`` is installed: RapidOCR, whose models come inside its wheel."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from typing import Any, NamedTuple

HOW_TO_OCR = "Install OCR with pip install 'skillmatch[ocr]', or save it as text."
_MODELS = ("PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx")
_LEAST_SURE = 0.5
"""Words of which it is less sure are as likely specks and lines."""
MEMORY = 3
"""How many times the memory of other readers the models need."""


class RecognisedWords(NamedTuple):
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


def recognised(picture: Any) -> list[RecognisedWords]:
    """The words on a picture, an array of pixels in red, green and blue."""
    result = _engine()(picture[:, :, ::-1], use_cls=True)
    found = []
    for text, box, sure in zip(
        result.txts or (), result.boxes if result.txts else (), result.scores or (), strict=True
    ):
        xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
        if sure >= _LEAST_SURE and text.strip():
            found.append(RecognisedWords(text, min(xs), min(ys), max(xs), max(ys), float(sure)))
    return found


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
