"""Which files a call means."""

from __future__ import annotations

from pathlib import Path

import pytest

from skillmatch.checking.walk import files_of
from skillmatch.errors import UsageError

FILES = """
posts/a.md  posts/b.TXT  posts/c.html  posts/deep/d.pdf  posts/data.json  posts/run.py  posts/.hidden.md
posts/drafts/e.md  posts/drafts/keep.md  posts/.cache/f.md  build/g.md  other.md
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES.split():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Python", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("/build\nposts/drafts/*\n", encoding="utf-8")
    (tmp_path / "posts" / "drafts" / ".gitignore").write_text("!keep.md\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _names(*names: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [Path(file).as_posix() for file in files_of(names, exclude)]


def test_a_folder_is_walked_in_order_without_what_git_ignores() -> None:
    assert _names("posts") == ["posts/a.md", "posts/b.TXT", "posts/c.html", "posts/deep/d.pdf", "posts/drafts/keep.md"]
    assert _names(".")[0] == "other.md"
    assert "build/g.md" not in _names(".")


def test_a_gitignore_above_the_folder_holds() -> None:
    assert _names("posts/drafts") == ["posts/drafts/keep.md"]


def test_what_is_named_is_taken_whatever_it_is() -> None:
    assert _names("build/g.md", "posts/data.json", "-") == ["build/g.md", "posts/data.json", "-"]


def test_patterns_are_matched() -> None:
    assert _names("posts/*.md") == ["posts/a.md"]
    assert _names("posts/**/*.md") == ["posts/a.md", "posts/drafts/e.md", "posts/drafts/keep.md"]


def test_settings_leave_files_out() -> None:
    assert _names("posts", exclude=("deep/", "*.TXT")) == ["posts/a.md", "posts/c.html", "posts/drafts/keep.md"]


def test_each_file_comes_once() -> None:
    assert _names("posts/a.md", "posts/*.md", "posts/a.md") == ["posts/a.md"]


def test_a_missing_file_is_left_to_the_reader() -> None:
    assert _names("missing.md") == ["missing.md"]


@pytest.mark.parametrize("names", [("posts/*.rst",), ("posts/.cache",)])
def test_nothing_is_an_error(names: tuple[str, ...], folder: Path) -> None:
    (folder / "posts" / ".cache" / "f.md").unlink()
    with pytest.raises(UsageError):
        files_of(names)
