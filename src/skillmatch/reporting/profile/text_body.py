"""The rest of a terminal report: skills by group, responsibilities by phase, one role's gaps, what is denied."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.matching.model import Need, Strength
from skillmatch.reporting.profile.text_rows import phase_row, rows
from skillmatch.reporting.profile.view.career import not_counted
from skillmatch.reporting.profile.view.model import PhaseRow, ReportView, RoleFocus, SkillGroupRow
from skillmatch.reporting.shared.layout import Grid, Part, Text, indented
from skillmatch.reporting.shared.terminal import Canvas, heading, plain
from skillmatch.reporting.shared.wording import NO_RESPONSIBILITY, count, percent

_STYLES: dict[Need | Strength, str] = {
    Strength.OUTCOME: "bold",
    Strength.USED: "",
    Strength.LISTED: "dim",
    Need.REQUIRED: "bold",
    Need.DUTY: "",
    Need.PREFERRED: "green",
    Need.CONTEXT: "dim",
}


def skills(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """Skills by group, in rows by need or strength."""
    if view.skills is None:
        return
    yield heading(view.skills.heading, view.skills.told)
    table = Grid((29 if canvas.width < 96 else 44, None))
    for group in view.skills.groups:
        label = Text(group.label).append(" (soft)" if group.soft else "", "dim")
        table.add_row(label, _cells(group, canvas))
    yield indented(table)
    yield Text()


def _cells(group: SkillGroupRow, canvas: Canvas) -> Grid:
    table = Grid((12, None))
    for cell in group.cells:
        if cell.choices:
            table.add_row(Text(cell.name, _STYLES[cell.by]), Text(", ".join(cell.names(canvas.glyphs.times))))
    return table


def phases(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """How much of each phase of the life cycle the text states, and where."""
    if view.phases is None:
        yield plain(NO_RESPONSIBILITY)
    else:
        yield heading(view.phases.heading)
        for phase in view.phases.rows:
            yield from _phase(phase, canvas)
    yield Text()


def _phase(phase: PhaseRow, canvas: Canvas) -> Iterator[Part]:
    yield indented(phase_row(phase, canvas))
    if phase.matched:
        yield indented(rows(phase.matched, canvas, lines=2, indent=4), 4)
    if phase.missing:
        yield indented(Text(f"not there: {'; '.join(phase.missing)}", "dim"), 4)


def role(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """What is missing for the role that fits best, or all about the role that the user named."""
    focus = view.focus
    if focus is None:
        return
    standing = focus.standing if focus.in_depth else focus.rank
    yield heading(focus.heading, f"{standing}, {percent(focus.coverage)} covered")
    yield from _in_depth(focus, canvas) if focus.in_depth else _gaps(focus)
    yield Text()


def _in_depth(focus: RoleFocus, canvas: Canvas) -> Iterator[Part]:
    if focus.matched:
        yield indented(Text(f"{focus.covered_name}, heaviest first".capitalize(), style="bold green"))
        yield indented(rows(focus.matched, canvas, figures=".2f", lines=2, indent=4), 4)
    if focus.missing:
        yield indented(Text(f"{focus.gaps_name}, heaviest first".capitalize(), style="bold yellow"))
        table = Grid((5, None))
        for gap in focus.missing:
            table.add_row(Text(f"{gap.weight:5.2f}", "dim"), Text(gap.label))
        yield indented(table, 4)


def _gaps(focus: RoleFocus) -> Iterator[Part]:
    table = Grid((8, None))
    for gaps in focus.gaps:
        table.add_row(Text(gaps.name, "dim"), Text("; ".join(gaps.shown)))
    yield indented(table)
    if left := sum(gaps.left for gaps in focus.gaps):
        yield indented(Text(f"and {left} of less weight: --role {focus.id} shows all", "dim"))


def career(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """How a résumé was read: its entries, and what they count as."""
    if view.career is None:
        return
    yield heading("How it was read", _entries(len(view.career.entries)))
    yield from (indented(Text(line, "dim")) for line in view.career.summary)
    table = Grid((18, None, 20))
    for entry in view.career.entries:
        named = " | ".join(filter(None, (entry.title, entry.employer)))
        table.add_row(
            Text(entry.period, "dim"), Text(canvas.clip(named, canvas.width - 46)), Text(entry.counted_as, "dim")
        )
    yield indented(table)
    if view.career.uncounted:
        yield indented(Text(f"Not counted: {not_counted(view.career.uncounted)}.", "dim"))
    yield Text()


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def denied(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """What the text names without asking for it or claiming it."""
    if view.denied:
        yield heading(view.denied.heading, count(len(view.denied.mentions), "mention"))
        yield indented(rows(view.denied.mentions, canvas))
        yield Text()
