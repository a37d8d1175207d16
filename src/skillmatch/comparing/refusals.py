"""When nothing is compared, and why: a reason is worth more than a figure that the texts cannot bear."""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.analysis import Report
from skillmatch.comparing.model import ComparedNeed, NeedKind
from skillmatch.matching.model import MentionType
from skillmatch.profiling.model import SplitVerdict
from skillmatch.taxonomy.model import SkillKind

FEWEST_NEEDS = 4
FEWEST_SKILLS = 3


def why_not_compared(resume: Report, posting: Report, needs: Sequence[ComparedNeed]) -> str | None:
    """Why the two are not compared; ``None`` where they are."""
    if _is_of_neither_side(resume):
        return "the résumé is no software, data or ML engineer's: nothing to compare"
    if _is_of_neither_side(posting):
        return "the posting asks for neither software, data nor ML work: nothing to compare"
    named = {
        one.concept
        for one in resume.mentions
        if one.asserted and one.type is MentionType.SKILL and one.kind is SkillKind.HARD
    }
    if len(named) < FEWEST_SKILLS:
        return f"the résumé names too few skills: {len(named)}, where a comparison needs {FEWEST_SKILLS}"
    asked = sum(one.kind in (NeedKind.SKILL, NeedKind.DUTY) and one.part_of is None for one in needs)
    if asked < FEWEST_NEEDS:
        return f"the posting asks for too little: {asked} needs, where a comparison needs {FEWEST_NEEDS}"
    return None


def _is_of_neither_side(report: Report) -> bool:
    split = report.profile.split
    return split.verdict is SplitVerdict.UNCLEAR
