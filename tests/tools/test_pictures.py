"""The pictures of the documentation are there, small, and made by a command; their bytes are the browser's business."""

from __future__ import annotations

import re

from tools.pictures import FOLDER, MOST_BYTES, PICTURES, ROOT

_SHOWN = re.compile(r"!\[(?P<alt>[^\]]+)\]\((?:docs/)?pictures/(?P<name>[\w-]+)\.png\)")


def test_every_picture_is_there_and_small() -> None:
    sizes = {file.stem: file.stat().st_size for file in FOLDER.iterdir()}
    assert set(sizes) == set(PICTURES)
    assert {name: size for name, size in sizes.items() if size > MOST_BYTES} == {}


def test_every_picture_that_a_page_shows_is_made_and_told_in_words() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    shown = [match for page in pages for match in _SHOWN.finditer(page.read_text(encoding="utf-8"))]
    assert {match["name"] for match in shown} <= set(PICTURES)
    assert all(len(match["alt"].split()) > 3 for match in shown)
