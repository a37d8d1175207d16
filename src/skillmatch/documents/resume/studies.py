"""Sections of a résumé of which the heading does not tell that they hold studies: "Qualifications"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from skillmatch.documents.model import Section, SectionRole
from skillmatch.taxonomy.cues import EntryCues
from skillmatch.text.phrases import any_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_UNSURE = frozenset({SectionRole.SKILLS, SectionRole.CERTIFICATES, SectionRole.OTHER})
_MOST = 40
"""Lines of a section that are looked at."""


class StudiesReader:
    """Tells sections with degrees by their lines."""

    def __init__(self, cues: EntryCues) -> None:
        self._schools = any_of(cues.schools)
        self._degrees = any_of(cues.degrees)

    def with_studies(self, text: str, sections: Sequence[Section]) -> tuple[Section, ...]:
        """The sections, those of which most lines are degrees as education."""
        return tuple(
            section._replace(role=SectionRole.EDUCATION)
            if section.heading and section.role in _UNSURE and self._holds_degrees(text, section)
            else section
            for section in sections
        )

    def _holds_degrees(self, text: str, section: Section) -> bool:
        lines = [
            line for line in text[section.body.start : section.body.end].split("\n", _MOST)[:_MOST] if line.strip()
        ]
        whole = [
            line for line in lines if self._schools.search(line) and self._degrees.search(line) and _YEAR.search(line)
        ]
        return 2 * len(whole) > len(lines)
