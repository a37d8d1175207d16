"""Settings: where they are found, what they change, and what is said of those that are wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from skillmatch.checking.settings import Settings, read_settings
from skillmatch.config import Config, read_config
from skillmatch.errors import ConfigError
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
    return read_settings(read_config(file))


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


def test_without_any_all_rules_run() -> None:
    assert read_settings(Config()) == Settings()


def test_patterns_start_from_the_folder_of_the_file(tmp_path: Path) -> None:
    assert _settings(tmp_path, "").folder == tmp_path
