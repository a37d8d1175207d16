"""What is shipped for CI: the hook's manifest and the action, whose script is run here as a runner runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
BAD = "# Junior developer\n\nRequirements and duties:\n- 7 years of SQL\n"


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_the_hook_names_a_command_that_there_is() -> None:
    (hook,) = _yaml(".pre-commit-hooks.yaml")
    assert hook["entry"] == "skillmatch check" and hook["require_serial"] is True


def test_no_input_of_the_action_gets_into_a_script() -> None:
    for step in _yaml("action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def _run(folder: Path, **asked: str) -> subprocess.CompletedProcess[str]:
    action = _yaml("action.yml")
    step = next(step for step in action["runs"]["steps"] if step.get("id") == "check")
    inputs = {name: str(of["default"]) for name, of in action["inputs"].items()} | asked
    wanted = {name: inputs[value.split("inputs.")[1].split(" ")[0]] for name, value in step["env"].items()}
    bin_ = str(Path(sys.executable).parent)
    places = {
        "RUNNER_TEMP": str(folder),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        "GITHUB_OUTPUT": str(folder / "out"),
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder / "repository",
        env={**os.environ, **places, **wanted, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "repository" / "job posts").mkdir(parents=True)
    (tmp_path / "repository" / "job posts" / "junior.md").write_text(BAD, encoding="utf-8")
    return tmp_path


def test_the_action_fails_on_findings_and_shows_them(folder: Path) -> None:
    ran = _run(folder, paths="job posts\n", sarif="true")
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith("::error file=job posts/junior.md,line=4,")
    assert "entry-title-with-senior-years" in (folder / "summary").read_text(encoding="utf-8")
    assert (folder / "out").read_text(encoding="utf-8").strip() == f"sarif={folder}/skillmatch.sarif"
    assert (folder / "skillmatch.sarif").stat().st_size


def test_the_action_does_as_it_is_told(folder: Path) -> None:
    ran = _run(folder, **{"paths": "job posts", "fail-on": "never", "summary": "false"})
    assert ran.returncode == 0, ran.stderr
    assert not (folder / "summary").exists()


def test_what_cannot_run_fails_whatever_is_asked(folder: Path) -> None:
    assert _run(folder, **{"paths": "nowhere.md", "fail-on": "never"}).returncode == 2
    assert _run(folder, **{"paths": ".", "role": "$(touch hacked)", "fail-on": "never"}).returncode == 2
    assert not (folder / "repository" / "hacked").exists()
