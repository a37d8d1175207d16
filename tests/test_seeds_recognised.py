"""What the source documents say is recognised as the concept that cites it, where the documents are at hand."""

from __future__ import annotations

from typing import Any

import pytest

from skillmatch.analysis import Report
from skillmatch.matching.model import MentionType
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import Concept, ConceptType
from tests.conftest import Analyze
from tests.taxonomy.passages import needs_seeds, passage

TAXONOMY = load_taxonomy()
ALONE = "{}"
DUTY = "Responsibilities:\n- {}"
REQUIREMENT = "Requirements:\n- {}"


def citations(type_: ConceptType) -> list[Any]:
    return [
        pytest.param(concept, str(source), id=f"{concept.id}: {source}")
        for concept in TAXONOMY.of_type(type_)
        for source in concept.sources
    ]


def found(report: Report, type_: MentionType) -> set[str]:
    return {mention.concept for mention in report.mentions if mention.type is type_}


@needs_seeds
@pytest.mark.parametrize("form", [ALONE, DUTY], ids=["alone", "under a heading"])
@pytest.mark.parametrize(("concept", "reference"), citations(ConceptType.RESPONSIBILITY))
def test_responsibility(posting: Analyze, concept: Concept, reference: str, form: str) -> None:
    """Each paragraph and item that the reference covers is a posting of its own; one of them must state it."""
    reports = [posting(form.format(text)) for text in passage(reference)]
    assert concept.id in set().union(*(found(one, MentionType.RESPONSIBILITY) for one in reports))


@needs_seeds
@pytest.mark.parametrize("form", [ALONE, REQUIREMENT], ids=["alone", "under a heading"])
@pytest.mark.parametrize(("concept", "reference"), citations(ConceptType.GROUP))
def test_group(posting: Analyze, concept: Concept, reference: str, form: str) -> None:
    """The group itself is named, or a skill in it."""
    skills = set().union(*(found(posting(form.format(text)), MentionType.SKILL) for text in passage(reference)))
    assert concept.id in {TAXONOMY.group_of(id_) for id_ in skills}
