"""At most three edits that would help, each on a line that exists, and each only if it is true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skillmatch.analysis import Report
from skillmatch.comparing.model import ComparedNeed, Edit, EditKind, NeedKind, Relation, Rung, Verdict
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Need
from skillmatch.profiling.experience import CountedAs

_MOST = 3
_WEIGHT = {Need.REQUIRED: 4, Need.DUTY: 2, Need.PREFERRED: 1}


def edits(needs: Sequence[ComparedNeed], resume: Report) -> tuple[Edit, ...]:
    """The edits that lift most, must-haves before the rest."""
    found = [*_of_skills(needs, resume), *_of_dates(needs, resume)]
    merged: dict[tuple[EditKind, int], Edit] = {}
    for one in found:
        old = merged.get((one.kind, one.line))
        merged[one.kind, one.line] = _both(old, one) if old else one
    weights = {need.id: _WEIGHT[need.need] for need in needs}
    ranked = sorted(merged.values(), key=lambda one: (-sum(weights[id_] for id_ in one.needs), one.line, one.kind))
    return tuple(ranked[:_MOST])


def _both(one: Edit, other: Edit) -> Edit:
    subjects = dict.fromkeys([*one.subject.split(", "), other.subject])
    return one._replace(
        subject=", ".join(subjects),
        needs=tuple(dict.fromkeys([*one.needs, *other.needs])),
        lines=tuple(dict.fromkeys([*one.lines, *other.lines])),
    )


def _of_skills(needs: Iterable[ComparedNeed], resume: Report) -> Iterable[Edit]:
    newest = _newest_job(resume)
    for need in needs:
        if need.kind is not NeedKind.SKILL or need.verdict in (Verdict.MET, Verdict.MISSING, Verdict.DENIED):
            continue
        best = need.best
        if not best.evidence:
            continue
        line = best.evidence[0].line
        if best.rung is Rung.LISTED:
            # Listed: the job where it was used is where to say so, and only its owner knows which.
            yield Edit(EditKind.USE, newest or line, best.by_label or best.label, (need.id,), (need.line,))
        elif best.rung is Rung.SUGGESTED or best.relation is Relation.BROADER:
            yield Edit(EditKind.NAME, line, best.label, (need.id,), (need.line,))


def _of_dates(needs: Iterable[ComparedNeed], resume: Report) -> Iterable[Edit]:
    career = resume.profile.career
    undated = [one.entry for one in career.entries if one.counted_as is CountedAs.UNDATED] if career else []
    short = [one for one in needs if one.kind is NeedKind.YEARS and one.verdict is not Verdict.MET]
    if undated and short:
        line = resume.document.line_of(undated[0].span.start)
        yield Edit(
            EditKind.DATE, line, "", tuple(one.id for one in short), tuple(dict.fromkeys(one.line for one in short))
        )


def _newest_job(resume: Report) -> int | None:
    """The line of the job that ends last."""
    career = resume.profile.career
    jobs = [one for one in career.newest if one.role is SectionRole.EXPERIENCE] if career else []
    return resume.document.line_of(jobs[0].span.start) if jobs else None
