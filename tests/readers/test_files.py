"""Every file in ``files/`` is read as ``cases.yaml`` says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from skillmatch.readers.model import Reading, Unreadable
from skillmatch.readers.read import read_bytes, read_file

HERE = Path(__file__).parent
CASES: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))


def test_every_file_has_its_case() -> None:
    assert sorted(CASES) == sorted(path.name for path in (HERE / "files").iterdir())


@pytest.mark.parametrize("name", sorted(CASES))
def test_file(name: str) -> None:
    case = CASES[name]
    path = HERE / "files" / name
    reading = read_file(path)
    if "unreadable" in case:
        assert isinstance(reading, Unreadable)
        assert str(reading) == f"{path}: {case['unreadable']}"
        return
    assert isinstance(reading, Reading), reading
    assert (reading.media, reading.kind) == (case["media"], case.get("kind"))
    at = 0
    for piece in case["says"]:
        found = reading.text.find(piece, at)
        assert found >= 0, f"{piece!r} is not in {reading.text[at:]!r}"
        at = found + len(piece)
    assert [piece for piece in case.get("not", []) if piece in reading.text] == []
    assert [piece for piece in case.get("once", []) if reading.text.count(piece) != 1] == []
    assert list(reading.notes) == case.get("notes", [])
    assert [f"{one.place}, {one.how}: {one.text}" for one in reading.hidden] == case.get("hidden", [])
    for begins, page in zip(case.get("pages", []), reading.pages, strict=bool(case.get("pages"))):
        assert reading.text[slice(*page.span)].startswith(begins)


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_ending_of_the_name_does_not_decide(name: str) -> None:
    data = (HERE / "files" / name).read_bytes()
    readings = [read_bytes(data, called) for called in (name, "x", "x.txt", "x.bin")]
    assert all(type(one) is type(readings[0]) for one in readings)
    if isinstance(readings[0], Reading):
        assert readings[1:] == readings[:1] * 3


@pytest.mark.parametrize("name", [name for name in sorted(CASES) if name.endswith(".pdf")])
def test_pages_cover_the_text(name: str) -> None:
    reading = read_file(HERE / "files" / name)
    if isinstance(reading, Reading):
        spans = [page.span for page in reading.pages]
        assert [page.number for page in reading.pages] == list(range(1, len(spans) + 1))
        assert (spans[0].start, spans[-1].end) == (0, len(reading.text))
        assert all(one.end == other.start for one, other in pairwise(spans))
