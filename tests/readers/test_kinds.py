"""What is taken back, added, laid out or written oddly, kind by kind, in each format in which it can occur."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.readers.model import Reading, Unreadable
from skillmatch.readers.read import read_bytes
from tests.cases import read
from tests.readers.small_files import made

CASES = read(Path(__file__).with_name("kinds.yaml"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_kind(case: dict[str, Any]) -> None:
    found = read_bytes(*made(case))
    if "refused" in case:
        assert isinstance(found, Unreadable), found
        assert case["refused"] in str(found)
        return
    assert isinstance(found, Reading), found
    at = 0
    for piece in case["says"]:
        place = found.text.find(piece, at)
        assert place >= 0, f"{piece!r} is not in {found.text[at:]!r}"
        at = place + len(piece)
    assert [piece for piece in case.get("not", []) if piece in found.text] == []
    assert [f"{one.how}: {one.text}" for one in found.hidden] == case.get("hidden", [])
    assert len(found.notes) == len(case.get("notes", []))
    assert all(words in note for words, note in zip(case.get("notes", []), found.notes, strict=True))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_places_of_hidden_words_are_in_the_source(case: dict[str, Any]) -> None:
    found = read_bytes(*made(case))
    if isinstance(found, Reading) and found.media != "html":
        source = found.text if found.source is None else found.source
        assert len(source) == len(found.text)
        for one in found.hidden:
            if one.span:
                assert source[slice(*one.span)].strip()
