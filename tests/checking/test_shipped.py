"""What is shipped for CI: the hook's manifest, and the action, whose scripts are run here as a runner runs them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from skillmatch._path import trusted
from tests import shadows

ROOT = Path(__file__).parents[2]
BAD = "# Junior developer\n\nRequirements and duties:\n- 7 years of SQL\n"


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


ACTION = _yaml("action.yml")
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "name" in step}


@dataclass
class Job:
    """A job on a runner, of which the workflow has put the checkout on the path of Python."""

    top: Path
    """With the folders of the runner, and the checkout."""

    @property
    def checkout(self) -> Path:
        return self.top / "checkout"

    def run(self, name: str, **asked: str) -> subprocess.CompletedProcess[str]:
        """A step of the action as GitHub runs it."""
        step = STEPS[name]
        known = {"runner.temp": str(self.top / "temp"), "github.action_path": str(self.top / WHEEL)}
        known |= {f"inputs.{input_}": str(of["default"]) for input_, of in ACTION["inputs"].items()}
        known |= {f"inputs.{input_}": value for input_, value in asked.items()}
        env = {variable: _filled(value, known) for variable, value in step["env"].items()}
        folder = _filled(step.get("working-directory", str(self.checkout)), known)
        words = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(words, cwd=folder, env=self._env | env, capture_output=True, text=True, check=False)

    @property
    def _env(self) -> dict[str, str]:
        return {
            "PATH": f"{self.top / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.top),
            "PYTHONPATH": str(self.checkout),
            "RUNNER_TEMP": str(self.top / "temp"),
            "GITHUB_STEP_SUMMARY": str(self.top / "summary"),
            "GITHUB_OUTPUT": str(self.top / "output"),
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }


def _filled(text: str, known: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ (\S+) \}\}", lambda match: known[match[1]], text)


WHEEL = "tested-0-py3-none-any.whl"
"""Takes the place of the action's own folder, which needs an index to be installed: it leads to what is tested here."""
HELD = {
    "tested.pth": "\n".join(trusted(sys.path)),
    "tested-0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tested\nVersion: 0\n",
    "tested-0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "tested-0.dist-info/RECORD": "",
}


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """The first step, on a checkout in which files have the names of all modules."""
    if not shutil.which("bash"):
        pytest.skip("needs bash")
    job = Job(tmp_path_factory.mktemp("job"))
    for folder in ("bin", "temp", "checkout"):
        (job.top / folder).mkdir()
    with zipfile.ZipFile(job.top / WHEEL, "w") as package:
        for name, content in HELD.items():
            package.writestr(name, content)
    (job.top / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    (job.top / "bin" / "python").chmod(0o755)
    names = {*sys.stdlib_module_names, *shadows.STARTED_BY_PYTHON, *shadows.OURS} - shadows.imported_by_start()
    shadows.lay_out(job.checkout, job.top / "marks", names)
    shadows.lay_out_packages(job.checkout, job.top / "marks", ["pip", "ensurepip", "venv", "skillmatch"])
    ran = job.run("Set up")
    assert _marks(job) == []
    assert ran.returncode == 0, ran.stderr
    return job


def _marks(job: Job) -> list[str]:
    return sorted(path.name for path in (job.top / "marks").iterdir())


@pytest.fixture
def job(set_up: Job) -> Job:
    """Ready for the second step, with a post in a folder."""
    for name in ("summary", "output"):
        (set_up.top / name).write_text("", encoding="utf-8")
    shutil.rmtree(set_up.checkout / "job posts", ignore_errors=True)
    (set_up.checkout / "job posts").mkdir()
    (set_up.checkout / "job posts" / "junior.md").write_text(BAD, encoding="utf-8")
    return set_up


def test_the_action_fails_on_findings_and_shows_them(job: Job) -> None:
    ran = job.run("Check", paths="job posts\n", sarif="true")
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith("::error file=job posts/junior.md,line=4,")
    assert _marks(job) == []
    _is_reported(job, "junior.md")


def test_the_action_reports_what_it_can_before_it_fails(job: Job) -> None:
    (job.checkout / "job posts" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing else")
    ran = job.run("Check", sarif="true")
    assert ran.returncode == 2 and "broken.pdf" in ran.stderr
    assert "::error file=job posts/junior.md,line=4," in ran.stdout
    assert _marks(job) == []
    _is_reported(job, "junior.md")


def _is_reported(job: Job, name: str) -> None:
    assert "entry-title-with-senior-years" in (job.top / "summary").read_text(encoding="utf-8")
    key, _, sarif = (job.top / "output").read_text(encoding="utf-8").strip().partition("=")
    assert key == "sarif"
    found = json.loads(Path(sarif).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert found and all(name in json.dumps(result["locations"]) for result in found)


def test_the_action_does_as_it_is_told(job: Job) -> None:
    ran = job.run("Check", **{"paths": "job posts", "fail-on": "never", "summary": "false"})
    assert ran.returncode == 0, ran.stderr
    assert (job.top / "summary").read_text(encoding="utf-8") == ""
    assert (job.top / "output").read_text(encoding="utf-8") == ""


def test_what_cannot_run_fails_whatever_is_asked(job: Job) -> None:
    assert job.run("Check", **{"paths": "nowhere.md", "fail-on": "never"}).returncode == 2
    assert job.run("Check", **{"role": "$(touch hacked)", "fail-on": "never"}).returncode == 2
    assert job.run("Check", **{"paths": "--help", "fail-on": "never"}).returncode == 2
    assert not (job.checkout / "hacked").exists()


def test_the_action_analyses_once() -> None:
    assert STEPS["Check"]["run"].count("skillmatch check") == 1


def test_no_input_of_the_action_gets_into_a_script() -> None:
    assert not [name for name, step in STEPS.items() if "${{" in step.get("run", "")]


@pytest.mark.parametrize("file", [ROOT / "action.yml", *sorted((ROOT / ".github" / "workflows").iterdir())], ids=str)
def test_what_is_used_is_pinned(file: Path) -> None:
    used = re.findall(r"uses: *(\S+)", file.read_text(encoding="utf-8"))
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name)] == []


def test_the_hook_names_a_command_that_there_is() -> None:
    (hook,) = _yaml(".pre-commit-hooks.yaml")
    assert hook["entry"] == "skillmatch check" and hook["require_serial"] is True
