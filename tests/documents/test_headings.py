"""Headings: which lines are one, and what stands under them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.documents.model import Document, Section
from tests.cases import each, read
from tests.conftest import Analyze

CASES: dict[str, Any] = read(Path(__file__).with_name("headings.yaml"))
BELOW = "One item stands here"


def parameters(kind: str) -> list[Any]:
    return [pytest.param(line, role, id=f"{role}: {line}") for role, lines in CASES[kind].items() for line in lines]


def heading_of(document: Document, section: Section) -> str | None:
    return document.text[slice(*section.heading)] if section.heading else None


def check(analyze: Analyze, line: str, role: str) -> None:
    document = analyze(f"Acme makes lamps.\n\n{line}\n- {BELOW}\n").document
    section = document.section_at(document.text.index(BELOW))
    heading = heading_of(document, section)
    if role == "none":
        assert heading is None
    else:
        assert (section.role, heading is not None) == (role, True)
        assert heading and heading in line


@pytest.mark.parametrize(("line", "role"), parameters("posting"))
def test_in_postings(posting: Analyze, line: str, role: str) -> None:
    check(posting, line, role)


@pytest.mark.parametrize(("line", "role"), parameters("resume"))
def test_in_resumes(resume: Analyze, line: str, role: str) -> None:
    check(resume, line, role)


@pytest.mark.parametrize("case", each(CASES["labels"]))
def test_labels(posting: Analyze, case: dict[str, str | None]) -> None:
    document = posting(f"Acme makes lamps.\n\n{case['text']}\n").document
    section = document.sections[-1]
    assert (heading_of(document, section), section.role) == (case["heading"], case["role"])


@pytest.mark.parametrize("case", each(CASES["glued"]))
def test_lost_line_breaks(posting: Analyze, case: dict[str, Any]) -> None:
    document = posting(case["text"]).document
    found = {heading_of(document, one): one.role.value for one in document.sections if one.heading}
    assert found == case["headings"]
