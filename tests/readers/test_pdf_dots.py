"""Small shapes on a page: the signs of a list hide nothing; side by side they hide a word."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from skillmatch.readers.base import Request
from skillmatch.readers.model import Reading
from skillmatch.readers.pdf.reader import read_pdf
from tests.readers.hostile import one_page

LINES = ("Wrote services in Go for a freight company", "Kubernetes", "Ran the clusters of three warehouses")


def file(boxes: Iterable[tuple[float, float]], first: bool) -> bytes:
    """Three lines of text, and black squares at places, drawn before the text or after it."""
    drawn = "".join(f"{x} {y} 5 5 re f\n" for x, y in boxes)
    lines = "".join(f"BT /F 10 Tf 60 {700 - 40 * at} Td ({line}) Tj ET\n" for at, line in enumerate(LINES))
    return one_page((drawn + lines if first else lines + drawn).encode())


BULLETS = [(48, 701 - 40 * at) for at in range(3)]
LEVEL = [(60 + across, 653 + up) for across in range(0, 60, 5) for up in (0, 5, 10)]
NEARLY_LEVEL = [(x, y + x % 2 * 0.3) for x, y in LEVEL]
CASES = {
    "bullets": (BULLETS, ""),
    "side by side": (LEVEL, "Kubernetes"),
    "nearly level": (NEARLY_LEVEL, "Kubernetes"),
}


@pytest.mark.parametrize("first", [True, False], ids=["below", "on top"])
@pytest.mark.parametrize(("boxes", "hidden"), CASES.values(), ids=CASES)
def test_dots(boxes: list[tuple[float, float]], hidden: str, first: bool) -> None:
    found = read_pdf(file(boxes, first), Request("dots.pdf"))
    assert isinstance(found, Reading)
    assert " ".join(part.text for part in found.hidden) == hidden
    assert ("Kubernetes" in found.text) is not bool(hidden)
