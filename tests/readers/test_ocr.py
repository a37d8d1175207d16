"""Scans are read where the extra is installed, and say so."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from skillmatch.readers.limits import DEFAULT_LIMITS
from skillmatch.readers.model import Reading, Unreadable
from skillmatch.readers.ocr import has_ocr
from skillmatch.readers.read import read_bytes
from skillmatch.text.spans import Span

FILES = Path(__file__).parent / "files"
pytestmark = [pytest.mark.ocr, pytest.mark.skipif(not has_ocr(), reason="the extra `ocr` is not installed")]


@pytest.fixture(scope="module")
def scan() -> Any:
    """A picture of a page."""
    import pypdfium2

    page = pypdfium2.PdfDocument(FILES / "one-column.pdf")[0]
    return page.render(scale=150 / 72).to_pil().convert("RGB")


@pytest.mark.parametrize("ending", ["pdf", "png"])
def test_a_scan_is_read_and_marked(scan: Any, ending: str) -> None:
    out = io.BytesIO()
    scan.save(out, ending, resolution=150)
    told: list[tuple[int, int]] = []
    found = read_bytes(out.getvalue(), f"a.{ending}", DEFAULT_LIMITS, lambda page, of: told.append((page, of)))
    assert isinstance(found, Reading), found
    assert "Larkspur Freight" in found.text and "infrastructure for it in Terraform" in found.text
    assert any("read by OCR" in note and "% sure" in note for note in found.notes)
    assert told == [(1, 1)]
    if found.boxes:
        at = found.text.index("Terraform")
        ((page, left, bottom, right, top),) = found.boxes.of(Span(at, at + 9))
        assert page == 1 and 60 < left < right < 560 and 600 < bottom < top < 720


def test_a_scan_without_words_stays_refused() -> None:
    found = read_bytes((FILES / "scan.pdf").read_bytes(), "scan.pdf")
    assert isinstance(found, Unreadable) and "OCR" in found.reason
