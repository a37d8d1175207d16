"""Sections and units: which heading a line is under, and which words belong together."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from skillmatch.documents.bullets import is_bullet
from skillmatch.documents.cues import DocumentCues
from skillmatch.documents.headings import Heading, headings_in, without_lone_hanging
from skillmatch.documents.model import Section, SectionRole, Unit
from skillmatch.documents.places import NOWHERE, places_in, with_places
from skillmatch.readers.model import Kind
from skillmatch.text.characters import BULLETS
from skillmatch.text.compounds import glued_sentences, names_in
from skillmatch.text.spans import Span

_INHERITED = frozenset(
    {SectionRole.DUTIES, SectionRole.REQUIRED, SectionRole.PREFERRED, SectionRole.EXPERIENCE, SectionRole.PROJECTS}
    | {SectionRole.SKILLS, SectionRole.EDUCATION, SectionRole.BENEFITS, SectionRole.LEGAL}
)
_OF_ENTRIES = frozenset({SectionRole.EXPERIENCE, SectionRole.PROJECTS, SectionRole.EDUCATION})
_WITH_LABELS = frozenset({SectionRole.EXPERIENCE, SectionRole.PROJECTS, SectionRole.VOLUNTEERING})
"""Sections of which the entries may have labels of their own: "Technologies used:"."""
_ASKING = frozenset({SectionRole.REQUIRED, SectionRole.PREFERRED})
_BULLETS_ALONE = BULLETS.replace("·", "")
"""Bullets that are no sign between words."""
_BREAK = re.compile(
    # Each begins with one of a few signs, so that the search can pass over the rest.
    r"[.!?;:\s](?:"
    r"(?<=[.!?])[\"”’)]*+\s++(?=[A-Z0-9“\"(•*~])"  # a sentence ends
    r"|(?<=;)\s++"
    rf"|(?<=\s)(?<!\s\s)\s*+(?=[{_BULLETS_ALONE}]|[·*]\s)"  # a bullet inside a line, after the last blank
    r"|(?<=[a-z0-9)%][.!?;:])(?=[A-Z][a-z]|[A-Z]\s)"  # glued: "models.Design"
    r")"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|incl|approx|ca|bzw|inkl|Mio|Mrd|Tsd|Sr|Jr|Dr|Mr|Mrs|Ms|St|No|Inc|Ltd|Co|Corp|\d{1,2}|U\.S|U\.K|Ph\.D|M\.S|B\.S|B\.A)"
    r"|\b[A-Z])\.$"
)
_TWO_NAMES, _WORDS_OF_NAME = 32, 2
"""Code points of two lines that are names in a list; words of each."""
_LONG = 200
_LONGEST_UNIT = 1_000


def split_sections(text: str, starts: tuple[int, ...], kind: Kind, cues: DocumentCues) -> tuple[Section, ...]:
    """The sections of ``text`` in order; together with their headings they cover all of it."""
    found: list[Heading] = []
    places = places_in(text, starts, cues.marks) if kind is Kind.POSTING else NOWHERE
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        if number in places.heads:
            continue
        found.extend(headings_in(text[start:end], start, cues.headings(kind), kind))
    if kind is Kind.RESUME:
        found = without_lone_hanging(found)
    sections = [Section(SectionRole.OTHER, None, Span(0, found[0].span.start if found else len(text)))]
    opener: Heading | None = None
    of_entries: set[str] = set()
    for heading, following in zip(found, [*found[1:], None], strict=False):
        role = heading.role
        end = following.span.start if following else len(text)
        if role is None:
            role = _inherited(heading, opener, sections[-1].role)
            if kind is Kind.RESUME and role in _OF_ENTRIES:
                # The head of a job or degree: "### Data Analyst" under "## Experience".
                sections[-1] = sections[-1]._replace(body=Span(sections[-1].body.start, end))
                continue
        elif kind is Kind.RESUME and heading.divides and opener is not None and heading.is_below(opener):
            label = text[heading.span.start : heading.span.end].casefold()
            if sections[-1].role in _WITH_LABELS:
                of_entries.add(label)
                sections[-1] = sections[-1]._replace(body=Span(sections[-1].body.start, end))
                continue
            if label in of_entries:
                # A job whose column goes on after a section of the other column.
                sections.append(Section(SectionRole.EXPERIENCE, None, Span(heading.span.start, end)))
                continue
            opener = heading
        elif heading.divides and _only_divides(heading, opener, sections[-1].role):
            role = sections[-1].role
        else:
            opener = heading
        sections.append(Section(role, heading.span, Span(heading.span.end, end)))
    return tuple(with_places(sections, places.words)) if places.words else tuple(sections)


def _only_divides(heading: Heading, opener: Heading | None, current: SectionRole) -> bool:
    """ "Education:" under "Nice to have" begins nothing of its own, where its style is the lesser one."""
    return opener is not None and current in _ASKING and heading.rank > opener.rank


def _inherited(heading: Heading, opener: Heading | None, current: SectionRole) -> SectionRole:
    """An unknown heading divides the section that it is in, unless its style says that it begins another."""
    if opener is not None and current in _INHERITED and heading.rank > opener.rank:
        return current
    return SectionRole.OTHER


def split_units(text: str, sections: tuple[Section, ...], joined: Container[str]) -> tuple[Unit, ...]:
    """The sentences and list items of all sections, in order."""
    units: list[Unit] = []
    names = names_in(text)
    for index, section in enumerate(sections):
        for start, end, item in _paragraphs(text, section.body):
            units.extend(Unit(span, index, item) for span in _sentences(text, start, end, joined, names))
    return tuple(units)


def _paragraphs(text: str, body: Span) -> list[tuple[int, int, bool]]:
    """Lines, with those joined that a reader wrapped: the next begins in lower case where this did not end."""
    found: list[tuple[int, int, bool]] = []
    at = body.start
    blank = True
    while at < body.end:
        newline = text.find("\n", at, body.end)
        end = body.end if newline < 0 else newline
        line = text[at:end]
        stripped = line.strip()
        if stripped:
            bullet = is_bullet(line)
            wrapped = (
                not blank
                and not bullet
                and found
                and stripped[0].islower()
                and text[found[-1][1] - 1] not in ".:!?"
                and not _are_names(text[found[-1][0] : found[-1][1]], stripped)
            )
            if wrapped:
                found[-1] = (found[-1][0], at + len(line.rstrip()), found[-1][2])
            else:
                begin = at + len(line) - len(line.lstrip())
                found.append((begin, at + len(line.rstrip()), bullet))
        blank = not stripped
        at = end + 1
    return found


def _are_names(line: str, following: str) -> bool:
    """Whether two lines are so short that neither wraps: "Premiere" above "python" in a list."""
    return len(line) + len(following) <= _TWO_NAMES and line.count(" ") < _WORDS_OF_NAME > following.count(" ")


def _sentences(text: str, start: int, end: int, joined: Container[str], names: Container[str]) -> list[Span]:
    cuts = [
        match.end()
        for match in _BREAK.finditer(text, start, end)
        if not _ABBREVIATION.search(text, max(start, match.start() - 5), match.start() + 1)
    ]
    if end - start > _LONG:
        cuts.extend(glued_sentences(text, start, end, joined, names))
        cuts.sort()
    bounds = _capped([start, *cuts, end])
    return [Span(a, b) for a, b in pairwise(bounds) if not text[a:b].isspace() and a < b]


def _capped(bounds: list[int]) -> list[int]:
    """``bounds`` with further ones, so that no unit is longer than a sentence can be: what a unit costs grows with the
    square of its length, and a hostile text has no full stops."""
    capped: list[int] = []
    for a, b in pairwise(bounds):
        capped.extend(range(a, b, _LONGEST_UNIT))
    return [*capped, bounds[-1]]
