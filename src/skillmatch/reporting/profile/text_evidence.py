"""Every mention, with its words and what decided about it: for those who want to check a figure."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.matching.model import ReasonAbout
from skillmatch.reporting.profile.text_rows import PLACE_WIDTH, quoted
from skillmatch.reporting.profile.view.model import MentionRow, ReportView
from skillmatch.reporting.shared.layout import Grid, Part, Text, indented
from skillmatch.reporting.shared.terminal import Canvas, heading


def all_mentions(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """The mentions in text order, where they are listed; those that do not count say why."""
    if not view.mentions:
        return
    rest = sum(not mention.asserted for mention in view.mentions)
    note = f", of which {rest} not counted" if rest else ""
    yield heading("Evidence", f"{view.foot.mentions} in text order{note}")
    table = Grid((PLACE_WIDTH, None))
    for mention in view.mentions:
        table.add_row(Text(mention.where, "dim"), _mention(mention, canvas))
    yield indented(table)
    yield Text()


def _mention(mention: MentionRow, canvas: Canvas) -> Text:
    dot = f" {canvas.glyphs.dot} "
    traits = [mention.sort, *([mention.need] if mention.need else []), f"{mention.section} section"]
    text = Text.assemble((mention.label, "bold"), (f" [{mention.concept}]", "dim"))
    if not mention.asserted:
        text.append(f"{dot}not counted", "bold yellow")
        text.append(f": {mention.why_not}" if mention.why_not else "", "yellow")
    text.append("\n").append_text(quoted(mention.quote, canvas, 3 * canvas.room(PLACE_WIDTH)))
    text.append(f"\n{dot.join((*traits, mention.found_by))}", "dim")
    for about, reason in mention.reasons:
        if about != ReasonAbout.ASSERTION or mention.asserted:
            text.append(f"\n{about}: {reason}", "dim")
    return text
