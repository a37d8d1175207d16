"""The steps of a release, on a copy: the version, what is built, the workflow that publishes, and what is promised."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tools.documenting.promises import promises
from tools.releasing import distributions, trial, version

from skillmatch import __version__

ROOT = Path(__file__).parents[2]
CASES = yaml.safe_load((Path(__file__).parent / "releases.yaml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WORKFLOW: Any = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))
FIRST = "0.1.0"
INFO = f"skillmatch-{__version__}.dist-info"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files that a release changes, as they were in the beginning, whatever the version is now."""
    for name in (version.VERSION_FILE, *version.NAMED_IN, "CHANGELOG.md", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        text = (ROOT / name).read_text(encoding="utf-8").replace(version._STABLE, version._BETA)
        first = text if name == "CHANGELOG.md" else text.replace(__version__, FIRST)
        (tmp_path / name).write_text(first, encoding="utf-8", newline="\n")
    (tmp_path / "changes").mkdir()
    (tmp_path / "changes" / "README.md").write_text("What goes here.\n", encoding="utf-8")
    return tmp_path


def test_versions_have_an_order() -> None:
    assert sorted(sorted(CASES["order"]), key=version.rank) == CASES["order"]


@pytest.mark.parametrize("text", CASES["none"])
def test_what_is_no_version(text: str, copy: Path) -> None:
    with pytest.raises(ValueError):
        version.set_version(text, copy)
    assert version.current(copy) == FIRST


def test_the_version_is_in_one_place_and_pages_name_it(copy: Path) -> None:
    version.set_version("0.9.0", copy)
    version.set_version("1.0.0rc1", copy)
    assert " - Production/Stable" not in (copy / "pyproject.toml").read_text(encoding="utf-8")
    version.set_version("9.8.7", copy)
    assert version.current(copy) == "9.8.7"
    assert " - Production/Stable" in (copy / "pyproject.toml").read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="comes before"):
        version.set_version("9.8.6", copy)
    left = [name for name in version.NAMED_IN if f"@v{FIRST}" in (copy / name).read_text(encoding="utf-8")]
    assert left == [] and PROJECT["project"]["dynamic"] == ["version"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == version.VERSION_FILE


def test_no_other_page_names_a_tag() -> None:
    pages = [ROOT / "README.md", ROOT / "SECURITY.md", *(ROOT / "docs").rglob("*.md")]
    naming = {
        page.relative_to(ROOT).as_posix()
        for page in pages
        if f"v{__version__}" in page.read_text(encoding="utf-8") and page.name != "release.md"
    }
    assert naming == set(version.NAMED_IN)


def test_a_tag_is_of_the_version_and_of_a_changelog(copy: Path) -> None:
    version.set_version("9.8.7", copy)
    with pytest.raises(SystemExit, match="does not tell"):
        version.check_tag("v9.8.7", copy)
    log = copy / "CHANGELOG.md"
    start = PROJECT["tool"]["towncrier"]["start_string"]
    log.write_text(log.read_text(encoding="utf-8").replace(start, f"{start}\n## [9.8.7] - 2030-01-01\n"), "utf-8")
    version.check_tag("v9.8.7", copy)
    for tag in ("9.8.7", "v9.8.8", "v9.8.7; touch hacked", ""):
        with pytest.raises(SystemExit, match="the tag is"):
            version.check_tag(tag, copy)
    (copy / "changes" / "+new.added.md").write_text("More.\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="new"):
        version.check_tag("v9.8.7", copy)


def test_each_change_is_of_a_kind_that_the_changelog_has() -> None:
    kinds = {one["directory"] for one in PROJECT["tool"]["towncrier"]["type"]}
    wrong = [
        name for name in version.fragments() if not re.fullmatch(rf"(\+[\w-]+|\d+)\.({'|'.join(kinds)})\.md", name)
    ]
    empty = [name for name in version.fragments() if not (ROOT / "changes" / name).read_text(encoding="utf-8").strip()]
    assert wrong == empty == []


def test_the_changelog_takes_up_all_changes(copy: Path) -> None:
    """Whatever else is in the folder: each fragment goes, and the tag is then one of a release."""
    pytest.importorskip("towncrier")
    for name in version.fragments():
        shutil.copy(ROOT / "changes" / name, copy / "changes")
    version.set_version("9.8.7", copy)
    words = [sys.executable, "-m", "towncrier", "build", "--yes", "--version", "9.8.7", "--dir", str(copy)]
    ran = subprocess.run(words, cwd=copy, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    version.check_tag("v9.8.7", copy)
    log = (copy / "CHANGELOG.md").read_text(encoding="utf-8")
    assert log.index("## [9.8.7] - ") < log.index("### Added") < log.index("## [0.1.0]")


def _built(folder: Path, change: Callable[[dict[str, str], list[str]], None]) -> list[str]:
    """What is said of an sdist and a wheel with these faults."""
    wheel = {f"skillmatch/{part}": "" for part in ("_compiled/a.bin", "_taxonomy/a.yaml", "_models/a.json", "py.typed")}
    wheel |= {f"{INFO}/WHEEL": "Root-Is-Purelib: true\n", f"{INFO}/RECORD": ""}
    sdist = list(distributions.IN_SDIST)
    change(wheel, sdist)
    built = distributions.Distributions(folder / "a.tar.gz", folder / "a.whl")
    with tarfile.open(built.sdist, "w:gz") as file:
        for name in sdist:
            file.addfile(tarfile.TarInfo(f"skillmatch/{name}"))
    with zipfile.ZipFile(built.wheel, "w") as archive:
        for name, text in wheel.items():
            archive.writestr(name, text)
    return distributions.faults(built)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda wheel, sdist: None, []),
        (lambda wheel, sdist: sdist.remove("tests"), ["the sdist lacks tests"]),
        (lambda wheel, sdist: wheel.update({"tests/x.py": ""}), ["the wheel installs tests beside us"]),
        (
            lambda wheel, sdist: wheel.update({"skillmatch/x.so": ""}),
            ["the wheel has skillmatch/x.so, of one platform"],
        ),
        (lambda wheel, sdist: wheel.pop("skillmatch/py.typed"), ["the wheel lacks py.typed"]),
        (lambda wheel, sdist: wheel.pop("skillmatch/_compiled/a.bin"), ["the wheel lacks _compiled/"]),
        (lambda wheel, sdist: wheel.update({f"{INFO}/WHEEL": ""}), ["the wheel is not for any platform"]),
    ],
)
def test_faults_of_what_was_built(tmp_path: Path, change: Any, said: list[str]) -> None:
    assert _built(tmp_path, change) == said


