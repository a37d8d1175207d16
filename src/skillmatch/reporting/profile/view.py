"""What a report for people picks out of a profile, whatever the format."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.matching.model import Mention, Method, Need, Strength
from skillmatch.profiling.model import Covered, Gap, LevelReason, RoleFit
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.quotes import label_of, place_of_line, strongest_need
from skillmatch.reporting.shared.wording import HEADLINES, METHODS, NEEDS, STRENGTHS, ordinal, voice
from skillmatch.taxonomy.model import ConceptType
from skillmatch.text.normalize import fold_phrase

_STEM = 4
"""Letters in which two forms of one word agree."""


class Focus(NamedTuple):
    """The role that a report speaks of beyond its figures."""

    role: RoleFit
    rank: int
    """1 for the best fit."""
    of: int
    """Among how many."""
    asked: bool
    """Whether the user named it, and so wants it in depth."""

    @property
    def standing(self) -> str:
        """``best fit of 5``, ``2nd best fit of 5``."""
        return f"{'best' if self.rank == 1 else f'{ordinal(self.rank)} best'} fit of {self.of}"


class Gaps(NamedTuple):
    """What a role has and a document has not, heaviest first."""

    responsibilities: list[Gap]
    skills: list[Gap]


def focus(report: Report) -> Focus | None:
    """The role that the user named, else the one that fits best; ``None`` where none fits at all."""
    for rank, role in enumerate(report.profile.roles, start=1):
        if role.id == report.role or (report.role is None and role.fit > 0):
            return Focus(role, rank, len(report.profile.roles), report.role is not None)
    return None


def verdict(report: Report) -> tuple[str, str]:
    """The verdict of the split by its label, and what it means in plain words."""
    id_ = report.profile.split.verdict
    named = report.labels.verdict
    meaning = HEADLINES.get(id_) or (named.meaning if named else "")
    return one_line(named.label if named else id_), one_line(meaning)


def level(report: Report) -> str:
    """The level by its label, with the years where the text tells them."""
    found = report.profile.level
    named = report.labels.level
    years = "" if found.years is None else f", {found.years:g} years {voice(report.document.kind).years}"
    return one_line(named.label if named else found.verdict) + years


def level_reason(report: Report, reason: LevelReason) -> str:
    """Where a sign of the level stands, and which level it speaks for if not for the verdict."""
    where = place_of_line(report.document, reason.line)
    other = "" if reason.level == report.profile.level.verdict else f"speaks for {reason.level}"
    return one_line(", ".join(filter(None, (where, other))))


def title(report: Report) -> str:
    """The title that is in the text, or nothing."""
    span = report.document.title
    return one_line(report.document.text[slice(*span)]) if span else ""


def gaps(role: RoleFit) -> Gaps:
    """The gaps of a role, duties and skills apart."""
    found = Gaps([], [])
    for gap in role.missing:
        (found.responsibilities if gap.type is ConceptType.RESPONSIBILITY else found.skills).append(gap)
    return found


def by_need(skills: Sequence[Covered]) -> list[tuple[Need, list[Covered]]]:
    """Skills by the strongest need that a posting has of each, musts first; no need without a skill."""
    found: dict[Need, list[Covered]] = {need: [] for need in NEEDS}
    for skill in skills:
        found[strongest_need(skill.mentions) or Need.CONTEXT].append(skill)
    return [(need, named) for need, named in found.items() if named]


def by_strength(skills: Sequence[Covered]) -> list[tuple[Strength, list[Covered]]]:
    """Skills by the strongest evidence that a résumé has for each, the strongest first."""
    found: dict[Strength, list[Covered]] = {strength: [] for strength in STRENGTHS}
    for skill in skills:
        shown = {mention.strength for mention in skill.mentions}
        found[next((one for one in STRENGTHS if one in shown), Strength.LISTED)].append(skill)
    return [(strength, named) for strength, named in found.items() if named]


def named(skill: Covered, times: str) -> str:
    """The label of a skill, and how often it is in the text where that is more than once.

    Where the text has other words for it, these come first: "Debian (Ubuntu)" tells what was taken for what.
    """
    often = len(skill.mentions)
    label = one_line(skill.label)
    if not any(_are_alike(mention.text, skill.label) for mention in skill.mentions):
        label = f"{one_line(skill.mentions[0].text)} ({label})"
    return label + (f" {times}{often}" if often > 1 else "")


def _are_alike(words: str, label: str) -> bool:
    """Whether a reader sees at once that ``words`` name what ``label`` does: a word in common, or its initials."""
    these, those = fold_phrase(words), fold_phrase(label)
    if any(one[:_STEM] == other[:_STEM] for one in these for other in those):
        return True
    return "".join(these) == "".join(word[0] for word in those)


def listed(skills: Sequence[Covered], times: str) -> list[str]:
    """The skills by name, those of one choice as one: "PyTorch or TensorFlow"."""
    items: dict[tuple[str, int | str], list[str]] = {}
    for skill in skills:
        number = _choice(skill)
        key = ("choice", number) if number is not None else ("skill", skill.concept)
        items.setdefault(key, []).append(named(skill, times))
    return [" or ".join(names) for names in items.values()]


def _choice(skill: Covered) -> int | None:
    """The choice that a skill is only a part of, wherever it is needed most."""
    need = strongest_need(skill.mentions)
    numbers = {mention.choice for mention in skill.mentions if mention.need is need}
    return None if None in numbers else min(number for number in numbers if number is not None)


def inside(report: Report, covered: Covered) -> str:
    """The skills by which a whole group is covered; empty where a concept is named by itself alone."""
    found = dict.fromkeys(mention.concept for mention in covered.mentions if mention.concept != covered.concept)
    return ", ".join(one_line(label_of(report, concept)) for concept in found)


def denied(report: Report) -> list[Mention]:
    """The mentions that do not count."""
    return [mention for mention in report.mentions if not mention.asserted]


def why_not(mention: Mention) -> str:
    """Why a mention does not count, in the words that decided it; empty where no reason was given."""
    return "; ".join(one_line(reason.text) for reason in mention.evidence.reasons if reason.about == "assertion")


def found_by(mention: Mention) -> str:
    """How a mention was found: ``named as "k8s"``, or the words and what they were taken for.

    The score follows where it is below 1.
    """
    evidence = mention.evidence
    words = "" if evidence.method is Method.PHRASE else f'"{one_line(mention.text)}", '
    sure = "" if evidence.score >= 1 else f" ({evidence.score:.2f})"
    return f'{words}{METHODS[evidence.method]} "{one_line(evidence.form)}"{sure}'


def label(report: Report, mention: Mention) -> str:
    """The preferred label of what is mentioned, safe to print."""
    return one_line(label_of(report, mention.concept))
