"""What stands beside the needs: soft skills, what is shown and not asked for, and what is in no count, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from skillmatch.analysis import Report
from skillmatch.comparing.ladder import names_in
from skillmatch.comparing.model import NOT_COUNTED, ComparedNeed, NotCompared, ShownPlace, SoftSkill
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Mention, MentionType, Need, Strength
from skillmatch.profiling.needs.model import CLASSES
from skillmatch.taxonomy.model import SkillKind

_MOST = 2


class Beside:
    """What a résumé has beside the needs of postings, looked through once for all of them."""

    def __init__(self, resume: Report) -> None:
        counted = [one for one in resume.mentions if one.asserted and one.section not in NOT_COUNTED]
        used = (one for one in counted if one.kind is SkillKind.HARD and one.strength is not Strength.LISTED)
        self._used = tuple(dict.fromkeys(one.concept for one in used))
        self._labels = resume.labels.concepts
        self._soft: dict[str, list[Mention]] = {}
        for one in counted:
            if one.kind is SkillKind.SOFT:
                self._soft.setdefault(one.concept, []).append(one)

    def soft_skills(self, posting: Report, needs: Iterable[ComparedNeed]) -> tuple[SoftSkill, ...]:
        """The soft skills that a posting asks for; no résumé proves any, but its lines may speak for one.

        Args:
            posting: what asks for them.
            needs: what is compared, such as spoken languages.
        """
        compared = {one.concept for need in needs for one in need.alternatives}
        found: dict[str, SoftSkill] = {}
        for one in posting.mentions:
            if one.kind is not SkillKind.SOFT or one.concept in found or one.concept in compared:
                continue
            if one.asserted and one.need in CLASSES:
                label = posting.labels.concepts.get(one.concept, one.concept)
                found[one.concept] = SoftSkill(one.concept, label, one.line, self._that_speak_for(one.concept))
        return tuple(found.values())

    def _that_speak_for(self, concept: str) -> tuple[ShownPlace, ...]:
        speak = sorted(self._soft.get(concept, ()), key=lambda m: (m.strength is Strength.LISTED, m.span.start))
        return tuple(map(_evidence, speak[:_MOST]))

    def extra(self, needs: Iterable[ComparedNeed]) -> tuple[str, ...]:
        """The labels of what is used in the résumé and asked for by no need, in text order."""
        asked: set[str | None] = set()
        for need in needs:
            for one in need.alternatives:
                asked.add(one.concept)
                if one.rung.counts:
                    asked.add(one.by)
        return tuple([self._labels.get(one, one) for one in self._used if one not in asked])


def _evidence(mention: Mention) -> ShownPlace:
    return ShownPlace(mention.span, mention.line, mention.page, mention.section, mention.strength, mention.period)


def uncounted(posting: Report) -> tuple[NotCompared, ...]:
    """What a posting names and does not ask for."""
    asked = {
        one.concept
        for one in posting.mentions
        if one.asserted and one.need in CLASSES and one.section is not SectionRole.TITLE
    }
    found: dict[str, NotCompared] = {}
    for one in posting.mentions:
        if one.type is not MentionType.SKILL or one.kind is SkillKind.SOFT or one.concept in found:
            continue
        if one.concept in asked:
            continue
        if not one.asserted:
            found[one.concept] = NotCompared(one.text, "named, and not asked for", one.line)
        elif one.need is Need.CONTEXT and one.section is not SectionRole.TITLE:
            found[one.concept] = NotCompared(one.text, "said of the company, the team or the product", one.line)
    return tuple(found.values())


_WHERE = {SectionRole.INTERESTS: "in the interests", SectionRole.REFERENCES: "in the references"}


def uncounted_of_resume(resume: Report) -> tuple[NotCompared, ...]:
    """What a résumé names and does not claim: hobbies, references, what is denied, struck out or hidden."""
    names = names_in(resume)
    elsewhere = {one.concept for one in resume.mentions if one.asserted and one.section not in NOT_COUNTED}
    found: dict[str, NotCompared] = {}
    for one in _skills(resume.mentions):
        if one.concept in elsewhere or one.concept in found:
            continue
        if one.section in _WHERE:
            found[one.concept] = NotCompared(one.text, _WHERE[one.section], one.line)
        elif not one.asserted and not names.hold(one.span.start):
            found[one.concept] = NotCompared(one.text, "denied, or only hoped for", one.line)
    hidden = (NotCompared(one.text, f"{one.how}, {one.place}", 0) for one in resume.document.hidden)
    return (*found.values(), *hidden)


def _skills(mentions: Sequence[Mention]) -> Iterable[Mention]:
    return (one for one in mentions if one.type is MentionType.SKILL and one.kind is SkillKind.HARD)
