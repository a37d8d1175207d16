"""Degrees: where a text names them, and those that a posting asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from skillmatch.documents.model import ABOUT_OTHERS, Document, SectionRole
from skillmatch.matching.model import Mention, Need
from skillmatch.profiling.needs.anchors import Anchors, LookedAt
from skillmatch.profiling.needs.groups import Group
from skillmatch.profiling.needs.model import AskedNeed, AskedPlace, AskedThing, DegreeAsked, NeedKind
from skillmatch.taxonomy.cues import DegreeCues
from skillmatch.taxonomy.model import Concept
from skillmatch.text.lazy_pattern import lazy_pattern
from skillmatch.text.phrases import alternatives, any_of
from skillmatch.text.spans import Span

_ASKING_NOTHING = ABOUT_OTHERS | {SectionRole.TITLE, SectionRole.DUTIES}
"""The roles of sections in which a degree is somebody else's: "our PhD research team"."""
DEGREE = "degree"
"""What makes of a skill the subject of a degree that is asked for."""
_TO_SUBJECT = 72
"""Code points from a degree to its first subject."""
_BETWEEN = lazy_pattern(
    r"\s*+(?:\([^()]{0,40}\)\s*+)?(?:[,;/&|]|and\b|or\b|\s)(?:[\s,/]*+(?:and/or|and|or|an?|in|other|another|any|related|similar|relevant|"
    r"quantitative|technical|field|fields|such\s++as|e\.g\.|like|the)(?![\w]))*+[\s,/(:]*+(?:(?:[\w-]++\s*+,?\s*+){0,3}?)",
    re.IGNORECASE,
)


class Degree(NamedTuple):
    """A degree that a text names."""

    level: str
    span: Span


class DegreeNames:
    """Finds the names of degrees."""

    def __init__(self, cues: DegreeCues) -> None:
        self.levels = tuple(cues.levels)
        """The lowest first."""
        self._patterns = tuple((level, _degree_words(words)) for level, words in cues.levels.items())
        self._anchors = tuple(Anchors(words) for words in cues.levels.values())

    def named(self, text: str, start: int, end: int) -> list[Degree]:
        """The degrees named between two code points, by place."""
        found = [
            Degree(level, Span(*match.span()))
            for level, words in self._patterns
            for match in words.finditer(text, start, end)
        ]
        return sorted(_apart(found), key=lambda one: one.span.start)

    def by_unit(self, document: Document, text: LookedAt) -> Iterator[tuple[int, list[Degree]]]:
        """The units that name some, each with these, by place."""
        found: dict[int, list[Degree]] = {}
        for (level, words), anchors in zip(self._patterns, self._anchors, strict=True):
            for at in anchors.units(text):
                matches = words.finditer(text.plain, *document.units[at].span) if at >= 0 else ()
                for match in matches:
                    found.setdefault(at, []).append(Degree(level, Span(*match.span())))
        for at in sorted(found):
            yield at, sorted(_apart(found[at]), key=lambda one: one.span.start)


class DegreesAsked:
    """Finds the degrees that postings ask for."""

    def __init__(self, cues: DegreeCues, preferred: Sequence[str]) -> None:
        self._names = DegreeNames(cues)
        self._preferred = any_of(preferred)
        self._related = any_of(cues.related)
        self._equivalent = any_of(cues.equivalent)

    def find(self, document: Document, text: LookedAt, needs: Mapping[int, Sequence[Need]]) -> Iterator[AskedNeed]:
        """The degrees that a posting asks for, by place: the lowest of a sentence will do.

        Args:
            document: the posting.
            text: its text.
            needs: by unit, what its mentions are needed as.
        """
        for at, degrees in self._names.by_unit(document, text):
            unit = document.units[at]
            if document.role_of(unit) in _ASKING_NOTHING:
                continue
            lowest = min(degrees, key=lambda one: self._names.levels.index(one.level))
            asked = tuple(AskedPlace(one.span, document.line_of(one.span.start)) for one in degrees)
            words = document.text_of(unit.span)
            yield AskedNeed(
                id=f"degree-{document.line_of(unit.span.start)}",
                kind=NeedKind.DEGREE,
                need=self._need_of(document.role_of(unit), words, needs.get(at, ())),
                open=self._related.search(words) is not None,
                alternatives=(AskedThing(None, lowest.level, asked),),
                degree=DegreeAsked(lowest.level, self._equivalent.search(words) is not None),
            )

    def _need_of(self, role: SectionRole, words: str, beside: Iterable[Need]) -> Need:
        """Whether a degree is asked for or preferred: as the words beside it say, or what else is in its sentence."""
        if role is SectionRole.PREFERRED or self._preferred.search(words):
            return Need.PREFERRED
        needs = [one for one in beside if one in (Need.REQUIRED, Need.PREFERRED)]
        return Need.PREFERRED if needs and all(need is Need.PREFERRED for need in needs) else Need.REQUIRED


def subjects_of(
    degrees: Iterable[AskedNeed], mentions: Sequence[Mention], document: Document, concepts: Mapping[str, Concept]
) -> list[Group]:
    """The skills that are the subjects of degrees that are asked for: "a BSc in statistics, physics or similar"; nobody
    takes a degree in a tool that came out in some year."""
    by_unit: dict[int, list[int]] = {}
    for at, one in enumerate(mentions):
        by_unit.setdefault(one.unit, []).append(at)
    found = []
    for degree in degrees:
        place = degree.alternatives[0].asked[-1].span
        unit = document.unit_index(place.start)
        run: list[int] = []
        for at in by_unit.get(-1 if unit is None else unit, ()):
            one = mentions[at]
            if one.span.start < place.end:
                continue
            if concepts[one.concept].since is not None:
                break
            if not run:
                between = document.text[place.end : one.span.start]
                if len(between) > _TO_SUBJECT or ";" in between:
                    break
            elif not _BETWEEN.fullmatch(document.text, mentions[run[-1]].span.end, one.span.start):
                break
            run.append(at)
        if run:
            found.append(Group(tuple(run), (), 1, degree.open))
    return found


def _degree_words(words: Sequence[str]) -> re.Pattern[str]:
    """Words in any case, and abbreviations in theirs, of which the short ones are words too: "MS", "BE", "MA"."""
    short = [word for word in words if word[:1].isupper()]
    plain = [word for word in words if word not in short]
    two = [word for word in short if len(word) == 2]  # "MA" and "ME" are states, "BE" is a word
    long = [word for word in short if word not in two]
    return lazy_pattern(
        rf"(?<!\w)(?i:{alternatives(plain)})(?![\w’']|\.\w)|(?<![\w.])(?:{alternatives(long)})(?![\w’'-]|\.\w)"
        rf"|(?<![\w.])(?<!,\s)(?:{alternatives(two)})(?=\s*+(?:[/,(:]|or\b|and\b|in\b|degree|from\b|with\b|$))",
        re.MULTILINE,
    )


def _apart(found: Sequence[Degree]) -> Iterator[Degree]:
    """Of degrees that overlap, the longest: "associate's degree" is no "degree"."""
    ends = -1
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= ends:
            ends = one.span.end
            yield one
