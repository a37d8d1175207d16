"""Settings, baselines and taxonomies that nobody can use: a line with the file, exit code 2, and never a crash."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Typed

Make = Callable[[Path], object]


def text(content: str) -> Make:
    return lambda path: path.write_text(content, encoding="utf-8")


def link(target: str) -> Make:
    return lambda path: path.symlink_to(target)


NO_FILES: dict[str, Make] = {
    "nothing": lambda path: None,
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "an endless device": link("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link that leads nowhere": link("gone"),
    "no UTF-8": lambda path: path.write_bytes(b'[tool.skillmatch]\nx = "\xff"\n{"'),
}
NO_TOML: dict[str, Make] = {
    "lists in lists": text("[tool.skillmatch.check]\nselect = " + "[" * 20_000),
    "tables in tables": text("[tool.skillmatch.check]\nselect = " + "{a=" * 3_000),
    "a key of many parts": text(f"[tool.skillmatch.check]\n{'a.' * 20_000}a = 1\n"),
    "a number of many digits": text("[tool.skillmatch.check]\nmin-coverage = " + "9" * 6_000),
    "a wrong value": text("[tool.skillmatch.check]\nfail-on = 0x" + "f" * 6_000),
    "more than is read": text("[tool.skillmatch.check]\n#" + "x" * 5_000_000),
}
NO_BASELINE: dict[str, Make] = {
    "lists in lists": text("[" * 200_000),
    "a number of many digits": text("9" * 6_000),
    "entries that are none": text(
        '{"schema": "skillmatch/baseline/1", "posts": {"a.md": [{"rule": [], "fingerprint": 1}]}}'
    ),
    "no schema": text("[]"),
}
NO_YAML: dict[str, Make] = {
    "no number": text('skills:\n  - {id: zed, label: !!int ""}\n'),
    "a time beyond all floats": text("skills:\n  - {id: zed, since: " + ":".join(["1"] * 400) + ".5}\n"),
    "a number of many digits": text("skills:\n  - {id: zed, since: " + "9" * 6_000 + "}\n"),
    "a number of many digits, in hexadecimal": text("skills:\n  - {id: zed, since: 0x" + "f" * 6_000 + "}\n"),
    "lists in lists": text("skills: " + "[" * 20_000),
}
LONG = "x" * 500


def refused(outcome: tuple[int, str, str], file: str) -> None:
    code, out, err = outcome
    assert (code, out) == (2, "")
    assert err.startswith("skillmatch: ") and err.count("\n") == 1 and err.endswith("\n")
    assert "crashed" not in err and file in err and len(err) < 1_000


@pytest.mark.parametrize("make", (NO_FILES | NO_TOML).values(), ids=NO_FILES | NO_TOML)
def test_settings_that_are_named(typed: Typed, folder: Path, make: Make) -> None:
    make(folder / "pyproject.toml")
    refused(typed("check", "posting.txt", "--config", "pyproject.toml"), "pyproject.toml")


@pytest.mark.parametrize("make", {name: make for name, make in NO_FILES.items() if name != "nothing"}.values())
@pytest.mark.parametrize("command", [["check", "posting.txt"], ["posting.txt"]])
def test_settings_that_are_ours_by_their_name(typed: Typed, folder: Path, make: Make, command: list[str]) -> None:
    make(folder / "skillmatch.toml")
    refused(typed(*command), "skillmatch.toml")


OTHERS: dict[str, Make] = {
    **{name: make for name, make in NO_FILES.items() if name != "no UTF-8"},
    "no UTF-8": lambda path: path.write_bytes(b'[project]\nname = "skillmatch-\xff"\n'),
    "broken": text("[project\nname = skillmatch\n"),
    "lists in lists": text("[project]\nskillmatch = " + "[" * 20_000),
}


@pytest.mark.parametrize("make", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("command", [["check", "posting.txt", "--fail-on", "never"], ["posting.txt"]])
def test_a_project_above_that_is_not_about_us_is_none_of_our_business(
    typed: Typed, folder: Path, make: Make, command: list[str]
) -> None:
    make(folder / "pyproject.toml")
    assert typed(*command).code == 0


BROKEN = {name: make for name, make in NO_TOML.items() if name not in ("a wrong value", "more than is read")}


@pytest.mark.parametrize("make", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("command", [["check", "posting.txt"], ["posting.txt"]])
def test_a_project_above_with_our_table_is_told(typed: Typed, folder: Path, make: Make, command: list[str]) -> None:
    make(folder / "pyproject.toml")
    refused(typed(*command), "pyproject.toml")


@pytest.mark.parametrize(("lines", "line"), [("x = '\xff'", 2), ("\nx = 9" + "9" * 5_000, 3), ("a." * 99 + "a = 1", 2)])
def test_a_fault_is_told_with_its_line(typed: Typed, folder: Path, lines: str, line: int) -> None:
    (folder / "skillmatch.toml").write_text(f"[check]\n{lines}\n", encoding="latin-1")
    assert f"skillmatch.toml:{line}: not readable as TOML: " in typed("check", "posting.txt").err


@pytest.mark.parametrize("option", ["--config", "--baseline", "--taxonomy"])
def test_a_name_that_no_file_can_have(typed: Typed, option: str) -> None:
    refused(typed("check", "posting.txt", option, LONG), LONG)


@pytest.mark.parametrize("name", [LONG, "\\u0000"])
@pytest.mark.parametrize("command", [["check", "posting.txt"], ["posting.txt"], ["taxonomy", "stats"]])
def test_a_taxonomy_of_the_settings_that_no_folder_can_be(
    typed: Typed, folder: Path, name: str, command: list[str]
) -> None:
    (folder / "pyproject.toml").write_text(f'[tool.skillmatch]\ntaxonomy = "{name}"\n', encoding="utf-8")
    refused(typed(*command), "no such taxonomy folder")


@pytest.mark.parametrize("make", (NO_FILES | NO_BASELINE).values(), ids=NO_FILES | NO_BASELINE)
def test_baselines(typed: Typed, folder: Path, make: Make) -> None:
    make(folder / "known.json")
    refused(typed("check", "posting.txt", "--baseline", "known.json"), "known.json")


@pytest.mark.parametrize("name", ["x" * 500 + ".md", "a\\u0000b.md"])
def test_a_baseline_may_list_what_no_file_can_be_called(typed: Typed, folder: Path, name: str) -> None:
    (folder / "known.json").write_text(f'{{"schema": "skillmatch/baseline/1", "posts": {{"{name}": []}}}}')
    code, _, err = typed("check", "posting.txt", "--baseline", "known.json", "--fail-on", "never")
    assert code == 0 and err.startswith("skillmatch: the baseline lists ") and err.count("\n") == 1


@pytest.mark.parametrize("file", ["skills/a.yaml", "cues/kind.yaml", "weights.yaml"])
@pytest.mark.parametrize("make", {name: make for name, make in NO_FILES.items() if name != "nothing"}.values())
def test_taxonomies(typed: Typed, folder: Path, file: str, make: Make) -> None:
    (folder / "team" / file).parent.mkdir(parents=True, exist_ok=True)
    make(folder / "team" / file)
    refused(typed("posting.txt", "--taxonomy", "team"), file)


@pytest.mark.parametrize("make", NO_YAML.values(), ids=NO_YAML)
def test_values_that_no_library_can_make_anything_of(typed: Typed, folder: Path, make: Make) -> None:
    (folder / "team" / "skills").mkdir(parents=True)
    make(folder / "team" / "skills" / "a.yaml")
    refused(typed("taxonomy", "stats", "--taxonomy", "team"), "a.yaml:")


@pytest.mark.parametrize("name", ["folder", "/proc/self", "/etc"])
def test_a_folder_without_a_taxonomy(typed: Typed, name: str) -> None:
    refused(typed("taxonomy", "stats", "--taxonomy", name), f"{name}: holds no taxonomy files")


@pytest.mark.parametrize("percent", ["nan", "inf", "-inf"])
def test_a_share_that_is_none(typed: Typed, percent: str) -> None:
    code, _, err = typed("check", "posting.txt", "--role", "data", "--min-coverage", percent)
    assert code == 2 and "crashed" not in err


TEAM_SKILL = "group: {id: ml-frameworks}\nskills:\n  - {id: quazor, label: QuazorML}\n"
NO_QUAZOR = '[[check.house]]\nid = "no-quazor"\nmust-not-name = ["quazor"]\n'
WITH_TEAM = {
    "skillmatch.toml": f'taxonomy = "../team"\n{NO_QUAZOR}',
    "pyproject.toml": f'[tool.skillmatch]\ntaxonomy = "../team"\n{NO_QUAZOR.replace("check", "tool.skillmatch.check")}',
}


@pytest.fixture
def team(folder: Path) -> Path:
    """A project with a taxonomy beside it, whose settings are yet to be written."""
    (folder / "team" / "skills").mkdir(parents=True)
    (folder / "team" / "skills" / "a.yaml").write_text(TEAM_SKILL, encoding="utf-8")
    (folder / "project").mkdir()
    (folder / "post.md").write_text("# Data engineer\n\nRequirements:\n- QuazorML, SQL\n", encoding="utf-8")
    return folder / "project"


@pytest.mark.parametrize("name", WITH_TEAM)
def test_a_taxonomy_of_the_settings_holds_for_every_command(
    typed: Typed, team: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (team / name).write_text(WITH_TEAM[name], encoding="utf-8")
    monkeypatch.chdir(team)
    assert "QuazorML" in typed("../post.md").out
    assert "warning[no-quazor]" in typed("check", "../post.md").out
    assert "QuazorML" in typed("diff", "../posting.txt", "../post.md").out


def test_settings_that_are_named_or_left_aside_are_so_for_the_taxonomy_too(typed: Typed, team: Path) -> None:
    (team / "any.toml").write_text(WITH_TEAM["skillmatch.toml"], encoding="utf-8")
    (team.parent / "skillmatch.toml").write_text('taxonomy = "not there"\n', encoding="utf-8")
    assert "no such taxonomy folder" in typed("check", "post.md").err
    assert "warning[no-quazor]" in typed("check", "post.md", "--config", "project/any.toml").out
    assert typed("check", "post.md", "--isolated", "--fail-on", "never").code == 0
    (team.parent / "skillmatch.toml").write_text(NO_QUAZOR, encoding="utf-8")
    assert "warning[no-quazor]" in typed("check", "post.md", "--taxonomy", "team").out
