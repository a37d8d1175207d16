"""Reports as pages, in a browser."""

from __future__ import annotations

from skillmatch.reporting import render
from tests.reporting import sample

from .conftest import Opens


def test_a_report_asks_for_nothing_and_says_nothing(opened: Opens) -> None:
    with opened(render([sample.posting()], "html")) as watched:
        assert watched.others() == watched.said == []


def test_axe_finds_nothing(opened: Opens) -> None:
    with opened(render([sample.posting()], "html"), bypass_csp=True) as watched:
        assert watched.axe() == []
