"""Each kind of fault of a taxonomy folder is told with its file, line and column, and shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillmatch.errors import SkillmatchError, TaxonomyError
from skillmatch.taxonomy.layer import Layer, merge, read_layer
from skillmatch.taxonomy.load import default_taxonomy_path, load_taxonomy
from skillmatch.taxonomy.validate.audit import audit, audit_folder
from skillmatch.taxonomy.validate.checks import FOR_OURS, FOR_TEAMS

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("faults.yaml").read_text(encoding="utf-8"))


USED = ("pytorch", "tensorflow", "keras", "cloud-computing", "stay-current")
"""The entries of ours that the cases refer to; auditing over all of ours would take a second each."""


@pytest.fixture(scope="module")
def ours() -> Layer:
    layer = read_layer(default_taxonomy_path())
    ancestors = {id_ for used in USED for id_ in load_taxonomy().ancestors(used)}
    concepts = {id_: entry for id_, entry in layer.concepts.items() if id_ in {*USED, *ancestors}}
    return replace(layer, concepts=concepts)


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_fault_is_told_where_it_is(
    case: dict[str, Any], ours: Layer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = ours
    if "below" in case:
        below = merge(ours, read_layer(written(tmp_path / "below", case["below"])))
    folder = written(tmp_path / "team", case["files"])
    monkeypatch.chdir(folder)  # paths are shown from where the user stands
    problems = audit_folder(folder, below, FOR_TEAMS)
    assert [str(problem).split("\n")[0] for problem in problems] == case["says"]
    if "shown" in case:
        assert "\n".join(str(problems[-1]).split("\n")[1:]) == case["shown"].rstrip("\n")


@pytest.mark.parametrize("name", ["a mistyped key", "no YAML", "a circle", "files that would never be read"])
def test_loading_refuses_what_validate_tells(name: str, tmp_path: Path) -> None:
    case = next(case for case in CASES if case["name"] == name)
    folder = written(tmp_path / "team", case["files"])
    with pytest.raises(TaxonomyError) as caught:
        load_taxonomy(folder)
    assert "\n" not in str(caught.value)
    assert case["says"][0].rpartition(": ")[2].split(" (")[0] in caught.value.message
    assert f"See `skillmatch taxonomy validate --taxonomy {folder}`" in caught.value.hint


@pytest.mark.usefixtures("ours_is_valid")
def test_a_fault_below_hides_the_folders_above(tmp_path: Path) -> None:
    first = written(tmp_path / "first", {"skills/a.yaml": "skills:\n  - {id: pytorch, colour: red}\n"})
    second = written(tmp_path / "second", {"skills/a.yaml": "skills:\n  - {id: pytorch, shape: round}\n"})
    problems = audit(default_taxonomy_path(), first, second)
    assert {Path(problem.file).parent.parent.name for problem in problems} == {"first"}


def test_no_folder_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="no such taxonomy folder"):
        load_taxonomy(tmp_path / "nowhere")


def test_a_gap_in_the_spine_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in default_taxonomy_path().rglob("*.yaml"):
        name = file.relative_to(default_taxonomy_path()).as_posix()
        if not name.startswith("skills/"):  # of which one is to be missing, and all take seconds to audit
            written(tmp_path, {name: file.read_text(encoding="utf-8")})
    phases = (tmp_path / "phases.yaml").read_text(encoding="utf-8")
    written(tmp_path, {"phases.yaml": phases.replace("id: deploy", "id: ship")})
    duties = (tmp_path / "responsibilities.yaml").read_text(encoding="utf-8")
    written(
        tmp_path,
        {"responsibilities.yaml": duties.replace("id: select-model\n    phase: scope", "id: x\n    phase: build")},
    )
    monkeypatch.chdir(tmp_path)
    told = [str(problem).split("\n")[0] for problem in audit_folder(tmp_path, Layer(), FOR_OURS)]
    needed = "missing: reports and labelled data refer to it"
    assert f"skills/learning.yaml: group `learning` is {needed}" in told
    assert f"phases.yaml: `deploy` {needed}" in told
    assert f"responsibilities.yaml: `select-model` {needed}" in told
    assert any(line.endswith("unknown group `learning`") for line in told)


PIECES = [
    *"abc01-:#&*!|>'\"%@`?,[]{}\n\t \\",
    "skills",
    "group",
    "\n  - id: ",
    "label: ",
    "é",
    "\u2028",
    "\x85",
]
SOUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=40)


@given(SOUP | SOUP.map("skills:\n  - id: quazor\n    ".__add__))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_makes_the_audit_fail(tmp_path: Path, ours: Layer, text: str) -> None:
    (tmp_path / "skills").mkdir(exist_ok=True)
    (tmp_path / "skills/mine.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    problems = audit_folder(tmp_path, ours)
    for problem in problems:
        first, *snippet = str(problem).split("\n")
        assert problem.message in first
        assert len(snippet) in (0, 2)
        assert not snippet or (snippet[1].count("^") >= 1 and len(snippet[1]) <= 80)
    if not problems:
        merge(ours, read_layer(tmp_path))


@given(st.binary(max_size=60))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_make_reading_fail_but_with_an_error_of_ours(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "roles.yaml").write_bytes(data)
    try:
        read_layer(tmp_path)
    except SkillmatchError as error:
        assert str(tmp_path / "roles.yaml") in error.place
