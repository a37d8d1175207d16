"""The same résumé gives the same skills in every layout; tools/layouts.py measures many more of both."""

from __future__ import annotations

import pytest
from tools.layout_samples import by_office, by_reportlab
from tools.layout_samples.content import people
from tools.layouts import FLOOR, outcome

from skillmatch.analysis import Analyzer, Report
from skillmatch.readers.model import Kind

PERSON = people()[1]


@pytest.fixture(scope="module")
def wanted(analyzers: dict[Kind, Analyzer]) -> Report:
    return analyzers[Kind.RESUME].text(PERSON.text())


@pytest.mark.parametrize("layout", by_reportlab.LAYOUTS)
def test_pdf(analyzers: dict[Kind, Analyzer], wanted: Report, layout: str) -> None:
    _agrees(wanted, analyzers[Kind.RESUME].data(by_reportlab.make(layout, PERSON), "a.pdf"))


@pytest.mark.parametrize("layout", by_office.LAYOUTS)
def test_docx(analyzers: dict[Kind, Analyzer], wanted: Report, layout: str) -> None:
    _agrees(wanted, analyzers[Kind.RESUME].data(by_office.make(layout, PERSON), "a.docx"))


def _agrees(wanted: Report, got: object) -> None:
    assert isinstance(got, Report), got
    found = outcome(wanted, got)
    assert found.agreement >= FLOOR, (sorted(found.lost), sorted(found.invented))
    assert found.verdict
