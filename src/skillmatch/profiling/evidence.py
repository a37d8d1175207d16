"""Mentions counted: how much a document says of each concept, skill group and responsibility."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from skillmatch.documents.model import SectionRole
from skillmatch.matching.model import Mention, MentionType, choices
from skillmatch.profiling import features
from skillmatch.profiling.parameters import Weights
from skillmatch.taxonomy.model import SkillKind, Taxonomy
from skillmatch.taxonomy.parameters import Features

_NO_NEED = 1.0
"""What a mention weighs in a résumé, which needs nothing."""


class Counts(NamedTuple):
    """What a document says, by concept and by feature.

    A feature is what the weights are fitted to (see ``features``): a part of a hard skill group, or a responsibility.
    Its amount grows with the logarithm of what is said, so that a long list of tools weighs little more than a short
    one.
    """

    mentions: Mapping[str, tuple[Mention, ...]]
    """The asserted mentions of each concept, outside of titles, in text order."""
    said: Mapping[str, float]
    """For each concept, how much is said: skills once, at their strongest need; responsibilities each time."""
    feature_of: Mapping[str, str]
    amounts: Mapping[str, float]
    """For each feature, log(1 + s / ``saturation``) of what is said, s, of its concepts."""
    plain: float
    """The amount of what clearly is software work, and of which no role type tells: "CSS", "iOS"."""
    saturation: float

    @property
    def evidence(self) -> float:
        """How much is said in all, in units of one required skill or one stated duty."""
        return sum(self.said.values())

    @property
    def length(self) -> float:
        """The length of the vector of amounts; 1 where nothing is said."""
        return math.sqrt(sum(amount * amount for amount in self.amounts.values())) or 1.0

    def score(self, hints: Sequence[str], weights: Features) -> float:
        """The weighted sum of amounts over their length, with what the title's hints add.

        Divided by the length of the vector, so that a long text scores no higher than a short one of the same make.
        """
        pushes = sum(weights.get(feature, 0.0) * amount for feature, amount in self.amounts.items())
        # A team's own role may weigh single skills; a concept that is its own feature has been counted.
        pushes += sum(
            weights[concept] * math.log1p(said / self.saturation)
            for concept, said in self.said.items()
            if concept in weights and features.group_of(self.feature_of[concept]) != concept
        )
        hinted = sum(weights.get(hint, 0.0) for hint in hints)
        return weights.get("bias", 0.0) + pushes / self.length + hinted


def count(mentions: Sequence[Mention], weights: Weights) -> Counts:
    """The counts of a document's mentions; soft skills are counted as mentions, and move no figure."""
    by_concept: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.asserted and mention.section is not SectionRole.TITLE:
            by_concept[mention.concept].append(mention)
    need = weights.need
    # A choice is one need, which its skills share: "PyTorch or TensorFlow" asks for no more than "PyTorch".
    alternatives: dict[int | None, int] = {
        choice.mentions[0].choice: len(choice.concepts) for choice in choices(mentions)
    }
    said: dict[str, float] = {}
    feature_of: dict[str, str] = {}
    for concept, ones in by_concept.items():
        if ones[0].kind is SkillKind.SOFT or concept in weights.neutral:
            continue
        needs = [(need[one.need.value] if one.need else _NO_NEED) / alternatives.get(one.choice, 1) for one in ones]
        feature_of[concept] = features.feature_of(weights.taxonomy.concepts[concept], weights.taxonomy)
        said[concept] = max(needs) if ones[0].type is MentionType.SKILL else sum(needs)
    whole: dict[str, float] = defaultdict(float)
    for concept, much in said.items():
        whole[feature_of[concept]] += much
    saturation = weights.taxonomy.parameters.saturation
    amounts = {feature: math.log1p(much / saturation) for feature, much in whole.items()}
    plain = math.log1p(sum(much for id_, much in said.items() if _is_plain(id_, weights.taxonomy)) / saturation)
    return Counts({c: tuple(ones) for c, ones in by_concept.items()}, said, feature_of, amounts, plain, saturation)


def _is_plain(id_: str, taxonomy: Taxonomy) -> bool:
    concept = taxonomy.concepts[id_]
    return concept.phase is None and not concept.roles and concept.lean <= -taxonomy.parameters.leans_from
