"""The picture of a market as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillmatch.reporting.market.words import (
    CELLS,
    INTRODUCTION,
    MORE,
    PAIRS,
    REACH,
    cell,
    changes_heading,
    changes_said,
    documents,
    interval,
    percent,
    reach_said,
    short,
)
from skillmatch.reporting.shared.escape import code, markdown
from skillmatch.reporting.shared.markdown_cells import table
from skillmatch.scanning.market import AskedConcept, Cell, Counted, Market
from skillmatch.scanning.reach import Reach


def render(market: Market, reach: Reach | None = None) -> str:
    """The whole of it."""
    return "\n".join([*_lines(market), *(_reach(reach) if reach else ())])


def _lines(market: Market) -> Iterator[str]:
    yield "# What the postings ask for"
    yield ""
    yield from table(["Documents", ":"], documents(market))
    yield INTRODUCTION
    yield ""
    for name, asked in (("Hard skills", market.hard), ("Soft skills", market.soft)):
        yield from _heading(name)
        yield from table(["Skill", "Asked:", "95%:", "Must:", "Nice:", "Such as"], map(_asked, asked))
    for name, counted in (
        ("Which way they lean", market.splits),
        ("Role types", market.roles),
        ("Levels", market.levels),
        ("Phases of the life cycle", market.phases),
    ):
        yield from _heading(name)
        yield from table(["", "Share:", "95%:", "n:", "Such as"], map(_counted, counted))
    if market.months:
        yield from _heading("By month")
        yield from _cells(market.months)
    for column, cells in market.by.items():
        yield from _heading(f"By {markdown(column)}")
        yield from _cells(cells)
    if market.pairs:
        yield from _heading("What goes together")
        yield PAIRS
        yield ""
        rows = (
            [
                markdown(a.one),
                markdown(a.other),
                f"{a.lift:.1f}",
                f"{a.least:.1f}–{a.most:.1f}",
                f"{a.together.found:,}",
                _ids(a.ids),
            ]
            for a in market.pairs
        )
        yield from table(["", "", "Times:", "95%:", "n:", "Such as"], rows)
    if market.halves[0]:
        yield from _heading(changes_heading(market))
        yield changes_said(market)
        yield ""
    if market.changes:
        rows = (
            [
                *(markdown(a.label), percent(a.before), interval(a.before), percent(a.after), interval(a.after)),
                _ids(a.ids),
            ]
            for a in market.changes
        )
        yield from table(["Skill", "Before:", "95%:", "After:", "95%:", "Such as"], rows)


def _reach(reach: Reach) -> Iterator[str]:
    yield from _heading(REACH)
    yield f"{reach_said(reach)} {MORE if reach.more else ''}".rstrip()
    if reach.ids:
        yield ""
        yield f"It meets those of {_ids(reach.ids)}."
    yield ""
    if reach.more:
        rows = [
            [markdown(short(name)), f"{opens.found:,}", percent(opens), interval(opens), _ids(ids)]
            for name, opens, ids in reach.more
        ]
        yield from table(["Skill", "Postings:", "Share:", "95%:", "Such as"], rows)


def _heading(text: str) -> Iterator[str]:
    yield f"## {text}"
    yield ""


def _ids(ids: Sequence[str]) -> str:
    return ", ".join(code(one) for one in ids)


def _asked(one: AskedConcept) -> list[str]:
    shares = [percent(one.any), interval(one.any), percent(one.must), percent(one.nice)]
    return [markdown(one.label), *shares, _ids(one.ids)]


def _counted(one: Counted) -> list[str]:
    return [markdown(one.value), percent(one.share), interval(one.share), f"{one.share.found:,}", _ids(one.ids)]


def _cells(cells: Sequence[Cell]) -> Iterator[str]:
    yield CELLS
    yield ""
    rows = ([markdown(one.value), f"{one.documents:,}", markdown(cell(one)), _ids(one.ids)] for one in cells)
    yield from table(["", "n:", "Asked for most", "Such as"], rows)
