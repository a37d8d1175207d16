"""The GitHub Action and the hook of pre-commit, run as they are written, on folders that mean no good."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import shadows
from skillmatch._path import trusted

from .conftest import Typed

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}
BAD = "# Junior data engineer\n\nRequirements and duties:\n- 7 years of SQL\n- a ninja of Airflow\n"


class Ran(NamedTuple):
    """What the Action left."""

    codes: list[int]
    out: str
    summary: str
    outputs: dict[str, str]
    marks: list[str]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """Both steps on a checkout with a post, a broken file, and files with the names of all modules."""
    if not shutil.which("bash"):
        pytest.skip("needs bash")
    top = tmp_path_factory.mktemp("action")
    checkout, marks = top / "checkout", top / "marks"
    names = {*sys.stdlib_module_names, *shadows.STARTED_BY_PYTHON, *shadows.OURS} - shadows.imported_by_start()
    shadows.lay_out(checkout, marks, names)
    shadows.lay_out_packages(checkout, marks, ["pip", "ensurepip", "venv", "skillmatch"])
    (checkout / "strange.pth").write_text(f"import sys; open({str(marks / 'pth')!r}, 'w')", encoding="utf-8")
    (checkout / "bad.md").write_text(BAD, encoding="utf-8")
    (checkout / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing else")
    (top / "temp").mkdir()
    (top / "bin").mkdir()
    (top / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (top / "bin" / "python").chmod(0o755)
    runs = [_run(STEPS[name], top) for name in ("Set up", "Check")]
    return Ran(
        [run.returncode for run in runs],
        runs[-1].stdout,
        _text(top / "summary"),
        dict(line.split("=", 1) for line in _text(top / "output").splitlines()),
        sorted(path.name for path in marks.iterdir()),
    )


def _run(step: dict[str, Any], top: Path) -> subprocess.CompletedProcess[str]:
    """A step as GitHub runs it, in a job that has put the checkout on the path of Python."""
    known = {
        "runner.temp": top / "temp",
        "github.action_path": _wheel(top),
        **{f"inputs.{name}": given["default"] for name, given in ACTION["inputs"].items()},
        "inputs.sarif": "true",
    }
    env = {name: _filled(value, known) for name, value in step.get("env", {}).items()}
    job = {
        "PATH": f"{top / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(top),
        "PYTHONPATH": str(top / "checkout"),
        "RUNNER_TEMP": str(top / "temp"),
        "GITHUB_STEP_SUMMARY": str(top / "summary"),
        "GITHUB_OUTPUT": str(top / "output"),
        "PIP_NO_INDEX": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    folder = _filled(step.get("working-directory", str(top / "checkout")), known)
    words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(words, cwd=folder, env=job | env, capture_output=True, text=True, timeout=300)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _filled(text: str, known: dict[str, Any]) -> str:
    return re.sub(r"\$\{\{ (\S+) \}\}", lambda match: str(known[match[1]]), text)


def _wheel(top: Path) -> Path:
    """Stands for the Action's own folder, which needs an index to be installed: it leads to what is tested here."""
    wheel = top / "tested-0-py3-none-any.whl"
    files = {
        "tested.pth": "\n".join(trusted(sys.path)),
        "tested-0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tested\nVersion: 0\n",
        "tested-0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "tested-0.dist-info/RECORD": "",
    }
    with zipfile.ZipFile(wheel, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return wheel


def test_the_action_runs_nothing_of_the_checkout(ran: Ran) -> None:
    assert ran.marks == []
    assert ran.codes == [0, 2]


def test_the_action_reports_all_it_can_before_it_fails(ran: Ran) -> None:
    assert ran.out.startswith("::error file=bad.md,line=4,")
    assert "bad.md" in ran.summary and "entry-title-with-senior-years" in ran.summary
    found = json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))["runs"][0]
    assert {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in found["results"]} == {
        "bad.md"
    }


def test_the_action_analyses_once() -> None:
    assert STEPS["Check"]["run"].count("skillmatch check") == 1


def test_scripts_hold_nothing_that_was_given() -> None:
    assert not [name for name, step in STEPS.items() if "${{" in step.get("run", "")]


@pytest.mark.parametrize("file", [ROOT / "action.yml", *sorted((ROOT / ".github" / "workflows").iterdir())], ids=str)
def test_what_is_used_is_pinned(file: Path) -> None:
    used = re.findall(r"uses: *(\S+)", file.read_text(encoding="utf-8"))
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name)] == []


# The hook: names of files come after its arguments

HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
ODD = ["--config=x.md", "--output=y.md", "--fail-on=never", "--help", "-h", "--debug", "-.md"]


@pytest.fixture
def odd(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    for name in ODD:
        (folder / name).write_text(BAD, encoding="utf-8")
    (folder / "x.md").write_text('[check]\nignore = ["all"]\n', encoding="utf-8")
    return folder


def test_the_hook_takes_no_name_for_an_option(typed: Typed, odd: Path) -> None:
    before = sorted(odd.iterdir())
    program, *words = [*HOOK["entry"].split(), *HOOK["args"]]
    outcome = typed(*words, *ODD)
    assert (program, outcome.code, outcome.err) == ("skillmatch", 1, "")
    assert [name for name in ODD if f"{name}:4:3: error[" not in outcome.out] == []
    assert sorted(odd.iterdir()) == before


@pytest.mark.parametrize("words", [["--"], ["match", "--"], ["--format", "jsonl", "--"]])
def test_no_command_takes_a_name_for_an_option(typed: Typed, odd: Path, words: list[str]) -> None:
    for name in ODD:
        outcome = typed(*words, name)
        assert (outcome.code, outcome.err) == (0, "")
        assert name in outcome.out


def test_a_dash_is_standard_input_there_too(typed: Typed, odd: Path, stdin: Callable[[str], None]) -> None:
    """As with other programs: a file of that name is ``./-``. Hooks get none, it has no ending of theirs."""
    (odd / "-").write_text(BAD, encoding="utf-8")
    stdin("# Data engineer\n\nRequirements:\n- SQL\n")
    assert typed("check", "--", "-").out.startswith("stdin:3:1: ")
    assert typed("check", "--", "./-").out.startswith("-:4:3: error[")


def test_a_name_turns_no_debugging_on(typed: Typed, odd: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("secret words of a post")

    monkeypatch.setattr("skillmatch.analysis.Analyzer.reading", crash)
    outcome = typed("match", "--", "--debug")
    assert outcome.code == 2 and "secret" not in outcome.err
