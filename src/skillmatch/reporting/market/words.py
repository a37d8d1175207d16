"""How the figures of a market are said, in any format."""

from __future__ import annotations

from skillmatch.reporting.shared.quotes import short as short
from skillmatch.scanning.market import Cell, CountShare, Market
from skillmatch.scanning.reach import Reach

INTRODUCTION = (
    "Shares are of unique postings. Each has its 95 % interval; two shares whose intervals overlap are not told apart."
)
FEW = "under 30 postings: too few to rank"
CHANGES = "Only what changed by more than chance explains: the two intervals have nothing in common."
PAIRS = "Asked for together more often than chance explains; the figure says how many times as often."


REACH = "What the résumé reaches"
MORE = "Each of these is the only must-have that is missing in so many more; where intervals overlap, neither is first."


def percent(share: CountShare) -> str:
    """A share of documents, or that there are none."""
    return f"{share.share:.0%}" if share.of else "none"


def interval(share: CountShare) -> str:
    """Its interval: ``38–47 %``."""
    low, high = share.interval
    return f"{100 * low:.0f}–{100 * high:.0f} %"


def documents(market: Market) -> list[tuple[str, str]]:
    """What was read, in rows of two cells."""
    return [
        ("Rows", f"{market.rows:,}"),
        ("Unread", f"{market.unread:,}"),
        ("Read", f"{market.read:,}"),
        ("Nothing recognised", f"{market.unrecognised:,}"),
        ("Unique", f"{market.unique:,}"),
    ]


def cell(one: Cell) -> str:
    """What a cell asks for most; nothing where it has too few documents to rank."""
    if one.is_few:
        return FEW
    return ", ".join(f"{asked.value} {percent(asked.share)}" for asked in one.asked[:5])


def reach_said(reach: Reach) -> str:
    """How many postings' must-haves the résumé meets."""
    meets = reach.meets
    return (
        f"It meets all must-haves of {meets.found:,} of {meets.of:,} postings that have any: {percent(meets)}"
        f" ({interval(meets)}). Years and degrees are not in it."
    )
