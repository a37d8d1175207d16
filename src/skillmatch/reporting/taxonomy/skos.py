"""The taxonomy as SKOS in Turtle, written by hand: a library for it would be a dependency for 100 lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from skillmatch.errors import TaxonomyError
from skillmatch.readers.terms import CONCEPT_URI, TAXONOMY_URI
from skillmatch.reporting.shared.escape import turtle_literal
from skillmatch.taxonomy.model import Concept, Named, Source, Taxonomy
from skillmatch.taxonomy.sources import find_passage

_PREFIXES = f"""\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix concept: <{CONCEPT_URI}> .
@prefix phase: <urn:skillmatch:phase:> .
"""
_SCHEME = f"<{TAXONOMY_URI}>"
_MATCHES = {"exact": "exactMatch", "close": "closeMatch", "broad": "broadMatch", "narrow": "narrowMatch"}


def to_skos(taxonomy: Taxonomy) -> str:
    """SKOS in Turtle: one concept scheme, with the phases as collections of responsibilities."""
    narrower = narrower_of(taxonomy)
    tops = [concept.id for concept in taxonomy.concepts.values() if not concept.broader]
    blocks = [_PREFIXES, _statement(_SCHEME, _scheme(taxonomy, tops))]
    blocks += [
        _statement(f"concept:{concept.id}", _concept(taxonomy, concept, narrower[concept.id]))
        for concept in taxonomy.concepts.values()
    ]
    blocks += [_statement(f"phase:{phase.id}", _collection(taxonomy, phase)) for phase in taxonomy.phases.values()]
    return "\n".join(blocks)


def narrower_of(taxonomy: Taxonomy) -> Mapping[str, list[str]]:
    """The ids directly below each concept, in taxonomy order."""
    narrower: dict[str, list[str]] = defaultdict(list)
    for concept in taxonomy.concepts.values():
        for parent in concept.broader:
            narrower[parent].append(concept.id)
    return narrower


Property = tuple[str, str]


def _scheme(taxonomy: Taxonomy, tops: list[str]) -> Iterator[Property]:
    yield "a", "skos:ConceptScheme"
    yield "dcterms:title", _english("skillmatch taxonomy of machine learning engineering")
    yield "dcterms:identifier", turtle_literal(taxonomy.fingerprint)
    for document in taxonomy.documents.values():
        yield "dcterms:source", turtle_literal(str(document["title"]))
    yield from (("skos:hasTopConcept", f"concept:{id_}") for id_ in tops)


def _concept(taxonomy: Taxonomy, concept: Concept, narrower: list[str]) -> Iterator[Property]:
    yield "a", "skos:Concept"
    yield "skos:inScheme", _SCHEME
    yield "skos:notation", turtle_literal(concept.id)
    yield "skos:prefLabel", _english(concept.label)
    yield from (("skos:altLabel", _english(label)) for label in concept.alt)
    yield from (("skos:hiddenLabel", _english(label)) for label in concept.hidden)
    if concept.meaning:
        yield "skos:definition", _english(concept.meaning)
    if not concept.broader:
        yield "skos:topConceptOf", _SCHEME
    yield from (("skos:broader", f"concept:{id_}") for id_ in concept.broader)
    yield from (("skos:narrower", f"concept:{id_}") for id_ in narrower)
    yield from (("skos:related", f"concept:{id_}") for id_ in _related(concept))
    if concept.esco:
        yield f"skos:{_MATCHES[concept.esco.relation]}", f"<{concept.esco.uri}>"
    yield from (("dcterms:source", turtle_literal(cited(taxonomy, source))) for source in concept.sources)


def _related(concept: Concept) -> tuple[str, ...]:
    return (*concept.like, concept.counts_as) if concept.counts_as else concept.like


def _collection(taxonomy: Taxonomy, phase: Named) -> Iterator[Property]:
    yield "a", "skos:Collection"
    yield "skos:prefLabel", _english(phase.label)
    yield from (("skos:member", f"concept:{c.id}") for c in taxonomy.concepts.values() if c.phase == phase.id)


def cited(taxonomy: Taxonomy, source: Source) -> str:
    """A reference with the title of its document and the heading it is under."""
    try:
        return f"{source}: {find_passage(taxonomy.documents, source)}"
    except TaxonomyError:
        return str(source)


def _statement(subject: str, properties: Iterable[Property]) -> str:
    lines = [f"    {name} {value}" for name, value in properties]
    return f"{subject}\n" + " ;\n".join(lines) + " .\n"


def _english(text: str) -> str:
    return f"{turtle_literal(text)}@en"
