"""Responsibilities that parts of a résumé show without stating them: publications and a thesis are research done."""

from __future__ import annotations

import re
from collections.abc import Iterator

from skillmatch.documents.model import Document, Section, SectionRole
from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.model import Evidence, Match, MentionType, Method, Reason, ReasonAbout
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.cues import ShownCues
from skillmatch.text.phrases import any_of

_SHOWING = frozenset({SectionRole.PUBLICATIONS, SectionRole.EDUCATION})
_SCORE = 0.9
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUOTED = 14
"""Words quoted of what shows it."""
_PUBLISHED = Reason(ReasonAbout.MATCH, "is a publication")
_STUDIED = Reason(ReasonAbout.MATCH, "is a thesis or a doctorate")


class ShownFinder:
    """Finds what shows research, by the words of a taxonomy."""

    def __init__(self, cues: ShownCues) -> None:
        self._responsibilities = cues.responsibilities
        self._spoken = any_of(cues.spoken)
        self._studied = any_of(cues.studied)

    def of(self, annotated: AnnotatedDocument) -> Iterator[Match]:
        """The first publication of each section of a résumé that lists them, and each thesis or doctorate."""
        if annotated.document.kind is Kind.POSTING:
            return
        document = annotated.document
        told = {number for number, section in enumerate(document.sections) if self._is_of_talks(section, document)}
        for number, unit in enumerate(document.units):
            role = annotated.roles[number]
            text = document.text_of(unit.span) if role in _SHOWING else ""
            if role is SectionRole.PUBLICATIONS and unit.section not in told and _YEAR.search(text):
                told.add(unit.section)
                yield from self._matches(annotated, number, _PUBLISHED)
            elif role is SectionRole.EDUCATION and self._studied.search(text):
                yield from self._matches(annotated, number, _STUDIED)

    def _is_of_talks(self, section: Section, document: Document) -> bool:
        return bool(section.heading and self._spoken.search(document.text_of(section.heading)))

    def _matches(self, annotated: AnnotatedDocument, unit: int, why: Reason) -> Iterator[Match]:
        first, after = annotated.words.ranges[unit]
        if first == after:
            return
        evidence = Evidence(Method.STATEMENT, "what the section shows", _SCORE, (why,))
        for id_ in self._responsibilities:
            yield Match(MentionType.RESPONSIBILITY, id_, None, first, min(after, first + _QUOTED), evidence)
