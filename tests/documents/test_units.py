"""Sentences and list items."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from skillmatch.documents.model import Document
from tests.cases import each, read
from tests.conftest import Analyze

CASES: dict[str, Any] = read(Path(__file__).with_name("units.yaml"))
HEADED = "Data Engineer\n\nAcme makes lamps. They last.\n\nRequirements:\n- Python; SQL\n\nBenefits\nLamps.\n"


@pytest.mark.parametrize("case", each(CASES))
def test_units(posting: Analyze, case: dict[str, Any]) -> None:
    document = posting(case["text"]).document
    assert [document.text[slice(*unit.span)].strip() for unit in document.units] == case["units"]


@pytest.mark.parametrize("text", [HEADED, *(case["text"] for case in CASES.values())])
def test_units_and_headings_hold_every_word(posting: Analyze, text: str) -> None:
    document = posting(text).document
    held = set()
    for start, end in [unit.span for unit in document.units] + headings(document):
        held.update(range(start, end))
    assert [c for at, c in enumerate(text) if c.isalnum() and at not in held] == []


@pytest.mark.parametrize("text", [HEADED, *(case["text"] for case in CASES.values())])
def test_units_follow_each_other_within_their_sections(posting: Analyze, text: str) -> None:
    document = posting(text).document
    assert all(one.span.end <= other.span.start for one, other in pairwise(document.units))
    bodies = [document.sections[unit.section].body for unit in document.units]
    assert all(
        body.start <= u.span.start < u.span.end <= body.end for body, u in zip(bodies, document.units, strict=True)
    )


def test_list_items_are_told_from_running_text(posting: Analyze) -> None:
    document = posting("We write Python.\n\n- Python\n- SQL\n").document
    assert [unit.item for unit in document.units] == [False, True, True]


def headings(document: Document) -> list[tuple[int, int]]:
    spans = [section.heading for section in document.sections if section.heading]
    titles = [document.title] if document.title else []
    return [(span.start, span.end) for span in (*spans, *titles)]


@pytest.mark.parametrize("sign", ["- ", "* ", "•", "• ", "→", "→ ", "1. "])
def test_a_sign_begins_an_item(posting: Analyze, sign: str) -> None:
    """With a blank after it, or without where it can be nothing else."""
    assert posting(f"We write code.\n\n{sign}Python\n").document.units[-1].item


@pytest.mark.parametrize("line", ["-Python", "C++ and *nix", "→5 more"])
def test_other_signs_do_not(posting: Analyze, line: str) -> None:
    assert not posting(f"We write code.\n\n{line}\n").document.units[-1].item
