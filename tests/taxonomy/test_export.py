"""SKOS that an RDF library reads back, CSV that no spreadsheet runs, JSON that says all."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy  # noqa: TID253 - a test pays for it gladly
from jsonschema import Draft202012Validator  # noqa: TID253 - a test pays for it gladly
from rdflib import DCTERMS, RDF, SKOS, Graph, Literal, URIRef

from skillmatch.reporting.shared.schema import schema
from skillmatch.reporting.taxonomy.export import FORMATS, to_csv, to_json, to_spacy
from skillmatch.reporting.taxonomy.skos import to_skos
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import Concept, ConceptType, Taxonomy
from tests.taxonomy.alone import load_alone

pytestmark = pytest.mark.exhaustive

NASTY = Path(__file__).with_name("nasty.yaml")
MATCHES = {name: SKOS[f"{name}Match"] for name in ("exact", "close", "broad", "narrow")}
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.fixture(scope="module")
def graph(taxonomy: Taxonomy) -> Graph:
    return Graph().parse(data=to_skos(taxonomy), format="turtle")


@pytest.fixture
def nasty(tmp_path: Path) -> Taxonomy:
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "nasty.yaml").write_bytes(NASTY.read_bytes())
    return load_alone(tmp_path)


def node(concept: str) -> URIRef:
    return URIRef(f"urn:skillmatch:concept:{concept}")


def read_back(graph: Graph, concept: Concept) -> tuple[object, ...]:
    subject = node(concept.id)
    labels = [[str(o) for o in graph.objects(subject, p)] for p in LABELS]
    broader = {str(o).rpartition(":")[2] for o in graph.objects(subject, SKOS.broader)}
    return (*map(sorted, labels), broader)


def as_written(concept: Concept) -> tuple[object, ...]:
    return [concept.label], sorted(set(concept.alt)), sorted(set(concept.hidden)), set(concept.broader)


def test_skos_says_all_that_we_know(taxonomy: Taxonomy, graph: Graph) -> None:
    scheme = URIRef("urn:skillmatch:taxonomy")
    assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == {node(id_) for id_ in taxonomy.concepts}
    for concept in taxonomy.concepts.values():
        assert read_back(graph, concept) == tuple(as_written(concept))
        assert (node(concept.id), SKOS.inScheme, scheme) in graph
        assert ((node(concept.id), SKOS.topConceptOf, scheme) in graph) == (not concept.broader)
        assert len(set(graph.objects(node(concept.id), DCTERMS.source))) == len(concept.sources)
    assert all(isinstance(o, Literal) and o.language == "en" for o in graph.objects(None, SKOS.altLabel))
    broader = {(o, s) for s, o in graph.subject_objects(SKOS.broader)}
    assert set(graph.subject_objects(SKOS.narrower)) == broader


def test_skos_matches_esco(taxonomy: Taxonomy, graph: Graph) -> None:
    matched = [concept for concept in taxonomy.concepts.values() if concept.esco]
    assert matched
    for concept in matched:
        assert concept.esco
        assert (node(concept.id), MATCHES[concept.esco.relation], URIRef(concept.esco.uri)) in graph


def test_skos_collects_responsibilities_by_phase(taxonomy: Taxonomy, graph: Graph) -> None:
    members = set(graph.objects(URIRef("urn:skillmatch:phase:deploy"), SKOS.member))
    duties = taxonomy.of_type(ConceptType.RESPONSIBILITY)
    assert members == {node(duty.id) for duty in duties if duty.phase == "deploy"}


def test_skos_keeps_letters_as_they_are(nasty: Taxonomy) -> None:
    graph = Graph().parse(data=to_skos(nasty), format="turtle")
    for concept in nasty.concepts.values():
        assert read_back(graph, concept) == tuple(as_written(concept))


def test_csv_has_a_row_for_each_concept(taxonomy: Taxonomy) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(taxonomy))))
    assert [row["id"] for row in rows] == list(taxonomy.concepts)
    row = next(row for row in rows if row["id"] == "pytorch")
    assert row["alt"].split(" | ") == list(taxonomy.concepts["pytorch"].alt)
    assert float(row["lean"]) == taxonomy.concepts["pytorch"].lean


def test_no_csv_cell_is_a_formula(taxonomy: Taxonomy, nasty: Taxonomy) -> None:
    for one in (taxonomy, nasty):
        for row in csv.reader(io.StringIO(to_csv(one))):
            texts = [cell for cell in row if not is_number(cell)]
            assert [text for text in texts if text.startswith(("=", "+", "-", "@"))] == []
    labels = [row["label"] for row in csv.DictReader(io.StringIO(to_csv(nasty)))]
    assert labels[0] == "'=cmd|' /C calc'!A1"
    assert "'@home | +1 | -1" in to_csv(nasty)


def is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()


def test_json_says_all_that_we_know(taxonomy: Taxonomy) -> None:
    value = json.loads(to_json(taxonomy))
    Draft202012Validator(schema("taxonomy")).validate(value)
    assert value["taxonomy"] == taxonomy.fingerprint
    assert [entry["id"] for entry in value["concepts"]] == list(taxonomy.concepts)
    assert [entry["id"] for entry in value["phases"]] == list(taxonomy.phases)
    for entry in value["concepts"]:
        concept = taxonomy.concepts[entry["id"]]
        assert [entry["label"], *entry.get("alt", []), *entry.get("hidden", [])] == list(concept.labels)
        assert (entry["type"], entry["lean"]) == (concept.type, concept.lean)
        assert entry.get("sources", []) == [str(source) for source in concept.sources]


def test_an_entity_ruler_takes_the_patterns(taxonomy: Taxonomy, tmp_path: Path) -> None:
    (tmp_path / "skills.jsonl").write_text(to_spacy(taxonomy), encoding="utf-8")
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.from_disk(tmp_path / "skills.jsonl")
    entities = nlp("We use Kubernetes and value teamwork.").ents
    found = {(entity.text, entity.label_, entity.ent_id_) for entity in entities}
    assert found == {("Kubernetes", "hard-skill", "kubernetes"), ("teamwork", "soft-skill", "teamwork")}


def test_an_entity_ruler_takes_token_patterns_too(tmp_path: Path) -> None:
    (tmp_path / "skills").mkdir()
    pattern = "[{lower: quazor}, {LENGTH: {IN: [1, 2]}, OP: '?'}]"  # with a number that YAML gives as a word
    entry = f"{{id: quazor, label: Quazor ML, broader: [ml-frameworks], patterns: [{pattern}]}}"
    (tmp_path / "skills" / "ours.yaml").write_text(f"skills:\n  - {entry}\n", encoding="utf-8")
    taxonomy = load_taxonomy(tmp_path)
    (tmp_path / "skills.jsonl").write_text(to_spacy(taxonomy), encoding="utf-8")
    ruler: Any = spacy.blank("en").add_pipe("entity_ruler", config={"validate": True})
    ruler.from_disk(tmp_path / "skills.jsonl")
    found = {(entity.text, entity.ent_id_) for entity in ruler(ruler.nlp("Quazor 24 for Quazor ML")).ents}
    assert found == {("Quazor 24", "quazor"), ("Quazor ML", "quazor")}
    Draft202012Validator(schema("taxonomy")).validate(json.loads(to_json(taxonomy)))


ALL_FORMS = """
import json
from skillmatch.reporting.taxonomy.export import FORMATS
from skillmatch.taxonomy.load import load_taxonomy
print(json.dumps({name: form(load_taxonomy()) for name, form in FORMATS.items()}))
"""


def test_the_same_files_give_the_same_bytes() -> None:
    environments = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    runs = [subprocess.run([sys.executable, "-c", ALL_FORMS], capture_output=True, env=e) for e in environments]
    first, second = (json.loads(run.stdout) for run in runs)
    assert [name for name in FORMATS if not first[name] or first[name] != second[name]] == []
