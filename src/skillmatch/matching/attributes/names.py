"""Names of employers, schools, people and places in a résumé, which are none of its person's skills."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from skillmatch.documents.model import Document, NamedSpan, SectionRole
from skillmatch.matching.model import Mention
from skillmatch.taxonomy.model import SkillKind
from skillmatch.text.spans import SortedSpans

_NOT_COUNTED = {SectionRole.INTERESTS: "is an interest"}
_SHORT = 400
"""Code points of a section of interests; a longer one holds what comes after it as well."""


def without_names(mentions: Sequence[Mention], document: Document) -> list[Mention]:
    """The mentions of a résumé, those not asserted that are part of a name, or of what is said of others."""
    names = _outermost(document.names)
    short = {section.role for section in document.sections if section.body.end - section.body.start <= _SHORT}
    titles = SortedSpans(entry.title for entry in document.entries if entry.title)
    return [_told(_untitled(mention, titles), names, short) for mention in mentions]


def _untitled(mention: Mention, titles: SortedSpans) -> Mention:
    """The mention; not asserted where it is a soft skill in the title of a job: "Supervisor" is a job."""
    is_soft = mention.asserted and mention.kind is SkillKind.SOFT
    return mention.denied("is the title of a job") if is_soft and titles.hold(mention.span.start) else mention


def _outermost(names: Sequence[NamedSpan]) -> list[NamedSpan]:
    """The names that are in no other, in text order."""
    found: list[NamedSpan] = []
    for name in sorted(names, key=lambda one: (one.span.start, -one.span.end)):
        if not found or name.span.end > found[-1].span.end:
            found.append(name)
    return found


def _told(mention: Mention, names: Sequence[NamedSpan], short: set[SectionRole]) -> Mention:
    if not mention.asserted:
        return mention
    at = bisect_right(names, mention.span.start, key=lambda one: one.span.start) - 1
    if at >= 0 and mention.span.end <= names[at].span.end:
        return mention.denied(f"is in the name of {names[at].whose}")
    why = _NOT_COUNTED.get(mention.section) if mention.section in short else None
    return mention.denied(why) if why else mention
