"""How the figures of a market are said, in any format."""

from __future__ import annotations

from skillmatch.reporting.shared import wording
from skillmatch.reporting.shared.quotes import short as short
from skillmatch.scanning.market import Cell, CountShare, Market
from skillmatch.scanning.reach import Reach

INTRODUCTION = (
    "Shares are of unique postings. Each has its 95% interval; two shares whose intervals overlap are not told apart."
    " A must is what a posting requires, or what the work is; nice is what it asks for as a plus alone. What it only"
    " tells of, such as the tools of the firm, counts as neither. The postings named with a figure are from all over"
    " the scan."
)
FEW = "under 30 postings: too few to rank"
CHANGES = "Only what changed by more than chance explains: the two intervals have nothing in common."
NO_CHANGES = "Nothing changed by more than chance explains."
CELLS = "The hard skills that are asked for most. Of fewer than 30 postings none is ranked."
PAIRS = "Asked for together more often than chance explains; the figure says how many times as often."


REACH = "What the résumé reaches"
MORE = "Each of these is the only must-have that is missing in so many more; where intervals overlap, neither is first."


def percent(share: CountShare) -> str:
    """A share of documents, or that there are none."""
    return wording.percent(share.share) if share.of else "none"


def interval(share: CountShare) -> str:
    """Its interval: ``38–47%``."""
    low, high = share.interval
    return f"{100 * low:.0f}–{high:.0%}"


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
    return ", ".join(f"{asked.value} {percent(asked.share)} ({interval(asked.share)})" for asked in one.asked[:5])


def changes_heading(market: Market) -> str:
    """What two halves are compared."""
    return f"What changed from {market.halves[0]} to {market.halves[1]}"


def changes_said(market: Market) -> str:
    """How to read what changed."""
    said = CHANGES if market.changes else NO_CHANGES
    return (
        f"{said} {market.compared:,} skills were compared, in {market.before:,} and {market.after:,} postings. Where"
        " the later ones come from other sources, that may be all that changed."
    )


def reach_said(reach: Reach) -> str:
    """How many postings' must-haves the résumé meets."""
    meets = reach.meets
    return (
        f"It meets all must-haves of {meets.found:,} of {meets.of:,} postings that have any: {percent(meets)}"
        f" ({interval(meets)}). Years and degrees are not in it."
    )
