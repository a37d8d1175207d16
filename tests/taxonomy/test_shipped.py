"""The taxonomy that we ship: valid, whole, traced, and holding what the tool promises."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from skillmatch.taxonomy.layer import read_layer
from skillmatch.taxonomy.load import default_taxonomy_path, load_taxonomy
from skillmatch.taxonomy.model import Concept, ConceptType, Taxonomy
from skillmatch.taxonomy.validate.audit import audit
from tests.taxonomy.alone import load_alone

from .passages import SHARED, needs_spine

HERE = Path(__file__).parent
SPINE: dict[str, Any] = yaml.safe_load((HERE / "spine.yaml").read_text(encoding="utf-8"))
ESCO: dict[str, str] = yaml.safe_load((HERE / "esco.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return load_taxonomy()


@pytest.mark.exhaustive
def test_it_is_valid() -> None:
    assert "\n".join(map(str, audit(default_taxonomy_path()))) == ""


@pytest.mark.parametrize("scale", ["split", "roles", "levels", "phases"])
def test_the_scales_are_whole(taxonomy: Taxonomy, scale: str) -> None:
    assert sorted(getattr(taxonomy, scale)) == sorted(SPINE[scale])
    assert all(named.meaning for named in getattr(taxonomy, scale).values())
    assert taxonomy.how[scale]


def test_the_groups_are_whole(taxonomy: Taxonomy) -> None:
    groups = {concept.id: concept.kind for concept in taxonomy.of_type(ConceptType.GROUP)}
    assert groups == {id_: kind for kind, ids in SPINE["groups"].items() for id_ in ids}


def test_the_responsibilities_are_whole(taxonomy: Taxonomy) -> None:
    duties = {concept.id: concept.phase for concept in taxonomy.of_type(ConceptType.RESPONSIBILITY)}
    assert duties == {id_: phase for phase, ids in SPINE["responsibilities"].items() for id_ in ids}


@needs_spine
def test_the_ids_kept_here_are_the_spines() -> None:
    spine = yaml.safe_load((SHARED / "spine.yaml").read_text(encoding="utf-8"))
    for scale in ("split", "roles", "levels", "phases"):
        assert list(spine[scale]) == SPINE[scale]
    kinds = [(id_, kind) for kind, ids in SPINE["groups"].items() for id_ in ids]
    assert sorted((id_, entry["kind"]) for id_, entry in spine["skill_groups"].items()) == sorted(kinds)
    phases = [(id_, phase) for phase, ids in SPINE["responsibilities"].items() for id_ in ids]
    assert sorted((id_, e["phase"]) for id_, e in spine["responsibilities"].items()) == sorted(phases)


def test_there_are_as_many_skills_as_promised(taxonomy: Taxonomy) -> None:
    kinds = [skill.kind for skill in taxonomy.of_type(ConceptType.SKILL)]
    assert kinds.count("hard") >= 700
    assert kinds.count("soft") >= 60


def test_groups_come_in_their_order(taxonomy: Taxonomy) -> None:
    order = [concept.id for concept in taxonomy.of_type(ConceptType.GROUP)]
    assert order == [id_ for ids in SPINE["groups"].values() for id_ in ids]


def test_no_esco_address_is_invented(taxonomy: Taxonomy) -> None:
    matched = [concept for concept in taxonomy.concepts.values() if concept.esco]
    assert matched
    assert [c.id for c in matched if c.esco and c.esco.uri.rpartition("/")[2] not in ESCO] == []


def test_every_figure_is_in_its_range(taxonomy: Taxonomy) -> None:
    for concept in taxonomy.concepts.values():
        assert -1 <= concept.lean <= 1
        assert all(0 <= weight <= 1 for weight in concept.roles.values())


def test_narrower_concepts_inherit(tmp_path: Path) -> None:
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "a.yaml").write_text(
        "group: {id: a, label: A thing, kind: soft, lean: ml, roles: {applied: 0.5}, sources: [A who]}\n"
        "skills:\n"
        "  - {id: b, label: B thing}\n"
        "  - {id: c, label: C thing, broader: [b], lean: swe}\n"
        "  - {id: d, label: D thing, broader: [c, a], roles: {data: 1}}\n"
    )
    concepts = load_alone(tmp_path).concepts
    assert [_inherited(concepts[id_]) for id_ in "abcd"] == [
        ("soft", 1.0, {"applied": 0.5}, ()),
        ("soft", 1.0, {"applied": 0.5}, ("a",)),
        ("soft", -1.0, {"applied": 0.5}, ("b",)),
        ("soft", -1.0, {"data": 1.0}, ("c", "a")),
    ]
    assert concepts["b"].sources == ()  # they are reached over the broader concept


def _inherited(concept: Concept) -> tuple[object, ...]:
    return concept.kind, concept.lean, concept.roles, concept.broader


def test_the_fingerprint_is_of_names_and_content(tmp_path: Path) -> None:
    def digest(name: str, text: str) -> str:
        folder = tmp_path / f"{name}-{len(text)}"
        (folder / "cues").mkdir(parents=True)
        (folder / "cues" / name).write_text(text)
        return read_layer(folder).digest

    digests = [digest("a.yaml", "x: 1"), digest("b.yaml", "x: 1"), digest("a.yaml", "x: 1 ")]
    assert len(set(digests)) == 3
    (tmp_path / "again" / "cues").mkdir(parents=True)
    (tmp_path / "again" / "cues" / "a.yaml").write_text("x: 1")
    assert read_layer(tmp_path / "again").digest == digests[0]


def test_loading_ours_imports_nothing_heavy() -> None:
    code = (
        "import sys; from skillmatch.taxonomy.load import load_taxonomy; load_taxonomy();"
        "heavy = {'spacy', 'rapidfuzz', 'jsonschema', 'rich', 'lxml', 'docx', 'pypdfium2'};"
        "sys.exit(' '.join(heavy & set(sys.modules)) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
