"""What holds for all tests of reading: OCR counts as not installed, whether it is or not."""

from __future__ import annotations

import pytest

from skillmatch.readers import ocr


@pytest.fixture(autouse=True)
def no_ocr(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.node.get_closest_marker("ocr"):
        monkeypatch.setattr(ocr, "has_ocr", lambda: False)
