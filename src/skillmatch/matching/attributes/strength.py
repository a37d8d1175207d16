"""How strongly a résumé shows a skill: only listed, used in a job or project, or used with a result."""

from __future__ import annotations

import re
from bisect import bisect_left
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
        span = document.units[mention.unit].span
        sentence = document.text_of(span)
        if mention.section is SectionRole.EDUCATION:
            # Names are in text order: those that begin in the sentence stand together.
            first = bisect_left(document.names, span.start, key=lambda name: name.span.start)
            last = bisect_left(document.names, span.end, lo=first, key=lambda name: name.span.start)
            for name in document.names[first:last]:
                if name.whose != "an exam" and name.span.end <= span.end:
                    sentence = sentence.replace(document.text_of(name.span), " ")
        return self.of(sentence, mention.section, _rest_of_item(mention.unit, document))

    def of(self, sentence: str, role: SectionRole, rest: str = "") -> Strength:
        """The strength of what ``sentence``, in a section of this role, names; ``rest`` is what its item says more."""
        used = role in self._used or (role not in _LISTS and self._deeds.search(sentence) is not None)
        if not used:
            return Strength.LISTED
        results = self._tells_a_result(sentence) or (bool(rest) and self._tells_a_result(rest))
        return Strength.OUTCOME if results else Strength.USED

    def _tells_a_result(self, sentence: str) -> bool:
        if self._always.search(sentence) or self._begins.match(without_list_sign(sentence)):
            return True
        return bool(self._figures.search(sentence) and self._results.search(sentence))


def _rest_of_item(unit: int, document: Document) -> str:
    """What comes after a sentence in the same line: "Moved it to Airflow; cut cost by 38 %"."""
    if unit + 1 >= len(document.units):
        return ""
    sentence, following = document.units[unit].span, document.units[unit + 1].span
    goes_on = document.text_of(sentence).rstrip().endswith(";")
    return (
        document.text_of(following) if goes_on and "\n" not in document.text[sentence.start : following.start] else ""
    )
