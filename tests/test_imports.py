"""Nothing is imported from the folder that the user is in, whose files may be anybody's."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import skillmatch
from skillmatch import _path
from tests import shadows

HOME = Path(skillmatch.__file__).parents[1]
POST = "# Data engineer\n\nRequirements:\n- Python and SQL\n"
PAGE = "<html><body><h1>Data engineer</h1><h2>Requirements</h2><ul><li>Python and SQL</ul>"


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A folder with files that have the names of all modules there are, but for those that Python imports first."""
    names = {*sys.stdlib_module_names, *shadows.STARTED_BY_PYTHON, *shadows.OURS} - shadows.imported_by_m()
    shadows.lay_out(tmp_path / "strange", tmp_path / "marks", names)
    (tmp_path / "strange" / "post.md").write_text(POST, encoding="utf-8")
    (tmp_path / "strange" / "post.html").write_text(PAGE, encoding="utf-8")
    return tmp_path / "strange"


def marks(strange: Path) -> list[str]:
    return sorted(path.name for path in (strange.parent / "marks").iterdir())


@pytest.mark.parametrize("command", [["match"], ["check", "--fail-on", "never"]])
def test_as_a_module(strange: Path, command: list[str]) -> None:
    words = [sys.executable, "-m", "skillmatch", *command, "post.md", "post.html"]
    path = os.pathsep.join(filter(None, [str(HOME), os.environ.get("PYTHONPATH")]))
    ran = subprocess.run(words, cwd=strange, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": path})
    assert marks(strange) == []
    assert (ran.returncode, ran.stderr) == (0, "")


IN_A_PROGRAM = """
import sys
sys.path[:] = [entry for entry in sys.path if entry]
from skillmatch.readers.sandbox.client import FileReader
reader = FileReader()
sys.path[:0] = {first!r}
print(reader.file("post.html").text)
"""


@pytest.mark.parametrize("first", [[""], ["."], ["{cwd}"]])
def test_in_the_process_that_reads_files(strange: Path, first: list[str]) -> None:
    """Whatever the program that uses the library imports itself."""
    code = IN_A_PROGRAM.format(first=[entry.format(cwd=strange) for entry in first])
    env = {**os.environ, "PYTHONPATH": str(HOME)}
    ran = subprocess.run([sys.executable, "-c", code], cwd=strange, capture_output=True, text=True, env=env)
    assert marks(strange) == []
    assert ran.stdout.startswith("# Data engineer"), ran.stderr


def test_what_is_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    refused = ["", ".", "lib", str(tmp_path / "here"), str(tmp_path / "link"), f"{tmp_path}/here/../here/"]
    kept = [str(tmp_path), str(tmp_path / "here" / ".venv"), str(HOME)]
    assert _path.trusted([*refused, *kept]) == kept
    assert _path.trusted(refused) == [str(HOME.resolve())]  # without which the process would not find us


@pytest.mark.parametrize("folder", [HOME, Path(os.__file__).parent, Path(yaml.__file__).parents[1]], ids=str)
def test_where_modules_are_installed_they_are_found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also by who is in that folder, as those who work on this package are."""
    monkeypatch.chdir(folder)
    assert str(folder) in _path.trusted(["", str(folder)])


def test_a_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert _path.trusted(["", str(tmp_path), str(HOME)]) == [str(tmp_path), str(HOME)]
