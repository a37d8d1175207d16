"""What implies what: each pair is listed twice, in the taxonomy and here, and works."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.comparing.model import Relation
from skillmatch.comparing.relations import Relations
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import ConceptType
from tests.cases import read

PAIRS = {(one, other) for one, others in read(Path(__file__).with_name("implies.yaml")).items() for other in others}
CONCEPTS = load_taxonomy().concepts


@pytest.fixture(scope="module")
def relations(analyzer: Analyzer) -> Relations:
    return Relations(analyzer.taxonomy)


def test_the_taxonomy_has_these_and_no_others() -> None:
    assert {(concept.id, other) for concept in CONCEPTS.values() for other in concept.implies} == PAIRS


@pytest.mark.parametrize(("one", "other"), sorted(PAIRS))
def test_whoever_shows_one_shows_the_other(relations: Relations, one: str, other: str) -> None:
    assert relations.shown_by(one)[other].relation in (Relation.IMPLIES, Relation.NARROWER)


DIRECTED = [
    ("python", "pandas"),
    ("sql", "postgresql"),
    ("kubernetes", "amazon-eks"),
    ("natural-language-processing", "spacy"),
    ("javascript", "react"),
    ("java", "spring"),
    ("machine-learning", "pytorch"),
    ("llm", "rag"),
    ("docker", "kubernetes"),
    ("linux", "docker"),
    ("mysql", "postgresql"),
    ("tensorflow", "pytorch"),
    ("java", "javascript"),
    ("machine-learning", "data-science"),
    ("data-engineering", "sql"),
    ("deep-learning", "natural-language-processing"),
]


@pytest.mark.parametrize(("one", "other"), DIRECTED)
def test_it_does_not_hold_the_other_way(relations: Relations, one: str, other: str) -> None:
    assert other not in relations.shown_by(one)


def test_a_field_is_not_shown_by_its_parts(relations: Relations) -> None:
    fields = [one for one in CONCEPTS.values() if one.type is ConceptType.GROUP and not one.kinds]
    assert len(fields) > 10
    assert "data-engineering" not in relations.shown_by("airflow")
    assert "cloud-computing" in relations.shown_by("aws")
