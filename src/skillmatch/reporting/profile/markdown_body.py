"""The rest of a Markdown report: skills by group, responsibilities by phase, a role's gaps, the mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillmatch.analysis import Report
from skillmatch.matching.model import Mention
from skillmatch.profiling.model import Covered, RoleFit
from skillmatch.readers.model import Kind
from skillmatch.reporting.profile import view
from skillmatch.reporting.shared.escape import code, markdown
from skillmatch.reporting.shared.markdown_cells import percent, quoted, table, where
from skillmatch.reporting.shared.quotes import short
from skillmatch.reporting.shared.wording import NEEDS, NO_RESPONSIBILITY, STRENGTHS, voice

_GAPS = 8


def skills(report: Report) -> Iterator[str]:
    """Skills by group; for a posting, what is required apart from what is preferred."""
    if not report.profile.skills:
        return
    yield f"### {voice(report.document.kind).skills}"
    yield ""
    summaries = report.profile.skills
    if report.document.kind is Kind.RESUME:
        shown = [(summary.label, dict(view.by_strength(summary.skills))) for summary in summaries]
        rows = [
            [markdown(label), *(_listed(ones.get(strength, [])) for strength in STRENGTHS)] for label, ones in shown
        ]
        yield from table(("Group", *(strength.capitalize() for strength in STRENGTHS.values())), rows)
    else:
        found = [(summary.label, dict(view.by_need(summary.skills))) for summary in summaries]
        rows = [[markdown(label), *(_listed(needs.get(need, [])) for need in NEEDS)] for label, needs in found]
        yield from table(("Group", *(need.capitalize() for need in NEEDS.values())), rows)


def phases(report: Report, evidence: bool) -> Iterator[str]:
    """How much of each phase of the life cycle the text states, and where."""
    if not any(phase.matched for phase in report.profile.phases):
        yield NO_RESPONSIBILITY
        yield ""
        return
    yield f"### {voice(report.document.kind).responsibilities}"
    yield ""
    rows = []
    for phase in report.profile.phases:
        first = [f"**{markdown(phase.label)}**", percent(phase.coverage)]
        rows.append([*first, "", ""])
        rows += [["", "", *row] for row in _covered(report, phase.matched)]
        if evidence and phase.missing:
            lacks = "; ".join(short(gap.label) for gap in phase.missing)
            rows.append(["", "", f"not there: {markdown(lacks)}", ""])
    yield from table(("Phase", "Coverage:", "Responsibility", "Words"), rows)


def role(report: Report, evidence: bool) -> Iterator[str]:
    """What is missing for the role that fits best, or all about the role that the user named."""
    focus = view.focus(report)
    if focus is None or not (focus.role.missing or focus.asked):
        return
    yield f"### {'In depth:' if focus.asked else 'Missing for'} {markdown(focus.role.label)}"
    yield ""
    yield f"{focus.standing.capitalize()}, {percent(focus.role.coverage)} covered."
    yield ""
    yield from _in_depth(report, focus.role) if focus.asked else _gaps(focus.role, evidence)


def _in_depth(report: Report, role: RoleFit) -> Iterator[str]:
    words = voice(report.document.kind)
    rows = zip(role.matched, _covered(report, role.matched), strict=True)
    shown = [[f"{part.weight:.2f}", *row] for part, row in rows]
    yield from table(("Weight:", words.covered.capitalize(), "Words"), shown)
    lacks = [[f"{gap.weight:.2f}", markdown(gap.label)] for gap in role.missing]
    yield from table(("Weight:", words.gaps.capitalize()), lacks)


def _gaps(role: RoleFit, evidence: bool) -> Iterator[str]:
    for name, missing in zip(("Duties", "Skills"), view.gaps(role), strict=True):
        if missing:
            shown = missing if evidence else missing[:_GAPS]
            more = f"; and {len(missing) - len(shown)} of less weight" if len(shown) < len(missing) else ""
            yield f"- **{name}**: {'; '.join(markdown(short(gap.label)) for gap in shown)}{more}"
    yield ""


def denied(report: Report) -> Iterator[str]:
    """What the text names without asking for it or claiming it."""
    mentions = view.denied(report)
    if mentions:
        yield f"### {voice(report.document.kind).denied}"
        yield ""
        rows = [
            [markdown(view.label(report, mention)), where([mention]), quoted(report.document, [mention])]
            for mention in mentions
        ]
        yield from table(("What", "Where", "Words"), rows)


def every_mention(report: Report) -> Iterator[str]:
    """The mentions in text order; those that do not count say why."""
    yield "### Evidence"
    yield ""
    rows = [_mention(report, mention) for mention in report.mentions]
    yield from table(("Where", "What", "", "Need", "Words", "Found by", "Why"), rows)


def _mention(report: Report, mention: Mention) -> list[str]:
    reasons = [f"{markdown(reason.about)}: {code(reason.text)}" for reason in mention.evidence.reasons]
    return [
        where([mention]),
        f"{markdown(view.label(report, mention))} ({markdown(mention.concept)})",
        "" if mention.asserted else "**not counted**",
        NEEDS[mention.need] if mention.need else "",
        quoted(report.document, [mention]),
        code(view.found_by(mention)),
        "; ".join(reasons),
    ]


def _covered(report: Report, found: Sequence[Covered]) -> Iterator[list[str]]:
    for covered in found:
        words = f"{where(covered.mentions)}: {quoted(report.document, covered.mentions)}"
        inside = markdown(view.inside(report, covered))
        yield [_label(covered) + (f": {inside}" if inside else ""), words if covered.mentions else ""]


def _label(covered: Covered) -> str:
    return markdown(view.named(covered, "×"))


def _listed(found: Sequence[Covered]) -> str:
    return ", ".join(markdown(names) for names in view.listed(found, "×"))
