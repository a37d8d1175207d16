"""What is shipped for CI: the hooks' manifest, and the Action, whose scripts are run here as a runner runs them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from .job import ROOT, STEPS, Job

BAD = "# Junior developer\n\nRequirements and duties:\n- 7 years of SQL\n"


def _yaml(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """The first step, on a checkout in which files have the names of all modules."""
    if not shutil.which("bash"):
        pytest.skip("needs bash")
    job = Job(tmp_path_factory.mktemp("job"))
    job.prepare()
    job.lay_out_shadows()
    ran = job.run("Set up")
    assert job.marks == []
    assert ran.returncode == 0, ran.stderr
    return job


@pytest.fixture
def job(set_up: Job) -> Job:
    """Ready for the second step, with a post in a folder."""
    set_up.begin()
    shutil.rmtree(set_up.checkout / "job posts", ignore_errors=True)
    (set_up.checkout / "job posts").mkdir()
    (set_up.checkout / "job posts" / "junior.md").write_text(BAD, encoding="utf-8")
    return set_up


def test_the_action_fails_on_findings_and_shows_them(job: Job) -> None:
    ran = job.run("Check", paths="job posts\n", sarif="true")
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith("::error file=job posts/junior.md,line=4,")
    assert job.marks == []
    _is_reported(job, "junior.md")


def test_the_action_reports_what_it_can_before_it_fails(job: Job) -> None:
    (job.checkout / "job posts" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing else")
    ran = job.run("Check", sarif="true")
    assert ran.returncode == 2 and "broken.pdf" in ran.stderr
    assert "::error file=job posts/junior.md,line=4," in ran.stdout
    assert job.marks == []
    _is_reported(job, "junior.md")


def _is_reported(job: Job, name: str) -> None:
    assert "entry-title-with-senior-years" in job.said("summary")
    key, _, sarif = job.said("output").strip().partition("=")
    assert key == "sarif"
    found = json.loads(Path(sarif).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert found and all(name in json.dumps(result["locations"]) for result in found)


def test_the_action_does_as_it_is_told(job: Job) -> None:
    ran = job.run("Check", **{"paths": "job posts", "fail-on": "never", "summary": "false"})
    assert ran.returncode == 0, ran.stderr
    assert job.said("summary") == ""
    assert job.said("output") == ""


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


@pytest.mark.parametrize("hook", _yaml(".pre-commit-hooks.yaml"), ids=lambda hook: str(hook["id"]))
def test_the_hooks_name_commands_that_there_are(hook: Any) -> None:
    assert hook["entry"].split()[:2] == ["skillmatch", hook["id"].removeprefix("skillmatch-")]
    assert hook["require_serial"] is True and hook["args"][-1] == "--"
