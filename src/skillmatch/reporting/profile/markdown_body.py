"""The rest of a Markdown report: skills by group, responsibilities by phase, a role's gaps, the mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillmatch.reporting.profile.view.model import (
    Evidenced,
    MentionRow,
    PhaseRow,
    ReportView,
    RoleFocus,
    SkillCell,
    counted,
)
from skillmatch.reporting.shared.escape import code, markdown
from skillmatch.reporting.shared.markdown_cells import quoted, table
from skillmatch.reporting.shared.wording import NO_RESPONSIBILITY, percent

_TIMES = "×"


def skills(view: ReportView) -> Iterator[str]:
    """Skills by group, in columns by need or strength."""
    if view.skills is None:
        return
    yield f"### {view.skills.heading}"
    yield ""
    if view.skills.counted:
        yield f"{view.skills.counted}."
        yield ""
    groups = view.skills.groups
    columns = [cell.name.capitalize() for cell in groups[0].cells]
    yield from table(("Group", *columns), [[markdown(one.label), *map(_cell, one.cells)] for one in groups])


def _cell(cell: SkillCell) -> str:
    return ", ".join(map(markdown, cell.names(_TIMES)))


def phases(view: ReportView) -> Iterator[str]:
    """How much of each phase of the life cycle the text states, and where."""
    if view.phases is None:
        yield NO_RESPONSIBILITY
        yield ""
        return
    yield f"### {view.phases.heading}"
    yield ""
    rows = [row for phase in view.phases.rows for row in _phase(phase)]
    yield from table(("Phase", "Coverage:", "Responsibility", "Words"), rows)


def _phase(phase: PhaseRow) -> Iterator[list[str]]:
    yield [f"**{markdown(phase.label)}**", percent(phase.coverage), "", ""]
    yield from (["", "", *row] for row in _covered(phase.matched))
    if phase.missing:
        yield ["", "", f"not there: {markdown('; '.join(phase.missing))}", ""]


def role(view: ReportView) -> Iterator[str]:
    """What is missing for the role that fits best, or all about the role that the user named."""
    focus = view.focus
    if focus is None:
        return
    yield f"### {markdown(focus.heading)}"
    yield ""
    yield f"{focus.standing.capitalize()}, {percent(focus.coverage)} covered."
    yield ""
    yield from _in_depth(focus) if focus.in_depth else _gaps(focus)


def _in_depth(focus: RoleFocus) -> Iterator[str]:
    rows = zip(focus.matched, _covered(focus.matched), strict=True)
    shown = [[f"{part.figure:.2f}", *row] for part, row in rows]
    yield from table(("Weight:", focus.covered_name.capitalize(), "Words"), shown)
    lacks = [[f"{gap.weight:.2f}", markdown(gap.label)] for gap in focus.missing]
    yield from table(("Weight:", focus.gaps_name.capitalize()), lacks)


def _gaps(focus: RoleFocus) -> Iterator[str]:
    for gaps in focus.gaps:
        more = f"; and {gaps.left} of less weight" if gaps.left else ""
        yield f"- **{gaps.name.capitalize()}**: {'; '.join(map(markdown, gaps.shown))}{more}"
    yield ""


def career(view: ReportView) -> Iterator[str]:
    """How a résumé was read: its entries, and what they count as."""
    if view.career is None:
        return
    yield "### How it was read"
    yield ""
    yield from (f"- {markdown(line)}" for line in view.career.summary)
    yield ""
    if view.career.entries:
        rows = [
            [*map(markdown, (one.title, one.employer, one.period, one.counted_as, one.why))]
            for one in view.career.entries
        ]
        yield from table(("Title", "Employer or school", "Period", "Counted as", "Why"), rows)
    if view.career.uncounted:
        yield from table(("Not counted", "Why"), [[*map(markdown, one)] for one in view.career.uncounted])


def denied(view: ReportView) -> Iterator[str]:
    """What the text names without asking for it or claiming it."""
    if view.denied:
        yield f"### {view.denied.heading}"
        yield ""
        rows = [[markdown(one.label), one.where, quoted(one.quote)] for one in view.denied.mentions]
        yield from table(("What", "Where", "Words"), rows)


def all_mentions(view: ReportView) -> Iterator[str]:
    """The mentions in text order, where they are listed; those that do not count say why."""
    if view.mentions:
        yield "### Evidence"
        yield ""
        yield from table(("Where", "What", "", "Need", "Words", "Found by", "Why"), map(_mention, view.mentions))


def _mention(mention: MentionRow) -> list[str]:
    return [
        mention.where,
        f"{markdown(mention.label)} ({markdown(mention.concept)})",
        "" if mention.asserted else "**not counted**",
        mention.need,
        quoted(mention.quote),
        code(mention.found_by),
        "; ".join(f"{about}: {code(reason)}" for about, reason in mention.reasons),
    ]


def _covered(found: Sequence[Evidenced]) -> Iterator[list[str]]:
    for one in found:
        inside = f": {markdown(one.inside)}" if one.inside else ""
        words = f"{one.where}: {quoted(one.quote)}" if one.quote else ""
        yield [markdown(counted(one.name, one.often, _TIMES)) + inside, words]
