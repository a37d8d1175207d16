"""The sentences of the taxonomy that must hit their entry, and those that must miss it."""

from __future__ import annotations

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.examples import failures
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import Ambiguity

CONCEPTS = load_taxonomy().concepts
WITH_SENTENCES = [id_ for id_, concept in CONCEPTS.items() if concept.hits or concept.misses]


def _only_asked(rule: Ambiguity) -> bool:
    """Whether a rule looks at how a name is asked for alone, which no sentence by itself tells."""
    return rule == Ambiguity(labels=rule.labels, asked=True)


# What counts as another thing has its sentences in the entry of that.
AMBIGUOUS = [
    id_
    for id_, concept in CONCEPTS.items()
    if not concept.counts_as and any(not _only_asked(rule) for rule in concept.ambiguous)
]


@pytest.mark.parametrize("id_", WITH_SENTENCES)
def test_sentences(analyzers: dict[Kind, Analyzer], id_: str) -> None:
    assert list(failures(analyzers[Kind.POSTING], CONCEPTS[id_])) == []


@pytest.mark.parametrize("id_", AMBIGUOUS)
def test_ambiguous_entries_have_both(id_: str) -> None:
    assert CONCEPTS[id_].hits and CONCEPTS[id_].misses
