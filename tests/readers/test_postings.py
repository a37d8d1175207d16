"""Postings as data, several in a file, and pages: each kind in postings.yaml is read as a person sees it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from skillmatch.readers.model import Found, Reading, Several, Unreadable
from skillmatch.readers.read import read_all
from skillmatch.readers.sandbox.protocol import packed, unpacked

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "postings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["kind"] for case in CASES])
def test_a_kind_of_file(case: dict[str, Any]) -> None:
    found = read_all(case["file"].encode(), case["name"])
    assert unpacked(packed(found)) == found
    if "members" in case:
        _are_members(found, case["name"], case["members"])
    elif "unreadable" in case:
        assert isinstance(found, Unreadable) and found.reason.startswith(case["unreadable"]), found
    else:
        assert isinstance(found, Reading), found
        _says(found, case["says"])
        _says_not(found, case)


def _are_members(found: Found, name: str, expected: dict[str, list[str] | str]) -> None:
    assert isinstance(found, Several), found
    assert [one.name for one in found.members] == list(expected)
    for number, (own, says) in enumerate(expected.items(), start=1):
        one = found.named(own)
        assert one is found.named(str(number)) or str(number) in expected
        if isinstance(says, str):
            assert isinstance(one, Unreadable) and one.reason == says[1:], one
            assert one.name == f"{name}#{own}"
        else:
            assert isinstance(one, Reading), one
            _says(one, says)
    assert found.named("0") is found.named(str(len(expected) + 1)) is found.named("none") is None


def _says(reading: Reading, says: list[str]) -> None:
    at = 0
    for text in says:
        at = reading.text.find(text, at)
        assert at >= 0, (text, reading.text)


def _says_not(reading: Reading, case: dict[str, Any]) -> None:
    for text in case.get("not", ()):
        assert str(text) not in reading.text or text in case.get("but", ()), (text, reading.text)
    for text in case.get("once", ()):
        assert reading.text.count(text) == 1, (text, reading.text)
    hidden = " ".join(one.text for one in reading.hidden)
    assert all(text in hidden for text in case.get("hidden", ())), hidden
    notes = " ".join(reading.notes)
    assert all(text in notes for text in case.get("notes", ())), notes
    assert bool(notes) == ("notes" in case)
