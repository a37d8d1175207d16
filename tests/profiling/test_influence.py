"""What is told of a concept's influence is what the figures are made with."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.profiling.features import group_of, with_parts
from skillmatch.profiling.influence import influence_of
from skillmatch.profiling.parameters import read_weights
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import SkillKind, Taxonomy

TEAM = Path(__file__).parents[2] / "examples" / "team-taxonomy"


@pytest.mark.parametrize("taxonomy", [load_taxonomy(), load_taxonomy(TEAM)], ids=["ours", "a team's"])
def test_influence_is_of_the_weights_in_use(taxonomy: Taxonomy) -> None:
    weights = read_weights(taxonomy)
    for concept in list(taxonomy.concepts.values())[::7]:
        found = influence_of(concept, taxonomy)
        moves = concept.kind is not SkillKind.SOFT and concept.id not in weights.neutral
        assert group_of(found.feature) == taxonomy.group_of(concept.id)
        assert found.split == (weights.split.get(found.feature, 0.0) if moves else 0.0)
        assert found.senior == (taxonomy.parameters.level.duties.get(concept.id, 0.0) if moves else 0.0)
        counted = [found.feature] if concept.id == group_of(found.feature) else [found.feature, concept.id]
        told = {role: sum(features.get(one, 0.0) for one in counted) for role, features in weights.roles.items()}
        assert found.roles == ({role: weight for role, weight in told.items() if weight} if moves else {})


def test_a_group_counts_in_parts_by_the_way_its_skills_lean() -> None:
    taxonomy = load_taxonomy()
    told = {id_: influence_of(taxonomy.concepts[id_], taxonomy) for id_ in ("java", "r", "sql", "deploy-models")}
    assert [told[id_].feature for id_ in told] == [
        "programming-languages.swe",
        "programming-languages.ml",
        "programming-languages",
        "deploy-models",
    ]
    assert told["java"].split < 0 < told["r"].split
    assert with_parts({"a": 0.5, "a.ml": 0.9}, ["a", "b"]) == {"a": 0.5, "a.swe": 0.5, "a.ml": 0.9}


def test_neutral_is_not_soft() -> None:
    taxonomy = load_taxonomy()
    told = {
        id_: influence_of(taxonomy.concepts[id_], taxonomy).neutral for id_ in ("computer-science", "communication")
    }
    assert told == {"computer-science": True, "communication": False}
