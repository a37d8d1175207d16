"""`skillmatch taxonomy test`: the sentences of entries are run, and one that fails says how it was read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from skillmatch.cli.main import run

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("examples.yaml").read_text(encoding="utf-8"))
FAILS = "skills: [{id: quazor, label: Quazor, broader: [ml-frameworks], hits: [Cakes.]}]"


def team(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / "team" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "team" / name).write_text(text, encoding="utf-8")


@pytest.fixture(autouse=True)
def away_from_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_says_what_fails_and_why(case: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    team(tmp_path, case["files"])
    code = run(["taxonomy", "test", "--taxonomy", "team", *case.get("ids", [])])
    out, err = capsys.readouterr()
    assert (code, err) == (case["code"], "")
    assert out == case["prints"]


def test_an_unknown_id_gets_a_close_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["taxonomy", "test", "datops"]) == 2
    message = "no skill, group or responsibility has the id `datops`; did you mean `dataops`?"
    assert capsys.readouterr().err == f"skillmatch: {message}\n"
    assert run(["taxonomy", "test", "zzzzqqqq"]) == 2
    assert "`skillmatch taxonomy search WORDS` finds ids" in capsys.readouterr().err


@pytest.mark.exhaustive
def test_all_of_ours_and_of_a_team(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    team(tmp_path, {"skills/mine.yaml": FAILS})
    (tmp_path / "pyproject.toml").write_text('[tool.skillmatch]\ntaxonomy = "team"\n')
    assert run(["taxonomy", "test"]) == 1
    assert capsys.readouterr().out.endswith("\n1 sentence of 1 entry: 1 failed.\n")
    assert run(["taxonomy", "test", "--all"]) == 1
    last = capsys.readouterr().out.rstrip("\n").rpartition("\n")[2]
    assert int(last.split()[0]) > 4000 and last.endswith(": 1 failed.")
