"""The settings of a project: one walk finds one file, and whoever needs a part of it is handed that."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.config import Config, find_config, read_config
from skillmatch.errors import ConfigError

TEAM = 'taxonomy = "team"\n'


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("skillmatch.toml", f"{TEAM}[check]\nselect = []\n"),
        ("pyproject.toml", f"[tool.skillmatch]\n{TEAM}check = {{}}\n"),
    ],
)
def test_either_file_holds_the_taxonomy_and_the_check(tmp_path: Path, name: str, text: str) -> None:
    file = write(tmp_path, name, text)
    found = find_config(tmp_path / "posts" / "not there")
    assert (found.taxonomy, found.file, found.folder) == ((tmp_path / "team",), file, tmp_path)
    assert found.check.place.startswith(f"{file} [") and found.check.place.endswith("check]")


def test_of_two_in_one_folder_ours_holds_wholly(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", f"[tool.skillmatch]\n{TEAM}check = {{select = ['levels']}}\n")
    write(tmp_path, "skillmatch.toml", "")
    found = find_config(tmp_path)
    assert (found.taxonomy, found.check.value) == ((), {})


def test_the_nearest_file_holds_wholly(tmp_path: Path) -> None:
    """One that speaks of the taxonomy alone has the last word on the check as well, and the other way round."""
    write(tmp_path, "pyproject.toml", f"[tool.skillmatch]\n{TEAM}check = {{select = ['levels']}}\n")
    inner = write(tmp_path / "inner", "pyproject.toml", "[tool.skillmatch]\ntaxonomy = []\n")
    assert find_config(inner.parent).check.value == {}
    other = write(tmp_path / "other", "skillmatch.toml", "[check]\n")
    assert find_config(other.parent).taxonomy == ()


def test_a_file_that_is_named_holds_for_both(tmp_path: Path) -> None:
    found = read_config(write(tmp_path / "deep", "any.toml", f"{TEAM}[check]\nselect = ['levels']\n"))
    assert (found.taxonomy, found.check.value) == ((tmp_path / "deep" / "team",), {"select": ["levels"]})


def test_a_file_that_is_named_and_has_none_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"has no settings\. Write them under \[tool\.skillmatch\]"):
        read_config(write(tmp_path, "pyproject.toml", "[project]\n"))


def test_a_link_to_settings_holds_where_it_is(tmp_path: Path) -> None:
    shared = write(tmp_path / "shared", "skillmatch.toml", TEAM)
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "skillmatch.toml").symlink_to(shared)
    found = find_config(tmp_path / "project")
    assert (found.folder, found.taxonomy) == (tmp_path / "project", (tmp_path / "project" / "team",))


def test_without_any() -> None:
    assert Config().taxonomy == () and Config().check.value == {} and Config().file is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("taxnomy = 'x'\n", "unknown key `taxnomy`; did you mean `taxonomy`? Known: taxonomy, check."),
        ("colour = 'x'\n", "unknown key `colour`. Known: taxonomy, check."),
        ("taxonomy = 3\n", "`taxonomy` must be a folder, or a list of folders."),
        ("taxonomy = ['']\n", "`taxonomy` must be a folder, or a list of folders."),
    ],
)
@pytest.mark.parametrize(("name", "head"), [("skillmatch.toml", ""), ("pyproject.toml", "[tool.skillmatch]\n")])
def test_both_files_are_held_to_the_same(tmp_path: Path, name: str, head: str, text: str, message: str) -> None:
    file = write(tmp_path, name, head + text)
    with pytest.raises(ConfigError) as caught:
        find_config(tmp_path)
    assert message in str(caught.value)
    assert caught.value.place == (f"{file} [tool.skillmatch]" if head else str(file))


def test_a_table_that_is_none(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", "[tool]\nskillmatch = 3\n")
    with pytest.raises(ConfigError, match=r"\[tool\.skillmatch\]: must be a table\."):
        find_config(tmp_path)


def test_the_nearest_settings_count(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.skillmatch]\ntaxonomy = "team"\n')
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    assert find_config(inner).taxonomy == (tmp_path / "team",)
    assert find_config(inner).file == tmp_path / "pyproject.toml"
    (inner / "pyproject.toml").write_text('[tool.skillmatch]\ntaxonomy = ["x", "../y"]\n')
    assert find_config(inner).taxonomy == (inner / "x", inner / "../y")


def test_a_broken_file_that_is_not_about_us_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project\n")
    assert find_config(tmp_path).file != tmp_path / "pyproject.toml"


def test_no_toml(tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", "[tool.skillmatch\n")
    with pytest.raises(ConfigError, match="not readable as TOML"):
        find_config(tmp_path)
