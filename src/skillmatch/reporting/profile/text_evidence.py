"""Every mention, with its words and what decided about it: for those who want to check a figure."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.analysis import Report
from skillmatch.matching.model import Mention
from skillmatch.reporting.profile import view
from skillmatch.reporting.profile.text_rows import PLACE_WIDTH, said_in, where
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.layout import Grid, Part, Text, indented
from skillmatch.reporting.shared.terminal import Canvas, heading
from skillmatch.reporting.shared.wording import NEEDS, count


def all_mentions(report: Report, canvas: Canvas) -> Iterator[Part]:
    """The mentions in text order; those that do not count say why."""
    rest = len(view.denied(report))
    note = f", of which {rest} not counted" if rest else ""
    yield heading("Evidence", f"{count(len(report.mentions), 'mention')} in text order{note}")
    table = Grid((PLACE_WIDTH, None))
    for mention in report.mentions:
        table.add_row(where(mention), _mention(report, mention, canvas))
    yield indented(table)
    yield Text()


def _mention(report: Report, mention: Mention, canvas: Canvas) -> Text:
    dot = f" {canvas.glyphs.dot} "
    kind = "responsibility" if mention.kind is None else f"{mention.kind} skill"
    traits = [kind, *([NEEDS[mention.need]] if mention.need else []), f"{mention.section.value} section"]
    text = Text.assemble((view.label(report, mention), "bold"), (f" [{one_line(mention.concept)}]", "dim"))
    if not mention.asserted:
        text.append(f"{dot}not counted", "bold yellow")
        text.append(f": {view.why_not(mention)}" if view.why_not(mention) else "", "yellow")
    text.append("\n").append_text(said_in(report, mention, canvas, 3 * canvas.room(PLACE_WIDTH)))
    text.append(f"\n{dot.join((*traits, view.found_by(mention)))}", "dim")
    for reason in mention.evidence.reasons:
        if reason.about != "assertion" or mention.asserted:
            text.append(f"\n{one_line(reason.about)}: {one_line(reason.text)}", "dim")
    return text
