"""Settings: where they are found, what they change, and what is said of those that are wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.checking.settings import Settings, find_settings, settings_in
from skillmatch.config import ConfigError
from tests.cases import each, read

from .conftest import Check

CASES: dict[str, Any] = read(Path(__file__).parent / "settings.yaml")
POST = """# Junior developer

Requirements:
- 7 years of SQL experience
- Java, like a ninja

You are accountable to the cook.
"""


def _settings(tmp_path: Path, text: str) -> Settings:
    file = tmp_path / "skillmatch.toml"
    file.write_text(text, encoding="utf-8")
    return settings_in(file)


@pytest.mark.parametrize("case", each(CASES["hold"]))
def test_what_they_change(check: Check, tmp_path: Path, case: dict[str, Any]) -> None:
    settings = _settings(tmp_path, case["settings"])
    checked = check(case.get("post", POST), str(tmp_path / case.get("path", "post.md")), settings)
    found = [f"{finding.severity} {finding.rule}" for finding in checked.findings if finding.severity != "note"]
    assert sorted(found) == sorted(case["finds"])


@pytest.mark.parametrize("case", each(CASES["refused"]))
def test_what_is_wrong_is_told_with_what_is_known(tmp_path: Path, case: dict[str, str]) -> None:
    with pytest.raises(ConfigError) as error:
        _settings(tmp_path, case["settings"])
    for words in case["says"].split(" … "):
        assert words in str(error.value)
    assert "skillmatch.toml" in str(error.value)


def test_the_nearest_file_with_settings_holds_and_nothing_is_merged(tmp_path: Path) -> None:
    below = tmp_path / "posts" / "deep"
    below.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.skillmatch.check]\nignore = ["levels"]\n', encoding="utf-8")
    (tmp_path / "posts" / "pyproject.toml").write_text("[tool.skillmatch]\ntaxonomy = []\n", encoding="utf-8")
    assert find_settings(below).ignore == ("levels",)
    (tmp_path / "posts" / "skillmatch.toml").write_text('[check]\nselect = ["title"]\n', encoding="utf-8")
    found = find_settings(below)
    assert (found.select, found.ignore) == (("title",), ())


def test_without_any_all_rules_run(tmp_path: Path) -> None:
    assert find_settings(tmp_path).file is None


def test_a_file_without_settings_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="has no settings"):
        settings_in(tmp_path / "pyproject.toml")
    with pytest.raises(ConfigError, match="no such file"):
        settings_in(tmp_path / "other.toml")
