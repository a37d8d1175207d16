"""JSON Resume and JSON-LD: valid by the schemas of others, and read again as what they were written from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import rdflib
from jsonschema import Draft7Validator  # noqa: TID253 - a test pays for it gladly
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from skillmatch.analysis import Analyzer, Report
from skillmatch.errors import UsageError
from skillmatch.matching.model import Need
from skillmatch.readers.model import Kind, Reading, Several
from skillmatch.readers.read import read_all
from skillmatch.readers.terms import CONCEPT_URI, TAXONOMY_URI
from skillmatch.reporting import FORMATS, render
from skillmatch.reporting.profile.skills_told import skills_told
from skillmatch.taxonomy.model import Concept
from tests.cases import read

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = Path(__file__).parent / "schemas"
JSON_RESUME = Draft7Validator(json.loads((SCHEMAS / "jsonresume.schema.json").read_text(encoding="utf-8")))
DOMAINS: Mapping[str, list[str]] = read(SCHEMAS / "schema-org.yaml")
EXAMPLES = sorted(path for name in ("postings", "resumes") for path in (ROOT / "examples" / name).iterdir())
SKILLMATCH, SKOS = Namespace("urn:skillmatch:"), Namespace("http://www.w3.org/2004/02/skos/core#")
CASES: list[dict[str, Any]] = read(Path(__file__).parent / "other_programs.yaml")


@pytest.fixture(scope="module")
def reports(analyzer: Analyzer) -> list[Report]:
    found = [analyzer.file(path) for path in EXAMPLES]
    assert [one for one in found if not isinstance(one, Report)] == []
    return [one for one in found if isinstance(one, Report)]


def formats_of(report: Report) -> list[str]:
    return [name for name in ("jsonresume", "jsonld") if FORMATS[name].refusal(report) is None]


def shown(report: Report) -> set[str]:
    """What is asserted, and asked for if it is a posting."""
    return {
        one.concept for one in report.mentions if one.asserted and one.kind is not None and one.need is not Need.CONTEXT
    }


def concepts(data: dict[str, Any]) -> list[str]:
    return [str(one.get("id", one.get("@id"))).removeprefix(CONCEPT_URI) for one in data["skills"]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_case(case: dict[str, Any], analyzer: Analyzer) -> None:
    report = analyzer.of_kind(case.get("kind")).data(case["file"].encode(), case.get("name", "file.txt"))
    assert isinstance(report, Report)
    for format_, expected in case["written"].items():
        data = json.loads(render([report], format_))
        got = [{key: one.get(key) for key in wanted} for one, wanted in zip(data["skills"], expected, strict=True)]
        assert got == expected
        for key, value in case.get("kept", {}).items():
            assert data[key] == value


def test_of_all_examples_what_is_shown_is_written(reports: list[Report]) -> None:
    for report in reports:
        for format_ in formats_of(report):
            written = concepts(json.loads(render([report], format_)))
            assert len(written) == len(set(written)) and set(written) == shown(report), report.name


def test_of_all_examples_what_is_written_is_read_again(reports: list[Report], analyzer: Analyzer) -> None:
    for report in reports:
        for format_ in formats_of(report):
            again = analyzer.data(render([report], format_).encode(), "again.json")
            assert isinstance(again, Report) and again.document.kind is report.document.kind
            told = {one.concept for one in skills_told(again)}
            # What was a JSON Resume keeps its other fields, which name skills too.
            assert told == shown(report), (report.name, format_)


def test_several_are_read_again_each_by_itself(reports: list[Report]) -> None:
    by_kind = {kind: [one for one in reports if one.document.kind is kind][:2] for kind in Kind}
    both = [*by_kind[Kind.POSTING], *by_kind[Kind.RESUME]]
    for format_, some in (
        ("jsonresume", by_kind[Kind.RESUME]),
        *(("jsonld", one) for one in (*by_kind.values(), both)),
    ):
        found = read_all(render(some, format_).encode(), "several.jsonl")
        assert isinstance(found, Several)
        kinds = [one.found.kind if isinstance(one.found, Reading) else None for one in found.members]
        assert kinds == [one.document.kind for one in some]


def test_json_resume_is_of_its_official_schema(reports: list[Report]) -> None:
    for report in reports:
        for format_ in {"jsonresume"} & {*formats_of(report)}:
            assert list(JSON_RESUME.iter_errors(json.loads(render([report], format_)))) == []


def test_json_ld_is_in_the_words_of_schema_org(reports: list[Report]) -> None:
    for report in reports:
        node = json.loads(render([report], "jsonld"))
        assert node["@type"] == {Kind.POSTING: "JobPosting", Kind.RESUME: "Person"}[report.document.kind]
        for one in (node, *node["skills"]):
            assert one["@type"] in rdflib.SDO
            for key in one:
                assert key[0] == "@" or ":" in key or (key in rdflib.SDO and one["@type"] in DOMAINS[key]), key


def test_json_ld_says_as_a_graph_what_it_should(analyzer: Analyzer) -> None:
    report = analyzer.text("Data Engineer\n\nRequirements:\n- Python\n- ETL\n\nNice to have:\n- Kafka\n")
    data = json.loads(render([report], "jsonld"))
    # The context of schema.org, of which nothing is fetched here, as far as it matters.
    address = {"@type": "@id"}
    data["@context"][0] = {"@vocab": str(rdflib.SDO), "sameAs": address, "inDefinedTermSet": address}
    graph = Graph().parse(data=json.dumps(data), format="json-ld")
    (posting,) = graph.subjects(RDF.type, rdflib.SDO.JobPosting)
    python, kafka, etl = (URIRef(f"{CONCEPT_URI}{id_}") for id_ in ("python", "kafka", "etl"))
    assert set(graph.objects(posting, rdflib.SDO.skills)) == {python, kafka, etl}
    esco = URIRef("http://data.europa.eu/esco/skill/ccd0a1d9-afda-43d9-b901-96344886e14d")
    for triple in (
        (posting, rdflib.SDO.title, Literal("Data Engineer")),
        (python, RDF.type, rdflib.SDO.DefinedTerm),
        (python, rdflib.SDO.termCode, Literal("python")),
        (python, rdflib.SDO.inDefinedTermSet, URIRef(TAXONOMY_URI)),
        (python, rdflib.SDO.sameAs, esco),
        (python, SKILLMATCH.need, Literal("required")),
        (kafka, SKILLMATCH.need, Literal("preferred")),
    ):
        assert triple in graph, triple
    assert list(graph.objects(etl, rdflib.SDO.sameAs)) == [] and len(list(graph.objects(etl, SKOS.closeMatch))) == 1


def test_what_is_written_is_plain_ascii(analyzer: Analyzer) -> None:
    report = analyzer.of_kind("resume").data("Zoë\n\nSkills\n\u202ePython\x1b[2J\n".encode(), "\u202ezoë.txt")
    for format_ in ("jsonresume", "jsonld"):
        written = render([report], format_)
        assert written.isascii() and written.removesuffix("\n").isprintable()


def test_a_posting_has_no_json_resume(analyzer: Analyzer) -> None:
    with pytest.raises(UsageError, match=r"a\.txt: read as a job posting, of which there is no JSON Resume"):
        render([analyzer.of_kind("posting").text("Python", "a.txt")], "jsonresume")


def test_any_entry_is_read_again_as_itself(analyzer: Analyzer) -> None:
    """Whatever its name may mean elsewhere; every tenth, since there are thousands."""
    skills = [one for one in analyzer.taxonomy.concepts.values() if one.kind][::10]
    lost = []
    for begin in range(0, len(skills), 200):
        some = skills[begin : begin + 200]
        report = analyzer.data(json.dumps(_posting(some)).encode(), "posting.json")
        assert isinstance(report, Report)
        lost += sorted({one.id for one in some} - {one.concept for one in skills_told(report)})
    assert lost == []


def _posting(skills: list[Concept]) -> dict[str, Any]:
    terms = [{"@type": "DefinedTerm", "@id": f"{CONCEPT_URI}{one.id}", "name": one.label} for one in skills]
    return {"@context": "https://schema.org", "@type": "JobPosting", "skills": terms}
