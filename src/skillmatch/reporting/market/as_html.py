"""The picture of a market as a page."""

from __future__ import annotations

from skillmatch.reporting.market import words
from skillmatch.reporting.shared.html import filled, whole_page
from skillmatch.scanning.market import Market
from skillmatch.scanning.reach import Reach

TITLE = "What the postings ask for"


def render(market: Market, reach: Reach | None = None) -> str:
    """The whole page."""
    return whole_page(TITLE, filled("market.html", page=market, reach=reach, title=TITLE, words=words))
