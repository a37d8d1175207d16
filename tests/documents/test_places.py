"""Need by place: columns, rows, tags and stars, in each format in which they can occur."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import skillmatch
from tests.cases import read
from tests.readers.small_files import made

CASES = read(Path(__file__).with_name("places.yaml"))


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_need(case: dict[str, Any]) -> None:
    data, _ = made(case)
    found = skillmatch.analyze(data, kind="posting")
    assert isinstance(found, skillmatch.Report), found
    needs = {mention.concept: str(mention.need) for mention in found.mentions}
    told = {name: needs.get(name) for names in case["needs"].values() for name in names}
    assert told == {name: need for need, names in case["needs"].items() for name in names}
    sections = found.document.sections
    assert all(one.body.end <= other.body.start for one, other in pairwise(sections))


def test_a_line_that_no_reader_would_read_has_no_stars() -> None:
    """In it each star would be looked at with all that is before it."""
    text = "Data engineer\n\nRequirements\n" + "Rust* " * 2_000 + "\n\n* nice to have\n"
    found = skillmatch.analyze(text.encode(), kind="posting")
    assert isinstance(found, skillmatch.Report)
    assert {str(mention.need) for mention in found.mentions if mention.concept == "rust"} != {"preferred"}
    assert not any(section.placed for section in found.document.sections)
