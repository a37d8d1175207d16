"""At most three edits that would help, each on a line that exists, and each only if it is true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from skillmatch.analysis import Report
from skillmatch.comparing.model import Alternative, ComparedNeed, Edit, EditKind, Relation, Rung, Verdict
from skillmatch.comparing.relations import Relations
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Need, Strength
from skillmatch.profiling.experience import CountedAs
from skillmatch.profiling.needs.model import NeedKind

_MOST = 3
_WEIGHT = {Need.REQUIRED: 4.0, Need.DUTY: 2.0, Need.PREFERRED: 1.0}
_OF_RESULT = 0.25
"""What it is worth to say what came of a thing that is shown already, beside one that is not."""


def edits(needs: Sequence[ComparedNeed], resume: Report, relations: Relations) -> tuple[Edit, ...]:
    """The edits that lift most, must-haves before the rest."""
    alike: dict[tuple[EditKind, int, str], list[Edit]] = {}
    for one in (*_of_skills(needs, resume, relations), *_of_dates(needs, resume), *_of_results(needs)):
        alike.setdefault((one.kind, one.line, one.shown), []).append(one)
    weights = {need.id: _WEIGHT[need.need] for need in needs}

    def worth(edit: Edit) -> tuple[float, int, str]:
        lifted = sum(weights[id_] for id_ in edit.needs)
        return -lifted * (_OF_RESULT if edit.kind is EditKind.RESULT else 1.0), edit.line, edit.kind

    return tuple(sorted(map(_as_one, alike.values()), key=worth)[:_MOST])


def _as_one(edits: Sequence[Edit]) -> Edit:
    return edits[0]._replace(
        subjects=tuple(dict.fromkeys(subject for one in edits for subject in one.subjects)),
        needs=tuple(dict.fromkeys(need for one in edits for need in one.needs)),
        lines=tuple(dict.fromkeys(line for one in edits for line in one.lines)),
    )


def _of_skills(needs: Iterable[ComparedNeed], resume: Report, relations: Relations) -> Iterator[Edit]:
    newest = _newest_job(resume)
    for need in needs:
        if need.kind is not NeedKind.SKILL or need.verdict in (Verdict.MET, Verdict.MISSING, Verdict.DENIED):
            continue
        best = need.best
        if not best.evidence:
            continue
        line = best.evidence[0].line
        if best.rung is Rung.LISTED:
            if relations.is_group(best.by or best.concept) or best.evidence[0].section is SectionRole.EDUCATION:
                continue  # nobody says in a job that they used "programming languages", or the subject of a degree
            # Listed: the job where it was used is where to say so, and only its owner knows which.
            name = best.by_label or best.label
            yield Edit(EditKind.USE, newest or line, (name,), "", (need.id,), (need.line,))
        elif best.rung is Rung.SUGGESTED:
            yield Edit(EditKind.WORD, line, (best.label,), best.by_label, (need.id,), (need.line,))
        elif best.relation is Relation.BROADER and not _is_certificate(best):
            yield Edit(EditKind.NAME, line, (best.label,), best.by_label, (need.id,), (need.line,))


def _is_certificate(one: Alternative) -> bool:
    """Whether a certificate is asked for, which no change of words gives."""
    return bool(one.special) or "certificat" in one.label.casefold()


def _of_dates(needs: Iterable[ComparedNeed], resume: Report) -> Iterator[Edit]:
    career = resume.profile.career
    undated = [one.entry for one in career.entries if one.counted_as is CountedAs.UNDATED] if career else []
    short = [one for one in needs if one.kind is NeedKind.YEARS and one.verdict is not Verdict.MET]
    if undated and short:
        line = resume.document.line_of(undated[0].span.start)
        lines = tuple(dict.fromkeys(one.line for one in short))
        yield Edit(EditKind.DATE, line, (), "", tuple(one.id for one in short), lines)


def _of_results(needs: Iterable[ComparedNeed]) -> Iterator[Edit]:
    """Where what is asked for was used, and nothing is told of what came of it."""
    for need in needs:
        if need.kind is not NeedKind.SKILL or need.verdict is not Verdict.MET or not need.best.evidence:
            continue
        place = need.best.evidence[0]
        if place.strength is Strength.USED and place.section is SectionRole.EXPERIENCE:
            yield Edit(
                EditKind.RESULT, place.line, (need.best.by_label or need.best.label,), "", (need.id,), (need.line,)
            )


def _newest_job(resume: Report) -> int | None:
    """The line of the job that ends last."""
    career = resume.profile.career
    jobs = [one for one in career.newest if one.role is SectionRole.EXPERIENCE] if career else []
    return resume.document.line_of(jobs[0].span.start) if jobs else None
