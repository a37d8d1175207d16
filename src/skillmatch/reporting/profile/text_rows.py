"""Rows of evidence: what, how often, where first, and in which words."""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.reporting.profile.view.model import Evidenced, PhaseRow
from skillmatch.reporting.shared.layout import Grid, Text
from skillmatch.reporting.shared.quotes import Quote
from skillmatch.reporting.shared.terminal import Canvas
from skillmatch.reporting.shared.wording import percent

PLACE_WIDTH = 8
_FIGURE_WIDTH = 5


def rows(items: Sequence[Evidenced], canvas: Canvas, *, figures: str = "", lines: int = 1, indent: int = 2) -> Grid:
    """A table of concepts in which label and quote take at most ``lines`` lines each.

    Args:
        items: what to show.
        canvas: what to draw with.
        figures: how each figure is written, in a column in front; no column where empty.
        lines: how far label and quote may run on.
        indent: how far right of the margin the caller puts the table.
    """
    taken = [_FIGURE_WIDTH] if figures else []
    label_width = _label_width(canvas) - (indent - 2) + (4 if lines > 1 else 0)
    room = canvas.room(*taken, label_width, PLACE_WIDTH, indent=indent)
    table = Grid((*taken, label_width, PLACE_WIDTH, None))
    for item in items:
        cells = [Text(format(item.figure, figures).rjust(_FIGURE_WIDTH), "dim")] if figures else []
        table.add_row(*cells, _label(item, canvas, _fit(label_width, lines)), *_said(item, canvas, _fit(room, lines)))
    return table


def phase_row(phase: PhaseRow, canvas: Canvas) -> Grid:
    """How much of a phase is stated, as a bar and a share."""
    line = Grid((canvas.name_width, canvas.bar_width, 4))
    bar = canvas.bar(phase.coverage, canvas.bar_width, "green")
    line.add_row(Text(canvas.clip(phase.label, canvas.name_width)), bar, f"{percent(phase.coverage):>4}")
    return line


def _label_width(canvas: Canvas) -> int:
    return 20 if canvas.width < 76 else 26 if canvas.width < 96 else 40


def _fit(width: int, lines: int) -> int:
    """How many characters surely fit: words that would cross the edge leave part of a line empty."""
    return width * lines - 8 * (lines - 1)


def _said(item: Evidenced, canvas: Canvas, room: int) -> tuple[Text, Text]:
    if item.quote is None:
        return Text(), Text()
    words = Text(canvas.clip(item.inside, room)) if item.inside else quoted(item.quote, canvas, room)
    return Text(item.where, "dim"), words


def _label(item: Evidenced, canvas: Canvas, width: int) -> Text:
    often = f" {canvas.glyphs.times}{item.often}" if item.often > 1 else ""
    return Text(canvas.clip(item.short, width - len(often))).append(often, "dim")


def quoted(quote: Quote, canvas: Canvas, room: int) -> Text:
    """A mention in its sentence, in ``room`` characters with the quotation marks, itself in bold."""
    opening, closing = canvas.glyphs.quotes
    before, hit, after, _ = quote.cut(room - 2, canvas.glyphs.ellipsis)
    return Text.assemble(opening, before, (hit, "bold"), after, closing)
