"""Rows of evidence: what, how often, where first, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.matching.model import Mention
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.layout import Grid, Text
from skillmatch.reporting.shared.quotes import place, quote, short
from skillmatch.reporting.shared.terminal import Canvas

PLACE_WIDTH = 8
_FIGURE_WIDTH = 5


class Row(NamedTuple):
    """A concept with its mentions, the first of which is quoted."""

    label: str
    mentions: Sequence[Mention]
    figure: str = ""
    inside: str = ""
    """For a group: its skills, which tell more than a quote of the first."""


def evidenced(
    report: Report,
    rows: Sequence[Row],
    canvas: Canvas,
    *,
    figures: bool = False,
    lines: int = 1,
    indent: int = 2,
) -> Grid:
    """A table of rows in which label and quote take at most ``lines`` lines each.

    Args:
        report: whose document is quoted.
        rows: what to show.
        canvas: what to draw with.
        figures: whether a column in front shows each row's figure.
        lines: how far label and quote may run on.
        indent: how far right of the margin the caller puts the table.
    """
    figure_width = _FIGURE_WIDTH if figures else 0
    label_width = _label_width(canvas) - (indent - 2) + (4 if lines > 1 else 0)
    taken = [figure_width] if figures else []
    room = canvas.room(*taken, label_width, PLACE_WIDTH, indent=indent)
    table = Grid((*taken, label_width, PLACE_WIDTH, None))
    for row in rows:
        cells = [Text(row.figure.rjust(figure_width), "dim")] if figures else []
        label = _label(row, canvas, _fit(label_width, lines))
        table.add_row(*cells, label, *_evidence(report, row, canvas, _fit(room, lines)))
    return table


def _label_width(canvas: Canvas) -> int:
    return 20 if canvas.width < 76 else 26 if canvas.width < 96 else 40


def _fit(width: int, lines: int) -> int:
    """How many characters surely fit: words that would cross the edge leave part of a line empty."""
    return width * lines - 8 * (lines - 1)


def _evidence(report: Report, row: Row, canvas: Canvas, room: int) -> tuple[Text, Text]:
    if not row.mentions:
        return Text(), Text()
    if row.inside:
        return where(row.mentions[0]), Text(canvas.clip(row.inside, room))
    return where(row.mentions[0]), said_in(report, row.mentions[0], canvas, room)


def _label(row: Row, canvas: Canvas, width: int) -> Text:
    often = f" {canvas.glyphs.times}{len(row.mentions)}" if len(row.mentions) > 1 else ""
    return Text(canvas.clip(short(one_line(row.label)), width - len(often))).append(often, "dim")


def where(mention: Mention) -> Text:
    """The line or page of a mention."""
    return Text(place(mention.line, mention.page), "dim")


def said_in(report: Report, mention: Mention, canvas: Canvas, room: int) -> Text:
    """A mention in its sentence, in ``room`` characters with the quotation marks, itself in bold."""
    opening, closing = canvas.glyphs.quotes
    before, hit, after = quote(report.document, mention, room - 2, canvas.glyphs.ellipsis)
    return Text.assemble(opening, before, (hit, "bold"), after, closing)
