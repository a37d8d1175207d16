"""Patterns of paths: what each means is what git makes of it, and none takes for ever."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillmatch.checking.discovery.patterns import fits, pattern_of, patterns_of
from skillmatch.checking.discovery.segments import PatternError
from tests.cases import each, read

CASES: dict[str, Any] = read(Path(__file__).parent / "patterns.yaml")
NAMES = ["a", "b", "ab", "x.md", "aXb", "]", "a ", "*", "!a", "#a", "c", "-", "^"]
PARTS = [*NAMES, "*", "a*", "*b", "**", "?", "[ab]", "[!a]", "a*b", "*.md", "[", "\\a", "[]a]", "[a-c]", "a**b", "\\ "]
LINES = st.builds(
    lambda before, parts, after: before + "/".join(parts) + after,
    st.sampled_from(["", "/", "!", "!/"]),
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=3),
    st.sampled_from(["", "/", "  "]),
)
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map("/".join)
ENDLESS = {
    "stars": ("*a" * 40 + "*b", "a" * 250),
    "depths": ("**/a/" * 300 + "b", "/".join("a" * 600)),
    "brackets": ("[a-z]*" * 300 + "1", "a" * 250),
    "questions": ("?*" * 300 + "1", "a" * 250),
}


@pytest.mark.parametrize("case", each(CASES))
def test_what_is_left_out(case: dict[str, list[str]]) -> None:
    patterns = patterns_of(case["lines"])
    told = {path: bool(patterns.says(path)) for path in (*case["out"], *case["in"])}
    assert told == {**dict.fromkeys(case["out"], True), **dict.fromkeys(case["in"], False)}


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("case", each(CASES))
def test_git_says_the_same(case: dict[str, list[str]], tmp_path: Path) -> None:
    assert _git(tmp_path, case["lines"], [*case["out"], *case["in"]]) == set(case["out"])


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@settings(max_examples=40, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=3), st.lists(PATHS, min_size=1, max_size=30, unique=True))
def test_git_says_the_same_of_any(tmp_path_factory: pytest.TempPathFactory, lines: list[str], paths: list[str]) -> None:
    patterns = patterns_of(lines)
    ours = {path for path in paths if _is_ignored(patterns, path.split("/"))}
    assert ours == _git(tmp_path_factory.mktemp("git"), lines, paths)


def _is_ignored(patterns: Any, names: list[str]) -> bool:
    """As a walk has it, which does not enter a folder that is left out."""
    folders = ("/".join(names[:depth]) for depth in range(1, len(names)))
    return any(patterns.says(folder, is_folder=True) for folder in folders) or bool(patterns.says("/".join(names)))


def _git(folder: Path, lines: list[str], paths: list[str]) -> set[str]:
    subprocess.run(["git", "init", "-q", folder], check=True)
    (folder / ".gitignore").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    command = ["git", "-C", folder, "check-ignore", "--no-index", "-z", "--stdin"]
    ours_alone = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(command, input="\0".join(paths).encode(), capture_output=True, env=ours_alone, check=False)
    return set(filter(None, done.stdout.decode().split("\0")))


@pytest.mark.parametrize(("line", "path"), ENDLESS.values(), ids=ENDLESS)
def test_it_ends(line: str, path: str) -> None:
    assert not patterns_of([line]).says(path)


@pytest.mark.parametrize("line", ["!", "\\", "/", "[", "a/[b", "*" * 5_000])
def test_what_can_fit_nothing_is_told_where_somebody_asks(line: str) -> None:
    with pytest.raises(PatternError):
        pattern_of(line)


def test_what_is_brought_back_by_name_stays_though_its_folder_is_left_out() -> None:
    patterns = patterns_of(["drafts", "!drafts/keep.md"])
    assert [patterns.says(path) for path in ("drafts/x.md", "drafts/keep.md", "other.md")] == [True, False, None]


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_line_and_no_path_makes_it_fail(line: str, path: str) -> None:
    fits_it = fits(line, path, Path())
    assert fits_it in (True, False)
