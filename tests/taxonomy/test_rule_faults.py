"""The rules of the check are held to their schema and to their functions; each fault is told where it is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from skillmatch.analysis import Analyzer
from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.checker import BlankError
from skillmatch.checking.rule_audit import audit_functions
from skillmatch.checking.runner import Runner
from skillmatch.checking.settings import Settings
from skillmatch.errors import TaxonomyError
from skillmatch.readers.model import Kind
from skillmatch.taxonomy.layer import Layer, digest_of
from skillmatch.taxonomy.load import default_taxonomy_path
from skillmatch.taxonomy.validate.audit import audit_folder
from skillmatch.taxonomy.validate.checks import FOR_USE
from skillmatch.taxonomy.validate.problems import Problem

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("rule_faults.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A taxonomy that has rules alone, and the sources that they cite."""
    shutil.copytree(default_taxonomy_path() / "rules", tmp_path / "rules")
    shutil.copy(default_taxonomy_path() / "sources.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)  # paths are shown from where the user stands
    return tmp_path


def spoil(folder: Path, case: dict[str, Any]) -> None:
    file = folder / "rules" / f"{case['in']}.yaml"
    text = file.read_text(encoding="utf-8")
    if "cut" in case:
        spoilt = re.sub(rf"^    {case['cut']}: \|\n(?:      .*\n|\n)+", "", text, count=1, flags=re.MULTILINE)
    else:
        spoilt = text.replace(case["old"], case["new"], 1)
    assert spoilt != text or "beside" in case, "the case spoils nothing"
    file.write_text(spoilt, encoding="utf-8")
    for name, content in case.get("beside", {}).items():
        (folder / name).write_text(content, encoding="utf-8")


def told(folder: Path, analyzer: Analyzer) -> list[Problem]:
    return audit_folder(folder, Layer(), FOR_USE) or audit_functions(folder, analyzer)


def test_ours_are_sound(folder: Path, analyzers: dict[Kind, Analyzer]) -> None:
    assert told(folder, analyzers[Kind.POSTING]) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_each_fault_is_told_where_it_is(case: dict[str, Any], folder: Path, analyzers: dict[Kind, Analyzer]) -> None:
    spoil(folder, case)
    problems = told(folder, analyzers[Kind.POSTING])
    first = [str(problem).split("\n")[0] for problem in problems]
    assert len(first) == len(case["says"]), first
    assert [(said, line) for said, line in zip(case["says"], first, strict=True) if said not in line] == []
    if "shown" in case:
        assert "\n".join(str(problems[-1]).split("\n")[1:]) == case["shown"].rstrip("\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_cannot_be_used_is_told_in_one_line(case: dict[str, Any], folder: Path) -> None:
    spoil(folder, case)
    if "loading" not in case:
        load_catalogue(folder)
        return
    with pytest.raises(TaxonomyError) as caught:
        load_catalogue(folder)
    assert case["loading"] in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_blank_that_nothing_fills_is_no_crash(
    folder: Path, analyzers: dict[Kind, Analyzer], monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(folder, next(case for case in CASES if case["name"] == "a blank that the function does not fill"))
    spoilt = load_catalogue(folder)
    monkeypatch.setattr("skillmatch.checking.runner.load_catalogue", lambda: spoilt)
    post, analyzer = spoilt.rules["vague-duty"].trips, analyzers[Kind.POSTING]
    assert post is not None
    with pytest.raises(BlankError, match="rule `vague-duty`: unknown blank"):
        Runner(analyzer, Settings()).result("post.md", analyzer.files.data(post.text.encode(), "post.md"))


def test_the_fingerprint_covers_the_rules(folder: Path) -> None:
    before = digest_of(folder)
    (folder / "rules" / "clarity.yaml").write_text("changed", encoding="utf-8")
    assert digest_of(folder) != before
