"""The parameters: the figures of ``taxonomy/weights.yaml`` that turn counts into verdicts, typed."""

from collections.abc import Mapping
from typing import Any, NamedTuple

Features = Mapping[str, float]
"""Weights by feature: a hard skill group or the part of it that leans one way (``group.swe``, ``group.ml``), a
responsibility, a hint of the title, or ``bias``."""


class SplitParameters(NamedTuple):
    """Of the split: the weights of its features, what a verdict takes, and how far from 0 is balanced."""

    floor: float
    """The least core evidence."""
    floor_analyst: float
    """The same, under the title of a data analyst."""
    share: float
    """The least share of core skills among the hard skills."""
    share_other_trade: float
    """The same, under a title of another trade."""
    margin: float
    features: Features


class RoleParameters(NamedTuple):
    """Of the role types: the weights of their features, by role."""

    coverage_floor: float
    """The least weight of a concept in a role for the role's coverage to count it."""
    own_scale: float
    """What the weights of concepts are multiplied by for a role without fitted ones."""
    named_from: float
    """The least coverage of a role type that is named as the one that fits."""
    features: Mapping[str, Features]
    none_from: float
    """How many times as well as the best role type ``none`` fits, from where on no role is named."""
    none: Features
    """Of work that is none of the role types, as plain software or reporting."""
    none_plain: float
    """What software skills that no role type has add to it, beside their group."""


class LevelParameters(NamedTuple):
    """Of the levels: what their signs weigh."""

    floor: float
    title: float
    grade: float
    """What a title weighs that names a grade of the firm's own scale, or several levels: less than years."""
    word: float
    years: float
    few_years: float
    """What years well below ``senior_from`` weigh: more than a title."""
    senior_from: float
    mid_from: float
    duties: Features
    own_work: tuple[str, ...]
    """Duties of one who works independently."""
    own_work_from: int
    own_work_weight: float


class Parameters(NamedTuple):
    """All figures of a taxonomy."""

    need: Features
    """What a mention weighs by its need."""
    neutral: frozenset[str]
    """Skills that both sides ask for alike, as degree subjects; they are listed, and move no figure."""
    leans_from: float
    """The least lean, either way, of a skill that is counted apart from the rest of its group."""
    saturation: float
    """A count enters as log(1 + count / saturation), so that a long list of tools weighs little more than a short
    one."""
    split: SplitParameters
    roles: RoleParameters
    level: LevelParameters


def typed_parameters(file: Mapping[str, Any]) -> Parameters:
    """The parameters that ``weights.yaml`` holds.

    Raises:
        KeyError, TypeError, ValueError: where it lacks one.
    """
    split, roles = file["split"], file["roles"]
    return Parameters(
        need=_floats(file["need"]),
        neutral=frozenset(file["neutral"]),
        leans_from=float(file["leans_from"]),
        saturation=float(file["saturation"]),
        split=_split(split),
        roles=RoleParameters(
            coverage_floor=float(roles["coverage_floor"]),
            own_scale=float(roles["own_scale"]),
            named_from=float(roles["named_from"]),
            features={role: _floats(features) for role, features in roles["features"].items()},
            none_from=float(roles["none"]["from"]),
            none=_floats(roles["none"]["features"]),
            none_plain=float(roles["none"]["plain"]),
        ),
        level=_level(file["level"]),
    )


def _split(given: Mapping[str, Any]) -> SplitParameters:
    return SplitParameters(
        floor=float(given["floor"]),
        floor_analyst=float(given["floor_analyst"]),
        share=float(given["share"]),
        share_other_trade=float(given["share_other_trade"]),
        margin=float(given["margin"]),
        features=_floats(given["features"]),
    )


def _level(given: Mapping[str, Any]) -> LevelParameters:
    years, own_work = given["years"], given["own_work"]
    return LevelParameters(
        floor=float(given["floor"]),
        title=float(given["title"]),
        grade=float(given["grade"]),
        word=float(given["word"]),
        years=float(years["weight"]),
        few_years=float(years["few"]),
        senior_from=float(years["senior"]),
        mid_from=float(years["mid"]),
        duties=_floats(given["duties"]),
        own_work=tuple(own_work["duties"]),
        own_work_from=int(own_work["from"]),
        own_work_weight=float(own_work["weight"]),
    )


def _floats(figures: Mapping[str, Any]) -> dict[str, float]:
    return {str(key): float(value) for key, value in figures.items()}
