"""The same posting gives the same needs and title in every shape; tools/pages.py measures more postings."""

from __future__ import annotations

import pytest
from tools.pages import FLOOR, files, outcome, read
from tools.posting_samples.content import postings

from skillmatch.analysis import Analyzer
from skillmatch.readers.model import Kind

ALL = postings()
SHAPES = {(maker, shape): made for maker, shape, made in files(ALL[2], ALL[:1])}


@pytest.mark.parametrize("key", SHAPES, ids=", ".join)
def test_a_shape(analyzers: dict[Kind, Analyzer], key: tuple[str, str]) -> None:
    analyzer = analyzers[Kind.POSTING]
    found = outcome(analyzer.text(ALL[2].text()), read(analyzer, *SHAPES[key]))
    assert found.agreement >= FLOOR, (sorted(found.lost), sorted(found.invented))
