"""What a résumé has that counts nowhere, and why; and when a skill was last used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from skillmatch.documents.model import Document, SectionRole
from skillmatch.matching.model import Mention, MentionType, Strength
from skillmatch.text.dates import Period

_SECTIONS = {
    SectionRole.REFERENCES: "is about others",
    SectionRole.INTERESTS: "interests are shown, and are no skills",
}
_NAMES = {
    "an employer": ("employer", "employers"),
    "a school": ("school", "schools"),
    "a firm or school": ("firm or school", "firms and schools"),
    "a firm, school or place": ("firm, school or place", "firms, schools and places"),
    "a place": ("place", "places"),
    "a person": ("other person", "other people"),
}
_OWN = {"the person": "own name", "an address": "addresses, links and personal details"}
_A_NAME = "who somebody is, and where they were, shows no skill"


class Uncounted(NamedTuple):
    """A part of a résumé that counts nowhere."""

    what: str
    why: str
    line: int
    """Where it is first."""


def uncounted(document: Document) -> tuple[Uncounted, ...]:
    """What of a résumé counts nowhere, in text order: whole sections, and names by what they are of."""
    found = [
        Uncounted(document.text_of(section.heading), _SECTIONS[section.role], document.line_of(section.heading.start))
        for section in document.sections
        if section.heading and section.role in _SECTIONS
    ]
    names: dict[str, dict[str, int]] = {}
    for name in document.names:
        names.setdefault(name.whose, {}).setdefault(document.text_of(name.span), document.line_of(name.span.start))
    for whose, lines in names.items():
        if whose in _OWN:
            found.append(Uncounted(_OWN[whose], _A_NAME, min(lines.values())))
        elif whose in _NAMES:
            one, many = _NAMES[whose]
            what = f"name of 1 {one}" if len(lines) == 1 else f"names of {len(lines)} {many}"
            found.append(Uncounted(what, _A_NAME, min(lines.values())))
    return tuple(sorted(found, key=lambda one: (one.line, one.what)))


def last_used(mentions: Iterable[Mention]) -> int | None:
    """The last month in which an entry shows a skill in use; ``None`` where none does, or it lasts to no known day."""
    used = [one.period for one in mentions if _is_used(one) and one.period]
    return max((period.ended for period in used), default=None) if not any(map(_is_unended, used)) else None


def _is_used(mention: Mention) -> bool:
    return mention.asserted and mention.strength in (Strength.USED, Strength.OUTCOME)


def _is_unended(period: Period) -> bool:
    return period.is_open and period.ended <= period.began


def only_listed(mentions: Sequence[Mention]) -> list[str]:
    """The concepts that the text lists and no entry shows, in the order in which they are named."""
    shown: dict[str, set[Strength | None]] = {}
    for one in mentions:
        if one.asserted and one.type is MentionType.SKILL:
            shown.setdefault(one.concept, set()).add(one.strength)
    return [concept for concept, strengths in shown.items() if strengths <= {Strength.LISTED, None}]


def lines_with_result(mentions: Iterable[Mention]) -> int:
    """How many lines tell a result of what is used in them."""
    return len({one.line for one in mentions if one.asserted and one.strength is Strength.OUTCOME})
