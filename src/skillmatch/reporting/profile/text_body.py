"""The rest of a terminal report: skills by group, responsibilities by phase, one role's gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillmatch.analysis import Report
from skillmatch.matching.model import Need, Strength
from skillmatch.profiling.model import Covered, SkillSummary
from skillmatch.readers.model import Kind
from skillmatch.reporting.profile import view
from skillmatch.reporting.profile.text_rows import Row, evidenced
from skillmatch.reporting.shared.layout import Grid, Part, Text, indented
from skillmatch.reporting.shared.quotes import short
from skillmatch.reporting.shared.terminal import Canvas, heading, plain
from skillmatch.reporting.shared.wording import NEEDS, NO_RESPONSIBILITY, STRENGTHS, count, voice

_GAPS = 8
_STRENGTH_STYLES = {Strength.OUTCOME: "bold", Strength.USED: "", Strength.LISTED: "dim"}
_NEED_STYLES = {Need.REQUIRED: "bold", Need.DUTY: "", Need.PREFERRED: "green", Need.CONTEXT: "dim"}


def skills(report: Report, canvas: Canvas) -> Iterator[Part]:
    """Skills by group; for a posting, what is required apart from what is preferred."""
    summaries = report.profile.skills
    if not summaries:
        return
    yield heading(voice(report.document.kind).skills, str(sum(len(summary.skills) for summary in summaries)))
    rows = _needs if report.document.kind is Kind.POSTING else _strengths
    table = Grid((29 if canvas.width < 96 else 44, None))
    for summary in summaries:
        table.add_row(_group(summary), rows(summary, canvas))
    yield indented(table)
    yield Text()


def _group(summary: SkillSummary) -> Text:
    return plain(summary.label).append(" (soft)" if summary.kind == "soft" else "", "dim")


def _needs(summary: SkillSummary, canvas: Canvas) -> Grid:
    table = Grid((12, None))
    for need, found in view.by_need(summary.skills):
        table.add_row(Text(NEEDS[need], _NEED_STYLES[need]), _listed(found, canvas))
    return table


def _strengths(summary: SkillSummary, canvas: Canvas) -> Grid:
    table = Grid((12, None))
    for strength, found in view.by_strength(summary.skills):
        table.add_row(Text(STRENGTHS[strength], _STRENGTH_STYLES[strength]), _listed(found, canvas))
    return table


def _listed(found: Sequence[Covered], canvas: Canvas) -> Text:
    return Text(", ".join(view.listed(found, canvas.glyphs.times)))


def phases(report: Report, canvas: Canvas) -> Iterator[Part]:
    """How much of each phase of the life cycle the text states, and where."""
    if not any(phase.matched for phase in report.profile.phases):
        yield plain(NO_RESPONSIBILITY)
        yield Text()
        return
    yield heading(voice(report.document.kind).responsibilities)
    for phase in report.profile.phases:
        line = Grid((canvas.name_width, canvas.bar_width, 4))
        bar = canvas.bar(phase.coverage, canvas.bar_width, "green")
        line.add_row(Text(canvas.clip(phase.label, canvas.name_width)), bar, f"{phase.coverage:4.0%}")
        yield indented(line)
        rows = [Row(covered.label, covered.mentions) for covered in phase.matched]
        if rows:
            yield indented(evidenced(report, rows, canvas, lines=2, indent=4), 4)
        if phase.missing and canvas.evidence:
            lacks = "; ".join(short(gap.label) for gap in phase.missing)
            yield indented(plain(f"not there: {lacks}", "dim"), 4)
    yield Text()


def role(report: Report, canvas: Canvas) -> Iterator[Part]:
    """What is missing for the role that fits best, or all about the role that the user named."""
    focus = view.focus(report)
    if focus is None or not (focus.role.missing or focus.asked):
        return
    if focus.asked:
        yield from _in_depth(report, focus, canvas)
    else:
        yield heading(f"Missing for {focus.role.label}", f"best fit, {focus.role.coverage:.0%} covered")
        yield from _gaps(focus, canvas)
    yield Text()


def _in_depth(report: Report, focus: view.Focus, canvas: Canvas) -> Iterator[Part]:
    role, words = focus.role, voice(report.document.kind)
    yield heading(f"In depth: {role.label}", f"{focus.standing}, {role.coverage:.0%} covered")
    if role.matched:
        yield indented(Text(f"{words.covered}, heaviest first".capitalize(), style="bold green"))
        rows = [
            Row(part.label, part.mentions, f"{part.weight:.2f}", view.inside(report, part)) for part in role.matched
        ]
        yield indented(evidenced(report, rows, canvas, figures=True, lines=2, indent=4), 4)
    if role.missing:
        yield indented(Text(f"{words.gaps}, heaviest first".capitalize(), style="bold yellow"))
        table = Grid((5, None))
        for gap in role.missing:
            table.add_row(Text(f"{gap.weight:5.2f}", "dim"), plain(gap.label))
        yield indented(table, 4)


def _gaps(focus: view.Focus, canvas: Canvas) -> Iterator[Part]:
    found = view.gaps(focus.role)
    table = Grid((8, None))
    for name, missing in (("duties", found.responsibilities), ("skills", found.skills)):
        if missing:
            shown = missing if canvas.evidence else missing[:_GAPS]
            table.add_row(Text(name, "dim"), plain("; ".join(short(gap.label) for gap in shown)))
    yield indented(table)
    left = sum(max(0, len(missing) - _GAPS) for missing in found)
    if left and not canvas.evidence:
        yield indented(plain(f"and {left} of less weight: --role {focus.role.id} shows all", "dim"))


def denied(report: Report, canvas: Canvas) -> Iterator[Part]:
    """What the text names without asking for it or claiming it."""
    mentions = view.denied(report)
    if mentions:
        yield heading(voice(report.document.kind).denied, count(len(mentions), "mention"))
        rows = [Row(view.label(report, mention), [mention]) for mention in mentions]
        yield indented(evidenced(report, rows, canvas))
        yield Text()
