"""The figures and cues of the taxonomy that profiling works with, made ready once for many documents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skillmatch.compiled import read_or_make
from skillmatch.matching.attributes.years import YearsReader
from skillmatch.profiling.features import with_parts
from skillmatch.profiling.model import Gap
from skillmatch.taxonomy.model import Concept, ConceptType, SkillKind, Taxonomy
from skillmatch.taxonomy.parameters import Features, LevelParameters
from skillmatch.text.lazy_pattern import lazy_pattern
from skillmatch.text.normalize import fold_phrase
from skillmatch.text.phrases import alternatives, any_of


class LevelWeights(NamedTuple):
    """What the signs of a level weigh, and the words that are such signs."""

    figures: LevelParameters
    titles: Mapping[str, tuple[str, ...]]
    """For each level, in the order in which they are looked for, folded phrases in blanks."""
    titles_elsewhere: Mapping[str, tuple[str, ...]]
    """The same, without those that are jobs in other trades."""
    grades: Mapping[str, tuple[str, ...]]
    """For each level, folded grades of a firm's own scale."""
    jobs: Mapping[str, tuple[str, ...]]
    """Folded nouns of jobs: a title that has two of them may offer two jobs."""
    phrases: Mapping[str, Mapping[str, tuple[str, ...]]]
    """For each level, lower-case phrases of the text, by the word that they begin with."""
    board: re.Pattern[str]
    """The label of a job board's field of the level, with what is between it and its value."""
    board_values: Mapping[str, str]
    """The level that a value of that field names, by the value in lower case."""
    practised: re.Pattern[str]
    """Words that ask for practice without a number of years."""
    several: re.Pattern[str]
    """After a level, the words with which it is that of several people."""
    sought: re.Pattern[str]
    """Words with which people are looked for."""
    law: re.Pattern[str]
    """Words of lines about law or equal treatment."""
    training: re.Pattern[str]
    """Words of jobs that one learns in, which are no years worked."""
    no_work: re.Pattern[str]
    """Titles of stretches of a career that are no work: "Career break"."""
    hoped: re.Pattern[str]
    """Words before what the person of a résumé hopes to become."""
    other_trades: Mapping[str, tuple[str, ...]]
    """Folded phrases of jobs that are neither software, data nor ML work."""
    years: YearsReader
    """Tells the years that a posting asks for."""


class Weights(NamedTuple):
    """All that turns counts into verdicts."""

    taxonomy: Taxonomy
    need: Mapping[str, float]
    split: Features
    floor: float
    floor_analyst: float
    """The floor under a title of ``analysts``."""
    analysts: Mapping[str, tuple[str, ...]]
    share: float
    """The least share of core skills for a verdict; more is taken under a title of another trade."""
    share_other_trade: float
    other_trades: Mapping[str, tuple[str, ...]]
    margin: float
    roles: Mapping[str, Features]
    none: Features
    """Of work that is none of the role types."""
    none_plain: float
    """Of software work that no role type tells of, for what is none of them."""
    none_from: float
    """How many times as well as the best role type it fits, from where on no role is named."""
    named_from: float
    """The least coverage of a role type that is named as the best fit."""
    wanted: Mapping[str, tuple[Gap, ...]]
    """For each role, the responsibilities and hard skill groups that it is covered by, heaviest first, as the gaps that
    they are where a document does not name them."""
    hints: Mapping[str, tuple[str, ...]]
    level: LevelWeights
    neutral: frozenset[str]
    """Skills that both sides ask for alike, as degree subjects; they are listed, and move no figure."""
    groups: tuple[Concept, ...]
    responsibilities: tuple[Concept, ...]


def read_weights(taxonomy: Taxonomy) -> Weights:
    """The weights of a taxonomy; a role without fitted weights is given those of its concepts."""
    parameters = taxonomy.parameters
    wanted, groups, responsibilities = read_or_make("wanted", taxonomy.fingerprint, lambda: wanted_data(taxonomy))
    return Weights(
        taxonomy=taxonomy,
        need=parameters.need,
        split=with_parts(parameters.split.features, groups),
        floor=parameters.split.floor,
        floor_analyst=parameters.split.floor_analyst,
        analysts={"analyst": _folded(taxonomy.cues.titles.analysts)},
        share=parameters.split.share,
        share_other_trade=parameters.split.share_other_trade,
        other_trades={"other": _folded(taxonomy.cues.titles.other_trades)},
        margin=parameters.split.margin,
        roles={role: with_parts(role_features(role, taxonomy), groups) for role in taxonomy.roles},
        none=with_parts(parameters.roles.none, groups),
        none_plain=parameters.roles.none_plain,
        none_from=parameters.roles.none_from,
        named_from=parameters.roles.named_from,
        wanted={role: tuple(_gap(*one) for one in ones) for role, ones in wanted.items()},
        hints={f"title:{name}": _folded(phrases) for name, phrases in taxonomy.cues.titles.hints.items()},
        level=_level(taxonomy),
        neutral=parameters.neutral,
        groups=tuple(taxonomy.concepts[id_] for id_ in groups),
        responsibilities=tuple(taxonomy.concepts[id_] for id_ in responsibilities),
    )


