"""The sentences of the taxonomy: each entry is found in its ``hits``, and in none of its ``misses``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from skillmatch.analysis import Analyzer, Report
from skillmatch.errors import UsageError
from skillmatch.matching.model import Mention
from skillmatch.readers.model import Kind
from skillmatch.suggest import did_you_mean
from skillmatch.taxonomy.layer import read_layer
from skillmatch.taxonomy.model import Concept, ConceptType, Taxonomy
from skillmatch.text.normalize import fold_phrase


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence that is not read as its entry promises, and how it was read."""

    concept: str
    sentence: str
    must_hit: bool
    """Whether it is one of ``hits``, and the entry was not found in it; else the other way round."""
    found: tuple[Mention, ...]
    """What was found instead of the entry; for one that must miss, what was taken for the entry."""
    names: tuple[str, ...] = ()
    """The names of the entry that are in a sentence and did not count there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the sentences of some entries."""

    tested: tuple[str, ...]
    """The entries that have sentences."""
    without: tuple[str, ...]
    """Those that have none."""
    sentences: int
    failures: tuple[Failure, ...]


def run_examples(taxonomy: Taxonomy, ids: Iterable[str]) -> Outcome:
    """Read every sentence of the entries ``ids``.

    Raises:
        TimeLimitError: where one takes longer than the limit of seconds.
    """
    analyzer = Analyzer(taxonomy, kind=Kind.POSTING)
    concepts = [taxonomy.concepts[id_] for id_ in ids]
    tested = [concept for concept in concepts if concept.hits or concept.misses]
    return Outcome(
        tested=tuple(concept.id for concept in tested),
        without=tuple(concept.id for concept in concepts if concept not in tested),
        sentences=sum(len(concept.hits) + len(concept.misses) for concept in tested),
        failures=tuple(failure for concept in tested for failure in failures(analyzer, concept)),
    )


def failures(analyzer: Analyzer, concept: Concept) -> Iterator[Failure]:
    """The sentences of one entry that ``analyzer``, which takes all texts for postings, does not read as promised."""
    for sentence in concept.hits:
        found = as_requirement(analyzer, sentence).mentions
        if not _of(concept, found):
            yield Failure(concept.id, sentence, True, found, _names_in(concept, sentence))
    for sentence in concept.misses:
        wrong = _of(concept, as_requirement(analyzer, sentence).mentions)
        if wrong:
            yield Failure(concept.id, sentence, False, wrong)


def as_requirement(analyzer: Analyzer, sentence: str) -> Report:
    """The report on a sentence read as the one item below the requirements of a posting."""
    return analyzer.text(f"Requirements:\n- {sentence}")


def _of(concept: Concept, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions of an entry and of the things like it, asserted or not: what is denied is recognised too."""
    return tuple(mention for mention in mentions if mention.concept in (concept.id, *concept.like))


def _names_in(concept: Concept, sentence: str) -> tuple[str, ...]:
    if concept.type is ConceptType.RESPONSIBILITY:
        return ()  # described by its activities, not named
    words = f" {' '.join(fold_phrase(sentence))} "
    folded = {label: " ".join(fold_phrase(label)) for label in concept.labels}
    return tuple(label for label, folded_label in folded.items() if folded_label and f" {folded_label} " in words)


def known_ids(taxonomy: Taxonomy, ids: Iterable[str]) -> tuple[str, ...]:
    """``ids``, each once.

    Raises:
        UsageError: where one is not the id of a skill, a group or a responsibility.
    """
    asked = tuple(dict.fromkeys(ids))
    for id_ in asked:
        if id_ not in taxonomy.concepts:
            meant = did_you_mean(id_, taxonomy.concepts) or "; `skillmatch taxonomy search WORDS` finds ids."
            raise UsageError(f"no skill, group or responsibility has the id `{id_}`{meant}")
    return asked


def ids_in(folders: Iterable[Path]) -> tuple[str, ...]:
    """The ids of the skills, groups and responsibilities that files in ``folders`` add or change.

    Raises:
        TaxonomyError: where a file cannot be read.
    """
    return tuple(dict.fromkeys(id_ for folder in folders for id_ in read_layer(folder).concepts))
