"""Names of other things in an entry (``like``): skills of their own, which count as the entry does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.cli.main import run
from skillmatch.examples import as_requirement
from skillmatch.readers.model import Kind
from skillmatch.reporting.taxonomy.explain import explain
from skillmatch.reporting.taxonomy.stats import count
from skillmatch.taxonomy.likes import like_id, with_likes
from skillmatch.taxonomy.load import load_taxonomy
from skillmatch.taxonomy.model import Taxonomy
from skillmatch.taxonomy.validate.other_things import other_things
from skillmatch.taxonomy.validate.same_names import named_twice
from tests.cases import read

HERE = Path(__file__).parent
MERGED = {"Phaser game framework", "Pika Labs", "Kling AI", "v0.dev", "Voila dashboards", "BGE embeddings"} | {
    "NEON intrinsics"
}
"""Names that two entries held of one thing, which now counts as the other entry does."""
TEAM = """\
skills:
  - id: jest
    like: [[Zapper, Zapper Tests], Quibble]
  - id: quazor
    label: Quazor
    broader: [unit-testing]
    lean: 0.25
    ambiguous:
      - {labels: [Zingo], case: true, not_after: [the]}
      - {not_before: [team]}
    like: [Zingo]
"""


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("team")
    (folder / "skills").mkdir()
    (folder / "skills" / "ours.yaml").write_text(TEAM, encoding="utf-8")
    return folder


@pytest.mark.parametrize("case", read(HERE / "likes.yaml"), ids=lambda case: str(case["says"]))
def test_each_is_shown_by_its_own_name(case: dict[str, Any], taxonomy: Taxonomy) -> None:
    report = as_requirement(Analyzer(taxonomy, kind=Kind.POSTING), case["says"])
    shown = {mention.concept: report.labels.concepts[mention.concept] for mention in report.mentions}
    assert {id_: shown.get(id_) for id_ in case["shows"]} == case["shows"]


def test_every_moved_label_keeps_its_group_and_lean(taxonomy: Taxonomy) -> None:
    concepts = {label: c for c in taxonomy.concepts.values() if c.kind for label in c.labels}
    lines = (HERE / "moved_labels.txt").read_text(encoding="utf-8").splitlines()[1:]
    for line in lines:
        entry, _, labels = line.partition(": ")
        id_, group, lean = entry.split()
        for label in labels.split(" | "):
            concept = concepts[label]
            assert concept.id != id_, label
            assert taxonomy.group_of(concept.id) == group, label
            assert concept.lean == float(lean) or label in MERGED, label


def test_what_counts_as_another_is_inherited(taxonomy: Taxonomy) -> None:
    for concept in taxonomy.concepts.values():
        for like in (taxonomy.concepts[id_] for id_ in concept.like):
            assert like.counts_as == concept.id
            assert (like.lean, like.roles, like.core) == (concept.lean, concept.roles, concept.core)
            assert (like.kind, like.broader, like.place) == (concept.kind, concept.broader, concept.place)


def test_explain_names_both(taxonomy: Taxonomy) -> None:
    (qunit,), (jest,) = explain(taxonomy, "QUnit"), explain(taxonomy, "jest")
    assert (qunit.id, qunit.label) == ("qunit", "QUnit")
    assert dict(qunit.parts)["counts as"] == ["Jest (jest), in whose entry it is written as another thing"]
    assert "QUnit" in dict(jest.parts)["like it"][0]


@pytest.mark.parametrize(
    ("name", "id_"),
    [("Sinon.js", "sinon-js"), ("C++Builder", "c-plus-plus-builder"), ("GD&T", "gd-and-t"), ("Protégé", "protege")],
)
def test_an_id_is_made_of_the_name(name: str, id_: str) -> None:
    assert like_id(name) == id_


def test_rules_go_with_the_names_that_they_are_about(team: Path) -> None:
    concepts = load_taxonomy(team).concepts
    assert [rule.labels for rule in concepts["quazor"].ambiguous] == [()]
    assert [(rule.labels, rule.not_after) for rule in concepts["zingo"].ambiguous] == [
        (("Zingo",), ("the",)),
        ((), ()),
    ]


def test_a_team_adds_things_and_names(team: Path) -> None:
    taxonomy = load_taxonomy(team)
    assert taxonomy.concepts["zapper"].labels == ("Zapper", "Zapper Tests")
    assert {"sinon-js", "qunit", "zapper", "quibble"} == set(taxonomy.concepts["jest"].like)
    assert taxonomy.concepts["zingo"].lean == 0.25
    assert taxonomy.group_of("zingo") == "software-engineering"


def test_a_role_of_a_team_weighs_them_as_the_entry(tmp_path: Path) -> None:
    role = "roles:\n  - {id: tester, label: Tester, meaning: Tests., weights: {jest: 0.7}}\n"
    (tmp_path / "roles.yaml").write_text(role, encoding="utf-8")
    concepts = load_taxonomy(tmp_path).concepts
    assert concepts["qunit"].roles["tester"] == concepts["jest"].roles["tester"] == 0.7


def test_nothing_is_altered() -> None:
    entry = {"id": "a", "type": "skill", "label": "A", "place": "", "like": ["B"], "ambiguous": {"labels": ["B"]}}
    before = json.dumps(entry)
    assert list(with_likes({"a": entry})) == ["a", "b"]
    assert json.dumps(entry) == before


SUSPICIOUS = [
    ("Jest", ["QUnit", "Jest.js", "JEST framework", "sinon"], ["QUnit", "sinon"]),
    ("PostgreSQL", ["Postgres", "psql server", "Percona"], ["Percona"]),
    ("Google Kubernetes Engine", ["GKE", "GKE clusters", "AKS"], ["AKS"]),
    ("Argo CD", ["ArgoCD", "Argo Rollouts", "Argo"], ["Argo Rollouts"]),
    ("message queues", ["message broker", "NSQ", "queue server"], ["NSQ"]),
    ("Apache Hive", ["Hive", "Apache Pig"], ["Apache Pig"]),
    ("Zorbase", ["PyZorbase", "ZorbaseJS", "zorbase2"], ["PyZorbase"]),
    ("NeoZorb", ["Zorb", "neo-Zorb"], ["Zorb"]),
]


@pytest.mark.parametrize(("label", "alt", "found"), SUSPICIOUS, ids=[label for label, *_ in SUSPICIOUS])
def test_names_of_other_things_are_suspected(label: str, alt: list[str], found: list[str]) -> None:
    entry = {"id": like_id(label) + "-test", "type": "skill", "label": label, "alt": alt}
    assert [name for _, name in other_things(entry)] == found


TWICE = [
    ("Zorbase", "Apache Zorbase", True),
    ("Zorbase", "Zorbase library", True),
    ("ZorbaseJS", "Zorbase.js", True),
    ("Zorbases", "Zorbase", True),
    ("Amazon ZQ", "IBM ZQ", False),
    ("Zorbase", "Zorbank", False),
    ("zorbing", "Zorbing platform", False),
    ("CDN", "Azure CDN", False),  # read, and two things
]


@pytest.mark.parametrize(("one", "other", "found"), TWICE, ids=[f"{one} - {other}" for one, other, _ in TWICE])
def test_names_of_one_thing_are_suspected(one: str, other: str, found: bool) -> None:
    entries = [{"id": id_, "type": "skill", "label": name} for id_, name in (("one", one), ("other", other))]
    assert bool(list(named_twice(entries))) is found


def test_a_name_of_like_is_suspected() -> None:
    entries = [
        {"id": "one", "type": "skill", "label": "Zorbase"},
        {"id": "other", "type": "skill", "label": "Quazor", "like": [["Zing", "Apache Zorbase"]]},
    ]
    assert [(name.text, name.place, other.entry) for name, other in named_twice(entries)] == [
        ("Apache Zorbase", ("like", 0), "one")
    ]


def test_no_two_of_ours_are_one_thing(taxonomy: Taxonomy) -> None:
    entries = [
        {"id": one.id, "type": one.type, "label": one.label, "alt": one.alt} for one in taxonomy.concepts.values()
    ]
    assert [(name.text, other.text) for name, other in named_twice(entries)] == []


def test_ours_are_all_read(taxonomy: Taxonomy) -> None:
    assert count(taxonomy).doubtful == 0


def test_validate_warns_and_does_not_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "skills").mkdir()
    text = "skills:\n  - {id: quazor, label: Quazor, alt: [Zorbase], broader: [unit-testing]}\n"
    (tmp_path / "skills" / "ours.yaml").write_text(text, encoding="utf-8")
    assert run(["taxonomy", "validate", "--taxonomy", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "ours.yaml:2:39: `Zorbase` may be another thing than `quazor`; if it is, list it in `like`" in out
    assert "The taxonomy is valid" in out
