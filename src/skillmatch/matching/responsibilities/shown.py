"""Responsibilities that parts of a résumé show without stating them: publications are research done."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from skillmatch.documents.model import Document, Section, SectionRole
from skillmatch.matching.annotate import AnnotatedDocument
from skillmatch.matching.model import Evidence, Match, MentionType, Method, Reason, ReasonAbout
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.cues import ShownCues
from skillmatch.text.phrases import any_of

_SCORE = 0.9
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_QUOTED = 14
"""Words quoted of a publication."""
_PUBLISHED = Reason(ReasonAbout.MATCH, "is a publication")


class ShownFinder:
    """Finds what publications show, by the words of a taxonomy."""

    def __init__(self, cues: ShownCues, known: Container[str]) -> None:
        """``known``: the ids of the taxonomy."""
        self._responsibilities = [id_ for id_ in cues.responsibilities if id_ in known]
        self._spoken = any_of(cues.spoken)

    def of(self, annotated: AnnotatedDocument) -> Iterator[Match]:
        """What the first publication of each section of a résumé that lists them shows."""
        document = annotated.document
        if document.kind is Kind.POSTING:
            return
        told = {number for number, section in enumerate(document.sections) if not self._lists(section, document)}
        for number, unit in enumerate(document.units):
            if unit.section not in told and _YEAR.search(document.text, unit.span.start, unit.span.end):
                told.add(unit.section)
                yield from self._matches(annotated, number)

    def _lists(self, section: Section, document: Document) -> bool:
        """Whether a section lists publications, and not talks."""
        heading = document.text_of(section.heading) if section.heading else ""
        return section.role is SectionRole.PUBLICATIONS and not self._spoken.search(heading)

    def _matches(self, annotated: AnnotatedDocument, unit: int) -> Iterator[Match]:
        first, after = annotated.words.ranges[unit]
        evidence = Evidence(Method.STATEMENT, "what the section shows", _SCORE, (_PUBLISHED,))
        for id_ in self._responsibilities if first < after else ():
            yield Match(MentionType.RESPONSIBILITY, id_, None, first, min(after, first + _QUOTED), evidence)
