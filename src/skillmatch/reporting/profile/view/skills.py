"""The skills that a document names, by group; of a posting by need, of a résumé by strength."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from skillmatch.analysis import Report
from skillmatch.matching.model import Need, Strength
from skillmatch.profiling.model import Covered, SkillSummary
from skillmatch.profiling.needs.model import CLASSES, AskedNeed, NeedKind
from skillmatch.profiling.uncounted import last_used
from skillmatch.readers.model import Kind
from skillmatch.reporting.profile.view.model import NamedSkill, SkillCell, SkillChoice, SkillGroupRow, SkillTable
from skillmatch.reporting.profile.view.names import name_of
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.quotes import strongest_need
from skillmatch.reporting.shared.wording import NEEDS, STRENGTHS, count, voice
from skillmatch.taxonomy.model import SkillKind

_LONG_AGO = 24
"""Months before the end of what a résumé tells: what was used since is told without its year."""
_By = TypeVar("_By", Need, Strength)


def skills(report: Report, most: int | None) -> SkillTable | None:
    """All groups of which something is named; ``None`` where there is none. Of a résumé ``most`` of each cell."""
    summaries, kind = report.profile.skills, report.document.kind
    if not summaries:
        return None
    newest = max((one.period.ended for one in report.mentions if one.asserted and one.period), default=0)
    asked = asked_for(report.profile.needs)
    groups = tuple([_group(summary, kind, most, newest, asked) for summary in summaries])
    named = sum(len(summary.skills) for summary in summaries)
    return SkillTable(voice(kind).skills, named, groups, needs_counted(report.profile.needs))


class _Part(NamedTuple):
    """What a skill is of a need."""

    need: AskedNeed
    is_head: bool
    """Whether the others are examples of it."""


def asked_for(needs: Iterable[AskedNeed]) -> Mapping[str, _Part]:
    """By skill, the need that it is a part of, where others would meet that too."""
    found: dict[str, _Part] = {}
    for need in needs:
        if need.kind is NeedKind.SKILL and len(need.alternatives) > 1:
            for one in need.alternatives:
                if one.concept:
                    found.setdefault(one.concept, _Part(need, not one.example))
    return found


def needs_counted(needs: Iterable[AskedNeed]) -> str:
    """The needs of skills, counted in words; empty where there are none."""
    counts = Counter(one.need for one in needs if one.is_counted and one.kind is NeedKind.SKILL)
    if not counts:
        return ""
    parts = [f"{counts[need]} {NEEDS[need]}" for need in CLASSES if counts[need]]
    return f"{count(counts.total(), 'need')}: {', '.join(parts)}"


def _group(
    summary: SkillSummary, kind: Kind, most: int | None, newest: int, asked: Mapping[str, _Part]
) -> SkillGroupRow:
    if kind is Kind.POSTING:
        cells = _by_need(summary.skills, asked)
    else:
        cells = _by_strength(summary.skills, newest - _LONG_AGO)
    if kind is Kind.RESUME and most is not None:
        cells = tuple([_shortened(cell, most) for cell in cells])
    return SkillGroupRow(one_line(summary.label), summary.kind is SkillKind.SOFT, cells)


def _shortened(cell: SkillCell, most: int) -> SkillCell:
    """A cell with the first of its skills; one more than ``most`` is told, for "+1 more" is as long."""
    more = len(cell.choices) - most
    return cell if more < 2 else cell._replace(choices=cell.choices[:most], more=more)


def _by_need(skills: Sequence[Covered], asked: Mapping[str, _Part]) -> tuple[SkillCell, ...]:
    """By the strongest need that a posting has of each."""
    found: dict[Need, list[Covered]] = {need: [] for need in NEEDS}
    for skill in skills:
        part = asked.get(skill.concept)
        found[part.need.need if part else strongest_need(skill.mentions) or Need.CONTEXT].append(skill)
    return _cells(found, NEEDS, asked)


def _by_strength(skills: Sequence[Covered], since: int) -> tuple[SkillCell, ...]:
    """By the strongest evidence that a résumé has for each, with the year of those last used before a month."""
    found: dict[Strength, list[Covered]] = {strength: [] for strength in STRENGTHS}
    for skill in skills:
        shown = {mention.strength for mention in skill.mentions}
        found[next((one for one in STRENGTHS if one in shown), Strength.LISTED)].append(skill)
    return _cells(found, STRENGTHS, {}, since)


def _cells(
    found: Mapping[_By, Sequence[Covered]], names: Mapping[_By, str], asked: Mapping[str, _Part], since: int = 0
) -> tuple[SkillCell, ...]:
    return tuple([SkillCell(by, names[by], _choices(ones, asked, since)) for by, ones in found.items()])


def _choices(skills: Sequence[Covered], asked: Mapping[str, _Part], since: int) -> tuple[SkillChoice, ...]:
    """The skills by name, those of one need together."""
    items: dict[str, SkillChoice] = {}
    for skill in skills:
        part, named = asked.get(skill.concept), _named(skill, since)
        if part is None:
            items[skill.concept] = SkillChoice((named,))
            continue
        key = f"{part.need.id} of several"
        one = items.get(key, SkillChoice((), at_least=part.need.at_least))
        heads = (*one.heads, named) if part.is_head else one.heads
        items[key] = one._replace(heads=heads, skills=one.skills if part.is_head else (*one.skills, named))
    return tuple(items.values())


def _named(skill: Covered, since: int) -> NamedSkill:
    used = last_used(skill.mentions) if since else None
    year = f"{used // 12}" if used is not None and used < since else ""
    return NamedSkill(name_of(one_line(skill.label), skill.mentions), len(skill.mentions), year, skill.mentions)
