"""When nothing is compared, and why: a reason is worth more than a figure that the texts cannot bear."""

from __future__ import annotations

from collections.abc import Sequence

from skillmatch.analysis import Report
from skillmatch.comparing.model import ComparedNeed
from skillmatch.matching.model import MentionType
from skillmatch.profiling.model import SplitVerdict
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.cues import CompareCues
from skillmatch.taxonomy.model import SkillKind
from skillmatch.text.phrases import any_of

FEWEST_NEEDS = 4
FEWEST_SKILLS = 3


_LEAST = 1.0
"""Less than this is said of software, data or ML work in a text that is of another trade, in clear statements."""
_TEMPLATE = 4
"""So many different phrases of a template, and nobody has filled it in."""


class Refusals:
    """Tells when nothing is compared."""

    def __init__(self, cues: CompareCues) -> None:
        self._template = any_of(cues.template)

    def of_resume(self, resume: Report) -> str | None:
        """Why a résumé is not compared with anything; ``None`` where it is."""
        if len({" ".join(one.lower().split()) for one in self._template.findall(resume.document.text)}) >= _TEMPLATE:
            return "the résumé is a template that is yet to be filled in: nothing to compare"
        if _is_of_neither_side(resume):
            return "the résumé is no software, data or ML engineer's: nothing to compare"
        named = {
            one.concept
            for one in resume.mentions
            if one.asserted and one.type is MentionType.SKILL and one.kind is SkillKind.HARD
        }
        if len(named) < FEWEST_SKILLS:
            return f"the résumé names too few skills: {len(named)}, where a comparison needs {FEWEST_SKILLS}"
        return None


def why_posting_is_not_compared(posting: Report, needs: Sequence[ComparedNeed]) -> str | None:
    """Why a posting is not compared with anything; ``None`` where it is."""
    if posting.document.kind is not Kind.POSTING:
        return (
            f"it reads like a résumé ({posting.document.kind_reason}); --before compares an older version of yours, "
            "and --kind posting takes it for a posting"
        )
    if _is_of_neither_side(posting):
        return "the posting asks for neither software, data nor ML work: nothing to compare"
    asked = sum(one.is_counted for one in needs)
    if asked < FEWEST_NEEDS:
        needed = f"{asked} need{'' if asked == 1 else 's'}"
        return f"the posting asks for too little: {needed}, where a comparison needs {FEWEST_NEEDS}"
    return None


def _is_of_neither_side(report: Report) -> bool:
    """Whether a text is of another trade; one that says little of this one is not."""
    split = report.profile.split
    return split.verdict is SplitVerdict.UNCLEAR and (split.neither or split.evidence < _LEAST)