@pytest.mark.parametrize(
    "names", [[], ["skillmatch-0.0.1.tar.gz", "skillmatch-0.0.1-py3-none-any.whl"], ["a.whl", "b.whl", "c.tar.gz"]]
)
def test_only_what_was_built_is_released(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(SystemExit):
        distributions.distributions_in(tmp_path)


def test_each_distribution_is_tried_with_each_set_on_each_python(tmp_path: Path) -> None:
    built = distributions.Distributions(tmp_path / "a.tar.gz", tmp_path / "a.whl")
    found = trial.trials(built, ("3.11", "3.12"), ("oldest", "newest"))
    assert len(set(map(str, found))) == 8
    assert set(trial.RESOLUTIONS) == {"oldest", "newest"}


def test_the_sdist_has_what_a_release_is_made_of() -> None:
    included = set(PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"])
    assert set(distributions.IN_SDIST) - included == {"PKG-INFO", "pyproject.toml"}  # which are always in it
    assert [name for name in included if not (ROOT / name).exists()] == []


def test_the_workflow_publishes_what_was_tried_and_has_no_secret() -> None:
    jobs = WORKFLOW["jobs"]
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    assert "secrets." not in text and "password" not in re.sub(r"#.*", "", text)
    assert WORKFLOW["permissions"] == {} and jobs["publish"]["needs"] == ["build", "try"]
    writes = {
        name: sorted(key for key, value in job["permissions"].items() if value == "write") for name, job in jobs.items()
    }
    assert writes == {"build": [], "try": [], "publish": ["attestations", "id-token"], "announce": ["contents"]}
    assert jobs["publish"]["environment"]["name"] == "pypi"
    # The job that may publish runs no script, and so nothing that a dependency of ours could have changed.
    assert [step for step in jobs["publish"]["steps"] if "run" in step] == []
    assert jobs["try"]["strategy"]["matrix"]["python"] == list(trial.PYTHONS)


def test_no_expression_of_a_workflow_gets_into_a_script() -> None:
    for file in (ROOT / ".github" / "workflows").glob("*.yml"):
        workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
        scripts = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
        assert [script for script in scripts if "${{" in script] == []


def test_each_promise_links_to_tests_that_there_are() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    found = promises()
    assert len(found) >= 15 and all(one.tests for one in found)
    for one in found:
        for test in one.tests:
            assert f"({test})" in page
            files = sorted((ROOT / test).rglob("test_*.py")) if test.endswith("/") else [ROOT / test]
            assert files and all("\ndef test_" in file.read_text(encoding="utf-8") for file in files), test


def test_what_is_said_to_hold_a_promise_of_compatibility_is_there() -> None:
    page = (ROOT / "docs" / "compatibility.md").read_text(encoding="utf-8")
    held = [
        name for row in re.findall(r"^\| .* \| (`[^|]*) \|$", page, re.MULTILINE) for name in re.findall("`(.+?)`", row)
    ]
    assert len(held) >= 9
    missing = [name for name in held if not (ROOT / "tests" / name).exists() and not (ROOT / name).exists()]
    assert missing == ["nox -s compatibility"] and "def compatibility(" in (ROOT / "noxfile.py").read_text("utf-8")


def test_each_link_of_the_pages_at_the_top_leads_somewhere() -> None:
    for page in ("README.md", "SECURITY.md", "CONTRIBUTING.md"):
        links = re.findall(r"\]\((?!https?://|#)([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))
        assert [link for link in links if not (ROOT / link).exists()] == []
