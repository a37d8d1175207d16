"""The first screen of a terminal report: verdict, level, roles, and what spoke for each side."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.analysis import Report
from skillmatch.reporting.profile import hidden_text, view
from skillmatch.reporting.profile.text_rows import Row, evidenced
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.layout import Grid, Part, Text, indented
from skillmatch.reporting.shared.terminal import ML, SWE, Canvas, plain
from skillmatch.reporting.shared.wording import NO_ROLE, NOTHING, NOTHING_HINT, voice

_MOVERS = 3
_LEVEL_REASONS = 3
_STYLES = {"swe-heavy": SWE, "ml-heavy": ML, "unclear": "yellow"}


def head(report: Report, canvas: Canvas) -> Iterator[Part]:
    """The answer, on the first two dozen lines."""
    yield _about(report, canvas)
    yield Text()
    yield from _split(report, canvas)
    yield from _level(report, canvas)
    yield from _notes(report)
    yield Text()
    yield from _roles(report, canvas)
    yield from _movers(report, canvas)


def nothing(report: Report, canvas: Canvas) -> Iterator[Part]:
    """What to say of a text in which the taxonomy finds nothing at all."""
    yield _about(report, canvas)
    yield Text()
    yield Text(NOTHING, style="bold yellow")
    yield Text(NOTHING_HINT)
    yield from _notes(report)


def _about(report: Report, canvas: Canvas) -> Text:
    title = view.title(report)
    line = Text.assemble((one_line(report.name), "bold"), f": {voice(report.document.kind).noun}")
    return line.append(f" {canvas.quoted(title)}" if title else "")


def _notes(report: Report) -> Iterator[Part]:
    notes = report.document.notes
    if notes:
        yield plain(f"Note: {'; '.join(notes)}.", "yellow")
    yield from (plain(line, "bold red") for line in hidden_text.warnings(report))


def _split(report: Report, canvas: Canvas) -> Iterator[Part]:
    split = report.profile.split
    label, meaning = view.verdict(report)
    yield Text.assemble((label, f"bold {_STYLES.get(split.verdict, 'green')}"), (f": {meaning}", "bold"))
    if split.formerly:
        yield plain(f"In earlier years: {canvas.quoted(split.formerly)}")
    if split.score is None:
        said = "no score"
    else:
        said = f"{split.score:+.2f}" + (" (-1 all SWE, +1 all ML)" if canvas.width >= 76 else "")
    cells = canvas.room(len("SWE || ML"), max(len(said), 29)) - 1
    yield Text.assemble("  ", canvas.axis(split.score, max(11, min(61, cells)) | 1), "  ", said)
    if split.reason:
        yield indented(plain(split.reason, "dim"))


def _level(report: Report, canvas: Canvas) -> Iterator[Part]:
    line = Text.assemble("Level: ", (view.level(report), "bold"))
    reasons = report.profile.level.reasons
    for number, reason in enumerate(reasons if canvas.evidence else reasons[:_LEVEL_REASONS]):
        inside = view.level_reason(report, reason)
        line.append(", " if number else "; ").append(one_line(reason.text))
        line.append(f" ({inside})" if inside else "", "dim")
    yield line


def _roles(report: Report, canvas: Canvas) -> Iterator[Part]:
    if not any(role.fit for role in report.profile.roles):
        yield plain(NO_ROLE)
        yield Text()
        return
    cells = canvas.bar_width
    table = Grid((canvas.name_width + 2, cells, 4, cells, 4))
    table.add_row(Text("Roles", "bold"), Text("fit", "dim"), "", Text("coverage", "dim"), "")
    for rank, role in enumerate(report.profile.roles):
        style = "bold" if rank == 0 and role.fit > 0 else ""
        table.add_row(
            Text(f"  {canvas.clip(role.label, canvas.name_width)}", style),
            canvas.bar(role.fit, cells, "bright_blue"),
            Text(f"{role.fit:4.0%}", style),
            canvas.bar(role.coverage, cells, "green"),
            Text(f"{role.coverage:4.0%}"),
        )
    yield table
    yield Text()


def _movers(report: Report, canvas: Canvas) -> Iterator[Part]:
    split = report.profile.split
    sides = (("Speaks for SWE", split.toward_swe, SWE), ("Speaks for ML", split.toward_ml, ML))
    shown = [(title, found if canvas.evidence else found[:_MOVERS], style) for title, found, style in sides]
    for title, movers, style in shown:
        if movers:
            yield Text(title, style=f"bold {style}")
            rows = [Row(mover.label, mover.mentions, f"{mover.push:+.2f}") for mover in movers]
            yield indented(evidenced(report, rows, canvas, figures=canvas.evidence))
    if split.toward_swe or split.toward_ml:
        yield Text()
