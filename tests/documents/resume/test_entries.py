"""Entries of résumés in the layouts in which people set them, and names that are no skills."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.documents.model import Document, ResumeEntry
from tests.cases import each, read
from tests.conftest import Analyze

ENTRIES = read(Path(__file__).with_name("entries.yaml"))
NAMES = read(Path(__file__).with_name("names.yaml"))


@pytest.mark.parametrize("case", each(ENTRIES))
def test_entries(resume: Analyze, case: dict[str, Any]) -> None:
    document = resume(case["text"]).document
    assert [_told(entry, document) for entry in document.entries] == case["entries"]


def _told(entry: ResumeEntry, document: Document) -> str:
    dates = document.text[entry.period.start : entry.period.end] if entry.period else "-"
    return " | ".join([*(document.text_of(span) if span else "-" for span in (entry.title, entry.employer)), dates])


@pytest.mark.parametrize("case", each(NAMES))
def test_names_are_no_skills(resume: Analyze, case: dict[str, Any]) -> None:
    counted = {mention.concept for mention in resume(case["text"]).mentions if mention.asserted}
    assert counted.isdisjoint(case["not"])
    assert counted.issuperset(case["found"])
