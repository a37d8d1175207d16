"""What several postings ask for and the résumé does not show: worth learning, not worth stuffing in."""

from __future__ import annotations

from collections.abc import Iterable

from skillmatch.comparing.model import CommonGap, Comparison, Verdict
from skillmatch.matching.model import Need
from skillmatch.profiling.needs.model import NeedKind
from skillmatch.readers.model import Unreadable

_UNMET = frozenset({Verdict.NEAR, Verdict.MISSING, Verdict.DENIED})
_FEWEST = 2


def common_gaps(results: Iterable[Comparison | Unreadable]) -> tuple[CommonGap, ...]:
    """The unmet needs that two postings or more have, those that most ask for first.

    A need that any of several would meet is a gap by what it is about, which is its first alternative.
    """
    labels: dict[str, str] = {}
    asked: dict[str, int] = {}
    must: dict[str, int] = {}
    for result in results:
        if not isinstance(result, Comparison):
            continue
        unmet: dict[str, bool] = {}
        for need in result.counted:
            if need.kind is NeedKind.SKILL and need.verdict in _UNMET:
                labels.setdefault(need.id, next(a.label for a in need.alternatives if a.key == need.id))
                unmet[need.id] = unmet.get(need.id, False) or need.need is Need.REQUIRED
        for concept, is_must in unmet.items():
            asked[concept] = asked.get(concept, 0) + 1
            must[concept] = must.get(concept, 0) + is_must
    found = [CommonGap(one, labels[one], count, must[one]) for one, count in asked.items() if count >= _FEWEST]
    return tuple(sorted(found, key=lambda gap: (-gap.asked_by, -gap.must_in, gap.label.casefold(), gap.concept)))
