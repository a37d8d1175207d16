"""The phases of the life cycle, and the role type that a report speaks of beyond its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.profiling.model import Gap, PhaseCoverage, RoleFit
from skillmatch.reporting.profile.view.evidenced import covered
from skillmatch.reporting.profile.view.model import GapList, GapRow, PhaseRow, PhaseTable, RoleFocus
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.quotes import short
from skillmatch.reporting.shared.wording import ordinal, voice
from skillmatch.taxonomy.model import ConceptType


def phases(report: Report, evidence: bool) -> PhaseTable | None:
    """How much of each phase the text states, and where; ``None`` where no responsibility counts: there is none, or the
    text is of another trade, whose duties only sound like these."""
    found = report.profile.phases
    if report.profile.split.neither or not any(phase.matched for phase in found):
        return None
    rows = tuple([_phase(report, phase, evidence) for phase in found])
    return PhaseTable(voice(report.document.kind).responsibilities, rows)


def _phase(report: Report, phase: PhaseCoverage, evidence: bool) -> PhaseRow:
    missing = _shortly(phase.missing) if evidence else ()
    return PhaseRow(one_line(phase.label), phase.coverage, covered(report, phase.matched), missing)


def _shortly(gaps: Sequence[Gap]) -> tuple[str, ...]:
    return tuple([short(one_line(gap.label)) for gap in gaps])


class _Chosen(NamedTuple):
    role: RoleFit
    rank: int
    in_depth: bool


def focus(report: Report, most: int | None) -> RoleFocus | None:
    """The role that the user named, in depth; else, in brief, what the one that fits best has and the text has not.

    Args:
        report: what is said of the document.
        most: how many gaps of a sort are shown in brief; all where ``None``.
    """
    chosen = _chosen(report)
    if chosen is None or not (chosen.role.missing or chosen.in_depth):
        return None
    role, words = chosen.role, voice(report.document.kind)
    return RoleFocus(
        id=role.id,
        label=one_line(role.label),
        in_depth=chosen.in_depth,
        rank="" if report.profile.no_role else _rank(chosen.rank),
        of=len(report.profile.roles),
        coverage=role.coverage,
        gaps=() if chosen.in_depth else _gaps(role, most),
        covered_name=words.covered,
        matched=covered(report, role.matched) if chosen.in_depth else (),
        gaps_name=words.gaps,
        missing=tuple([GapRow(one_line(gap.label), gap.weight) for gap in role.missing]) if chosen.in_depth else (),
    )


def _rank(rank: int) -> str:
    return "best fit" if rank == 1 else f"{ordinal(rank)} best fit"


def _chosen(report: Report) -> _Chosen | None:
    """The role that the user named, else the one that fits best; ``None`` where none fits at all."""
    for rank, role in enumerate(report.profile.roles, start=1):
        if role.id == report.role or (report.role is None and role.fit > 0):
            return _Chosen(role, rank, report.role is not None)
    return None


def _gaps(role: RoleFit, most: int | None) -> tuple[GapList, ...]:
    """The gaps of a role, heaviest first, duties and skills apart."""
    found: dict[str, list[Gap]] = {"duties": [], "skills": []}
    for gap in role.missing:
        found["duties" if gap.type is ConceptType.RESPONSIBILITY else "skills"].append(gap)
    lists = [GapList(name, _shortly(gaps[:most]), len(gaps[most:]) if most else 0) for name, gaps in found.items()]
    return tuple([one for one in lists if one.shown])
