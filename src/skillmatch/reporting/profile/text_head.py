"""The first screen of a terminal report: verdict, level, roles, and what spoke for each side."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.profiling.model import SplitVerdict
from skillmatch.reporting.profile.text_rows import rows
from skillmatch.reporting.profile.view.model import ReportView
from skillmatch.reporting.shared.layout import Grid, Part, Text, indented
from skillmatch.reporting.shared.terminal import ML, SWE, Canvas, plain
from skillmatch.reporting.shared.wording import NO_ROLE, NOTHING, nothing_hint, percent

_STYLES = {
    SplitVerdict.SWE_HEAVY: SWE,
    SplitVerdict.BALANCED: "green",
    SplitVerdict.ML_HEAVY: ML,
    SplitVerdict.UNCLEAR: "yellow",
}
_SIDES = {"SWE": SWE, "ML": ML}


def head(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """The answer, on the first two dozen lines."""
    yield _about(view, canvas)
    yield Text()
    yield from _split(view, canvas)
    yield _level(view)
    yield from _notes(view)
    yield Text()
    yield from _roles(view, canvas)
    yield from _movers(view, canvas)


def nothing(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """What to say of a text in which the taxonomy finds nothing at all."""
    yield _about(view, canvas)
    yield Text()
    yield Text(NOTHING, style="bold yellow")
    yield Text(nothing_hint(view.notes))
    yield from _notes(view)


def _about(view: ReportView, canvas: Canvas) -> Text:
    line = Text.assemble((view.name, "bold"), f": {view.noun}")
    return line.append(f" {canvas.quoted(view.title)}" if view.title else "")


def _notes(view: ReportView) -> Iterator[Part]:
    if view.notes:
        yield Text(f"Note: {'; '.join(view.notes)}.", "yellow")
    yield from (Text(line, "bold red") for line in view.warnings)


def _split(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    headline = view.headline
    yield Text.assemble((headline.label, f"bold {_STYLES[headline.verdict]}"), (f": {headline.meaning}", "bold"))
    if headline.formerly:
        yield plain(f"Older title for such work: {canvas.quoted(headline.formerly)}")
    if headline.score is None:
        said = "no score"
    else:
        said = f"{headline.score:+.2f}" + (" (-1 all SWE, +1 all ML)" if canvas.width >= 76 else "")
    cells = canvas.room(len("SWE || ML"), max(len(said), 29)) - 1
    yield Text.assemble("  ", canvas.axis(headline.score, max(11, min(61, cells)) | 1), "  ", said)
    if headline.reason:
        yield indented(Text(headline.reason, "dim"))


def _level(view: ReportView) -> Text:
    line = Text.assemble("Level: ", (view.level.text, "bold"))
    for number, sign in enumerate(view.level.signs):
        line.append(", " if number else "; ").append(sign.text)
        line.append(f" ({sign.aside})" if sign.aside else "", "dim")
    return line


def _roles(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    if not view.roles:
        yield plain(NO_ROLE.format(view.no_role))
        yield Text()
        return
    cells = canvas.bar_width
    table = Grid((canvas.name_width + 2, cells, 4, cells, 4))
    table.add_row(Text("Roles", "bold"), Text("fit", "dim"), "", Text("coverage", "dim"), "")
    for rank, role in enumerate(view.roles):
        style = "bold" if rank == 0 and role.fit > 0 else ""
        table.add_row(
            Text(f"  {canvas.clip(role.label, canvas.name_width)}", style),
            canvas.bar(role.fit, cells, "bright_blue"),
            Text(f"{percent(role.fit):>4}", style),
            canvas.bar(role.coverage, cells, "green"),
            Text(f"{percent(role.coverage):>4}"),
        )
    yield table
    yield Text()


def _movers(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    for side in view.sides:
        yield Text(f"Speaks for {side.name}", style=f"bold {_SIDES[side.name]}")
        yield indented(rows(side.movers, canvas, figures="+.2f" if canvas.evidence else ""))
    if view.sides:
        yield Text()
