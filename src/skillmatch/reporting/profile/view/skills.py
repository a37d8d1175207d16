"""The skills that a document names, by group; of a posting by need, of a résumé by strength."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from skillmatch.analysis import Report
from skillmatch.matching.model import Mention, Need, Strength
from skillmatch.profiling.model import Covered, SkillSummary
from skillmatch.profiling.uncounted import last_used
from skillmatch.readers.model import Kind
from skillmatch.reporting.profile.view.model import NamedSkill, SkillCell, SkillGroupRow, SkillTable
from skillmatch.reporting.profile.view.names import name_of
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.quotes import strongest_need
from skillmatch.reporting.shared.wording import NEEDS, STRENGTHS, voice
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
    groups = tuple([_group(summary, kind, most, newest) for summary in summaries])
    return SkillTable(voice(kind).skills, sum(len(summary.skills) for summary in summaries), groups)


def _group(summary: SkillSummary, kind: Kind, most: int | None, newest: int) -> SkillGroupRow:
    cells = _by_need(summary.skills) if kind is Kind.POSTING else _by_strength(summary.skills, newest - _LONG_AGO)
    if kind is Kind.RESUME and most is not None:
        cells = tuple([_shortened(cell, most) for cell in cells])
    return SkillGroupRow(one_line(summary.label), summary.kind is SkillKind.SOFT, cells)


def _shortened(cell: SkillCell, most: int) -> SkillCell:
    """A cell with the first of its skills; one more than ``most`` is told, for "+1 more" is as long."""
    more = len(cell.choices) - most
    return cell if more < 2 else cell._replace(choices=cell.choices[:most], more=more)


def _by_need(skills: Sequence[Covered]) -> tuple[SkillCell, ...]:
    """By the strongest need that a posting has of each."""
    found: dict[Need, list[Covered]] = {need: [] for need in NEEDS}
    for skill in skills:
        found[strongest_need(skill.mentions) or Need.CONTEXT].append(skill)
    return _cells(found, NEEDS)


def _by_strength(skills: Sequence[Covered], since: int) -> tuple[SkillCell, ...]:
    """By the strongest evidence that a résumé has for each, with the year of those last used before a month."""
    found: dict[Strength, list[Covered]] = {strength: [] for strength in STRENGTHS}
    for skill in skills:
        shown = {mention.strength for mention in skill.mentions}
        found[next((one for one in STRENGTHS if one in shown), Strength.LISTED)].append(skill)
    return _cells(found, STRENGTHS, since)


def _cells(found: Mapping[_By, Sequence[Covered]], names: Mapping[_By, str], since: int = 0) -> tuple[SkillCell, ...]:
    return tuple([SkillCell(by, names[by], _choices(ones, since)) for by, ones in found.items()])


def _choices(skills: Sequence[Covered], since: int) -> tuple[tuple[NamedSkill, ...], ...]:
    """The skills by name, those of one choice together."""
    items: dict[int | str, list[NamedSkill]] = {}
    for skill in skills:
        number = _choice(skill.mentions)
        items.setdefault(skill.concept if number is None else number, []).append(_named(skill, since))
    return tuple(map(tuple, items.values()))


def _choice(mentions: Sequence[Mention]) -> int | None:
    """The choice that a skill is only a part of, wherever it is needed most."""
    if all(mention.choice is None for mention in mentions):
        return None
    need = strongest_need(mentions)
    numbers = {mention.choice for mention in mentions if mention.need is need}
    return None if None in numbers else min(number for number in numbers if number is not None)


def _named(skill: Covered, since: int) -> NamedSkill:
    used = last_used(skill.mentions) if since else None
    year = f"{used // 12}" if used is not None and used < since else ""
    return NamedSkill(name_of(one_line(skill.label), skill.mentions), len(skill.mentions), year, skill.mentions)
