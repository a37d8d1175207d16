"""A résumé in brief at a terminal: a line for each group of skills and each phase, so that all is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillmatch.reporting.profile.text_rows import phase_row, rows
from skillmatch.reporting.profile.view.career import not_counted
from skillmatch.reporting.profile.view.model import (
    CareerTable,
    Denied,
    PhaseRow,
    ReportView,
    RoleFocus,
    SkillGroupRow,
    counted,
)
from skillmatch.reporting.shared.layout import Grid, Part, Text, indented
from skillmatch.reporting.shared.terminal import Canvas, heading, plain
from skillmatch.reporting.shared.wording import NO_RESPONSIBILITY, STRENGTHS, count, percent

_GAPS, _ENTRIES, _DENIED = 2, 6, 2
"""How many are named of what a role lacks, of entries, and of what is not claimed."""
_LABEL = 27
_SOFT = "soft skills"


def skills(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """A line for each group, what is shown most strongly first; soft skills on one."""
    if view.skills is None:
        return
    yield heading(view.skills.heading, f"{view.skills.skills}; --all names each")
    table = Grid((_LABEL, None))
    room = canvas.room(_LABEL)
    for group in view.skills.groups:
        if not group.soft:
            table.add_row(Text(canvas.clip(group.label, _LABEL)), Text(_on_a_line([group], room, canvas)))
    if soft := [group for group in view.skills.groups if group.soft]:
        table.add_row(Text(_SOFT), Text(_on_a_line(soft, room, canvas)))
    yield indented(table)
    yield Text()


def _on_a_line(groups: Sequence[SkillGroupRow], room: int, canvas: Canvas) -> str:
    """As many of the skills of some groups as a line holds, by how strongly they are shown."""
    cells = [cell for group in groups for cell in group.cells if cell.choices]
    cells.sort(key=lambda cell: tuple(STRENGTHS.values()).index(cell.name))
    whole = sum(len(cell.choices) + cell.more for cell in cells)
    told, named, before = "", 0, ""
    for cell in cells:
        for name in cell._replace(more=0).names(canvas.glyphs.times):
            sign = ", " if before == cell.name else f"{'; ' if told else ''}{cell.name} "
            more = f", +{whole - named - 1} more" if whole - named > 1 else ""
            if told and len(told) + len(sign) + len(name) + len(more) > room:
                return _with_rest(told, whole - named, room, canvas)
            told, named, before = told + sign + name, named + 1, cell.name
    return _with_rest(told, whole - named, room, canvas)


def _with_rest(told: str, rest: int, room: int, canvas: Canvas) -> str:
    more = f", +{rest} more" if rest else ""
    return canvas.clip(told, room - len(more)) + more


def phases(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """How much of each phase is stated, and what of it."""
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
        named = "; ".join(counted(one.short, one.often, canvas.glyphs.times) for one in phase.matched)
        yield indented(Text(canvas.clip(named, canvas.width - 4), "dim"), 4)


def role(view: ReportView) -> Iterator[Part]:
    """The heaviest of what is missing for the role that fits best."""
    focus = view.focus
    if focus is None:
        return
    yield heading(focus.heading, f"{focus.rank}, {percent(focus.coverage)} covered")
    yield from _gaps(focus)
    yield Text()


def _gaps(focus: RoleFocus) -> Iterator[Part]:
    table = Grid((8, None))
    for gaps in focus.gaps:
        table.add_row(Text(gaps.name, "dim"), Text("; ".join(gaps.shown[:_GAPS])))
    yield indented(table)
    if left := sum(gaps.left + max(0, len(gaps.shown) - _GAPS) for gaps in focus.gaps):
        yield indented(Text(f"and {left} of less weight: --role {focus.id} shows all", "dim"))


def career(view: ReportView, canvas: Canvas) -> Iterator[Part]:
    """How a résumé was read: its first entries, what they count as, and what counts nowhere."""
    found = view.career
    if found is None:
        return
    yield heading("How it was read", "1 entry" if len(found.entries) == 1 else f"{len(found.entries)} entries")
    yield indented(Text(" ".join(found.summary), "dim"))
    yield indented(_entries(found, canvas))
    if (left := len(found.entries) - _ENTRIES) > 0:
        yield indented(Text(f"and {left} more: skillmatch show FILE --what entries", "dim"))
    if found.uncounted:
        yield indented(Text(f"Not counted: {not_counted(found.uncounted)}.", "dim"))
    yield Text()


def _entries(found: CareerTable, canvas: Canvas) -> Grid:
    table = Grid((18, None, 20))
    for entry in found.entries[:_ENTRIES]:
        named = " | ".join(filter(None, (entry.title, entry.employer)))
        table.add_row(
            Text(entry.period, "dim"), Text(canvas.clip(named, canvas.width - 46)), Text(entry.counted_as, "dim")
        )
    return table


def denied(found: Denied | None, canvas: Canvas) -> Iterator[Part]:
    """The first of what the text names without claiming it."""
    if found is None:
        return
    shown = {one.label: one for one in reversed(found.mentions)}
    first = list(reversed(shown.values()))[:_DENIED]
    yield heading(found.heading, count(len(found.mentions), "mention"))
    yield indented(rows(first, canvas))
    if (left := len(shown) - len(first)) > 0:
        yield indented(Text(f"and {left} more: --evidence lists them", "dim"))
    yield Text()
