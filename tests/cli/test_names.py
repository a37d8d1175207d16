"""Names of files are no options: in the hook of pre-commit, and in every command after ``--``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from .conftest import Typed

ROOT = Path(__file__).parents[2]
BAD = "# Junior data engineer\n\nRequirements and duties:\n- 7 years of SQL\n- a ninja of Airflow\n"
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


def test_what_the_settings_exclude_stays_out_of_the_hook(typed: Typed, folder: Path) -> None:
    (folder / "old").mkdir()
    (folder / "old" / "post.md").write_text(BAD, encoding="utf-8")
    (folder / "skillmatch.toml").write_text('[check]\nexclude = ["old/"]\n', encoding="utf-8")
    words = [*HOOK["entry"].split()[1:], *HOOK["args"], "old/post.md"]
    assert typed(*words).code == 0
    assert typed("check", "old/post.md").code == 1


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