GapData = tuple[str, str, float, str]
"""The fields of a ``Gap`` in plain values."""


def wanted_data(taxonomy: Taxonomy) -> tuple[dict[str, list[GapData]], list[str], list[str]]:
    """What each role is covered by, heaviest first, and the ids of all groups and of all responsibilities: in plain
    values, so that it can be made once."""
    floor = taxonomy.parameters.roles.coverage_floor
    wanted = {role: _wanted(role, floor, taxonomy) for role in taxonomy.roles}
    groups, responsibilities = (
        [concept.id for concept in taxonomy.of_type(type_)] for type_ in (ConceptType.GROUP, ConceptType.RESPONSIBILITY)
    )
    return wanted, groups, responsibilities


def _gap(id_: str, label: str, weight: float, type_: str) -> Gap:
    return Gap(id_, label, weight, ConceptType(type_))


def role_features(role: str, taxonomy: Taxonomy) -> Features:
    """The fitted weights of a role; those of its concepts, single skills too, for one that a team adds."""
    parameters = taxonomy.parameters.roles
    if role in parameters.features:
        return parameters.features[role]
    return {c.id: parameters.own_scale * c.roles[role] for c in taxonomy.concepts.values() if c.roles.get(role)}


def _wanted(role: str, floor: float, taxonomy: Taxonomy) -> list[GapData]:
    """Responsibilities and groups that tell of the role, and skills that tell more of it than their broader ones."""
    wanted: list[GapData] = []
    for concept in taxonomy.concepts.values():
        weight = concept.roles.get(role, 0.0)
        if (
            weight >= floor
            and concept.kind is not SkillKind.SOFT
            and (_is_feature(concept) or _stands_out(concept, role, taxonomy))
        ):
            wanted.append((concept.id, concept.label, weight, concept.type.value))
    return sorted(wanted, key=lambda one: (-one[2], one[0]))


def _stands_out(concept: Concept, role: str, taxonomy: Taxonomy) -> bool:
    """Whether a skill has a weight of its own in a team's role; ours weigh groups, so as to stay few."""
    is_ours = role in taxonomy.parameters.roles.features
    inherited = taxonomy.concepts[concept.broader[0]].roles.get(role, 0.0) if concept.broader else 0.0
    return not is_ours and not concept.counts_as and concept.roles[role] != inherited


def _is_feature(concept: Concept) -> bool:
    return concept.type is not ConceptType.SKILL and concept.kind is not SkillKind.SOFT


def _level(taxonomy: Taxonomy) -> LevelWeights:
    cues = taxonomy.cues
    return LevelWeights(
        figures=taxonomy.parameters.level,
        titles={name: _folded(phrases) for name, phrases in cues.titles.levels.items()},
        titles_elsewhere={
            name: _folded([one for one in phrases if one not in cues.titles.jobs_elsewhere])
            for name, phrases in cues.titles.levels.items()
        },
        grades={name: _folded(phrases) for name, phrases in cues.titles.grades.items()},
        jobs={"job": _folded(cues.titles.nouns)},
        phrases={name: _by_head(phrases) for name, phrases in cues.levels.phrases.items()},
        board=lazy_pattern(
            rf"(?:^|\n)[ \t*#]*+(?:{alternatives(cues.levels.fields)})[*]*+[ \t]*+(?::|\n)[*\s]*+([a-z -]{{2,30}})",
            re.IGNORECASE,
        ),
        board_values={value: level for level, values in cues.levels.field_values.items() for value in values},
        practised=any_of(cues.levels.practised),
        several=lazy_pattern(rf"(?:\s++[\w/&-]++){{0,3}}?\s++(?:{alternatives(cues.levels.several)})\b"),
        sought=any_of(cues.levels.sought),
        law=any_of(cues.levels.law),
        training=any_of(cues.levels.training),
        no_work=any_of(cues.entries.no_work),
        hoped=any_of(cues.levels.hoped),
        other_trades={"other": _folded(cues.titles.other_trades)},
        years=YearsReader(cues.years),
    )


def _by_head(phrases: Sequence[str]) -> dict[str, tuple[str, ...]]:
    heads = dict.fromkeys(phrase.split(" ")[0] for phrase in phrases)
    return {head: tuple(phrase for phrase in phrases if phrase.split(" ")[0] == head) for head in heads}


def _folded(phrases: Sequence[str]) -> tuple[str, ...]:
    return tuple(f" {' '.join(fold_phrase(phrase))} " for phrase in phrases)
