"""What a change to a post did: two reports of it, compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from skillmatch.analysis import Origin, Report
from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import MentionType, Need, strongest
from skillmatch.taxonomy.model import SkillKind

T = TypeVar("T")


class Moved(NamedTuple, Generic[T]):
    """A value before and after."""

    old: T
    new: T

    @property
    def changed(self) -> bool:
        """Whether it moved at all."""
        return self.old != self.new


class SkillMoved(NamedTuple):
    """A hard skill whose need changed; ``None`` where the post does not name it."""

    concept: str
    label: str
    old: Need | None
    new: Need | None


class Duty(NamedTuple):
    """A responsibility that only one of the two states."""

    concept: str
    label: str


class RoleMoved(NamedTuple):
    """A role type: how well it fits, and how much of it is named."""

    id: str
    label: str
    fit: Moved[float]
    coverage: Moved[float]


@dataclass(frozen=True, slots=True)
class Difference:
    """What moved between two versions of a post."""

    taxonomy: str
    """The fingerprint of the one that both were read with."""
    names: Moved[str]
    title: Moved[str]
    skills: tuple[SkillMoved, ...]
    """Those whose need changed, must-haves first, by label."""
    duties_added: tuple[Duty, ...]
    """By label."""
    duties_dropped: tuple[Duty, ...]
    verdict: Moved[str]
    score: Moved[float | None]
    role: Moved[str | None]
    """The label of the role type that fits best; ``None`` where none does."""
    level: Moved[str]
    years: Moved[float | None]
    roles: tuple[RoleMoved, ...]
    """All of them, or the one asked for, in the order of the taxonomy."""
    only_role: str | None
    """The role type asked for."""
    origins: Moved[Origin]

    @property
    def must_haves_added(self) -> tuple[SkillMoved, ...]:
        """What has become a must-have."""
        return tuple(skill for skill in self.skills if skill.new is Need.REQUIRED)

    @property
    def must_haves_dropped(self) -> tuple[SkillMoved, ...]:
        """What is no must-have any more."""
        return tuple(skill for skill in self.skills if skill.old is Need.REQUIRED)

    @property
    def changed(self) -> bool:
        """Whether anything moved that a report shows."""
        moved = (self.title, self.verdict, self.score, self.role, self.level, self.years)
        roles = (one.fit.changed or one.coverage.changed for one in self.roles)
        return bool(
            self.skills or self.duties_added or self.duties_dropped or any(one.changed for one in moved) or any(roles)
        )


def difference(old: Report, new: Report) -> Difference:
    """What the change from ``old`` to ``new`` did."""
    before, after = _duties(old), _duties(new)
    return Difference(
        taxonomy=new.labels.taxonomy,
        names=Moved(old.name, new.name),
        title=Moved(old.document.title_text, new.document.title_text),
        skills=_skills(old, new),
        duties_added=_stated(new, after - before),
        duties_dropped=_stated(old, before - after),
        verdict=Moved(old.profile.split.verdict, new.profile.split.verdict),
        score=Moved(old.profile.split.score, new.profile.split.score),
        role=Moved(_best(old), _best(new)),
        level=Moved(old.profile.level.verdict, new.profile.level.verdict),
        years=Moved(old.profile.level.years, new.profile.level.years),
        roles=_roles(old, new),
        only_role=new.role,
        origins=Moved(old.origin, new.origin),
    )


def _skills(old: Report, new: Report) -> tuple[SkillMoved, ...]:
    before, after = _needs(old), _needs(new)
    moved = (
        SkillMoved(concept, _label(concept, old, new), before.get(concept), after.get(concept))
        for concept in before.keys() | after.keys()
        if before.get(concept) is not after.get(concept)
    )
    return tuple(sorted(moved, key=lambda one: (_rank(one), one.label.casefold(), one.concept)))


def _rank(moved: SkillMoved) -> int:
    return min(need.rank for need in (moved.old, moved.new) if need)


def _needs(report: Report) -> Mapping[str, Need]:
    """The strongest need of each hard skill."""
    needs: dict[str, Need] = {}
    for mention in report.mentions:
        counts = mention.asserted and mention.kind is SkillKind.HARD and mention.section is not SectionRole.TITLE
        if counts:
            need = mention.need or Need.CONTEXT
            needs[mention.concept] = strongest((need, needs.get(mention.concept, need))) or need
    return needs


def _duties(report: Report) -> set[str]:
    return {m.concept for m in report.mentions if m.asserted and m.type is MentionType.RESPONSIBILITY}


def _stated(report: Report, concepts: Iterable[str]) -> tuple[Duty, ...]:
    duties = (Duty(concept, report.labels.concepts[concept]) for concept in concepts)
    return tuple(sorted(duties, key=lambda duty: (duty.label, duty.concept)))


def _label(concept: str, old: Report, new: Report) -> str:
    return new.labels.concepts.get(concept) or old.labels.concepts[concept]


def _best(report: Report) -> str | None:
    best = report.profile.roles[0]
    return best.label if best.fit else None


def _roles(old: Report, new: Report) -> tuple[RoleMoved, ...]:
    before, after = ({role.id: role for role in report.profile.roles} for report in (old, new))
    asked = [new.role] if new.role else new.labels.roles
    return tuple(
        RoleMoved(
            id_,
            after[id_].label,
            Moved(before[id_].fit, after[id_].fit),
            Moved(before[id_].coverage, after[id_].coverage),
        )
        for id_ in asked
    )
