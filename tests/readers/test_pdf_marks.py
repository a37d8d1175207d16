"""Words that may leave no mark are looked for by drawing: no more of the page than they are on, and to the same end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from skillmatch.readers.base import Request
from skillmatch.readers.model import Reading, Unreadable
from skillmatch.readers.pdf import marks
from skillmatch.readers.pdf.reader import read_pdf

EXAMPLES = Path(__file__).parents[2] / "examples" / "resumes"
FILES = sorted((*(Path(__file__).parent / "files").glob("*.pdf"), *EXAMPLES.glob("*.pdf")))


def read(path: Path) -> Reading | Unreadable:
    return read_pdf(path.read_bytes(), Request(path.name))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_parts_of_a_page_tell_what_all_of_it_does(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_parts = read(path)

    def whole(places: Iterable[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
        right, bottom = (max((place[at] for place in places), default=1) for at in (2, 3))
        return [(0, 0, max(1, right), max(1, bottom))]

    monkeypatch.setattr(marks, "_parts", lambda places: whole(list(places)))
    assert read(path) == in_parts


def test_no_more_is_drawn_than_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    shares: list[float] = []
    real = marks._drawing

    def counted(raw: Any, page: Any, size: tuple[int, int], part: tuple[int, int, int, int]) -> bytes:
        shares.append((part[2] - part[0]) * (part[3] - part[1]) / (size[0] * size[1]))
        return real(raw, page, size, part)

    monkeypatch.setattr(marks, "_drawing", counted)
    read(Path(__file__).parent / "files" / "hidden.pdf")
    assert 0 < sum(shares) < 0.5  # of two drawings of a page


PLACES = [(5, 10, 9, 20), (0, 30, 4, 35), (7, 100, 8, 110), (3, 0, 3, 9), (2, 105, 3, 140), (6, 12, 7, 13)]


def test_each_place_is_in_one_part() -> None:
    parts = marks._parts(PLACES)
    assert parts == [(0, 10, 9, 35), (2, 100, 8, 140)]
    tops = [part[1] for part in parts]
    assert [marks._part_of(place, tops) for place in PLACES] == [[0], [0], [1], [], [1], [0]]
