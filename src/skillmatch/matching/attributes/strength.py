"""How strongly a résumé shows a skill: only listed, used in a job or project, or used with a result."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Strength

_SIGNS = " \t\n•●▪◦‣·*–—-"
_LISTS = frozenset({SectionRole.SKILLS})


class StrengthCues:
    """What tells of use and of results, from the ``strength`` file of the cues."""

    def __init__(self, cues: Mapping[str, Any]) -> None:
        self._used = frozenset(SectionRole(name) for name in cues["used"])
        self._deeds = _any_of(cues["deeds"])
        self._results = _any_of(cues["results"])
        self._always = _any_of(cues["always"])
        self._begins = _any_of(cues["begins"])
        self._figures = re.compile("|".join(cues["figures"]))

    def of(self, sentence: str, role: SectionRole) -> Strength:
        """The strength of what ``sentence``, in a section of this role, names."""
        used = role in self._used or (role not in _LISTS and self._deeds.search(sentence) is not None)
        if not used:
            return Strength.LISTED
        return Strength.OUTCOME if self._tells_a_result(sentence) else Strength.USED

    def _tells_a_result(self, sentence: str) -> bool:
        if self._always.search(sentence) or self._begins.match(sentence.lstrip(_SIGNS)):
            return True
        return bool(self._figures.search(sentence) and self._results.search(sentence))


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)
