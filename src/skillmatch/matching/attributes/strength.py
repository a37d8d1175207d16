"""How strongly a résumé shows a skill: only listed, used in a job or project, or used with a result."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.model import Mention, Strength
from skillmatch.taxonomy.cues import StrengthCues
from skillmatch.text.characters import without_list_sign
from skillmatch.text.phrases import any_of

_LISTS = frozenset({SectionRole.SKILLS, SectionRole.CERTIFICATES, SectionRole.INTERESTS, SectionRole.REFERENCES})


class StrengthRater:
    """Rates how strongly a sentence shows the skills that it names, by what tells of use and of results."""

    def __init__(self, cues: StrengthCues) -> None:
        self._used = frozenset(SectionRole(name) for name in cues.used)
        self._deeds = any_of(cues.deeds)
        self._results = any_of(cues.results)
        self._always = any_of(cues.always)
        self._begins = any_of(cues.begins)
        self._figures = re.compile("|".join(cues.figures))

    def with_strengths(self, skills: Sequence[Mention], document: Document) -> list[Mention]:
        """The mentions of skills, each with that of its sentence, or of its own words in a heading."""
        first_of = {m.unit: m for m in reversed(skills) if m.unit >= 0}
        of_unit = {unit: self._of_unit(mention, document) for unit, mention in first_of.items()}
        return [m._replace(strength=of_unit.get(m.unit) or self.of(m.text, m.section)) for m in skills]

    def _of_unit(self, mention: Mention, document: Document) -> Strength:
        return self.of(document.text_of(document.units[mention.unit].span), mention.section)

    def of(self, sentence: str, role: SectionRole) -> Strength:
        """The strength of what ``sentence``, in a section of this role, names."""
        used = role in self._used or (role not in _LISTS and self._deeds.search(sentence) is not None)
        if not used:
            return Strength.LISTED
        return Strength.OUTCOME if self._tells_a_result(sentence) else Strength.USED

    def _tells_a_result(self, sentence: str) -> bool:
        if self._always.search(sentence) or self._begins.match(without_list_sign(sentence)):
            return True
        return bool(self._figures.search(sentence) and self._results.search(sentence))
