"""Searching finds what was meant, best first, and counts are of what is there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmatch.reporting.taxonomy.stats import count
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import ConceptType
from skillmatch.taxonomy.search import search


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("pytorch", "pytorch"),
        ("PyTorch", "pytorch"),
        ("k8s", "kubernetes"),
        ("kubernets", "kubernetes"),
        ("tensrflow", "tensorflow"),
        ("machine learning", "machine-learning"),
        ("Learning, Machine", "machine-learning"),
        ("mentor others", "mentor-others"),
        ("scikit", "scikit-learn"),
        ("c++", "cpp"),
    ],
)
def test_the_first_hit_is_what_was_meant(query: str, first: str) -> None:
    assert search(load_taxonomy(), query)[0].concept.id == first


def test_all_words_beat_some() -> None:
    found = search(load_taxonomy(), "data pipelines", limit=50)
    words = [hit.label.lower().replace("-", " ") for hit in found]
    assert all("data" in text and "pipeline" in text for text in words)


@pytest.mark.parametrize("query", ["", "  ", "/", "qqqqzzzz"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert search(load_taxonomy(), query) == []


SMALL = replace(load_taxonomy(), concepts=dict(list(load_taxonomy().concepts.items())[:60]))


@given(st.text(max_size=30) | st.lists(st.sampled_from(["model", "data", "deploy", "x"])).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_no_query_fails_and_the_best_comes_first(query: str) -> None:
    found = search(SMALL, query, limit=5)
    assert len(found) <= 5
    assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert found == search(SMALL, query, limit=5)


def test_counts_add_up() -> None:
    taxonomy = load_taxonomy()
    counts = count(taxonomy)
    skills = sum(1 for _ in taxonomy.of_type(ConceptType.SKILL))
    assert sum(group.skills for group in counts.groups) == skills == sum(counts.skills.values())
    assert sum(counts.responsibilities.values()) == 37
    assert counts.labels > skills
    assert counts.ambiguous <= counts.with_sentences <= counts.sentences
    assert set(counts.cited) == {"A", "B", "C"}
    assert all(counts.cited.values())
