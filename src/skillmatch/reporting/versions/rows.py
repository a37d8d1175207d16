"""What moved, as rows that text and Markdown both print: a name, before, after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skillmatch.comparing.versions import Difference, SkillMoved
from skillmatch.matching.model import Need
from skillmatch.reporting.shared.wording import NEEDS, percent
from skillmatch.text.years import in_years

NOTHING = "Nothing moved that a report shows."


class Change(NamedTuple):
    """One figure before and after."""

    name: str
    old: str
    new: str

    @property
    def changed(self) -> bool:
        """Whether it moved."""
        return self.old != self.new


def figures(difference: Difference) -> Iterator[Change]:
    """Title, lean, role, level and the coverage of each role type."""
    yield Change("title", *(title or "none" for title in difference.title))
    yield Change("leans", *(_lean(*one) for one in zip(difference.verdict, difference.score, strict=True)))
    yield Change("role type", *(role or "none" for role in difference.role))
    yield Change("level", *(_level(*one) for one in zip(difference.level, difference.years, strict=True)))
    for role in difference.roles:
        yield Change(f"coverage of {role.label}", *map(percent, role.coverage))


def _lean(verdict: str, score: float | None) -> str:
    return verdict if score is None else f"{verdict} ({score:+.2f})"


def _level(verdict: str, years: float | None) -> str:
    return verdict if years is None else f"{verdict}, {in_years(years)}"


def skill_groups(difference: Difference) -> Iterator[tuple[str, list[str]]]:
    """Headings, and below each the skills that it tells of."""
    musts = (Need.REQUIRED,)
    added = [_from(one) for one in difference.must_haves_added]
    dropped = [_to(one) for one in difference.must_haves_dropped]
    others = [one for one in difference.skills if one.old not in musts and one.new not in musts]
    yield "Must-haves added", added
    yield "Must-haves dropped", dropped
    yield "Other skills added", [f"{one.label} ({_named(one.new)})" for one in others if one.old is None]
    yield "Other skills dropped", [f"{one.label} ({_named(one.old)})" for one in others if one.new is None]
    yield (
        "Other skills moved",
        [f"{one.label}: {_named(one.old)} → {_named(one.new)}" for one in others if one.old and one.new],
    )
    yield "Responsibilities added", [duty.label for duty in difference.duties_added]
    yield "Responsibilities dropped", [duty.label for duty in difference.duties_dropped]


def _from(one: SkillMoved) -> str:
    return one.label if one.old is None else f"{one.label} (was {_named(one.old)})"


def _to(one: SkillMoved) -> str:
    return one.label if one.new is None else f"{one.label} (now {_named(one.new)})"


def _named(need: Need | None) -> str:
    return NEEDS[need] if need else "not named"
