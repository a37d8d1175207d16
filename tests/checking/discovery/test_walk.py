"""Which files a call means."""

from __future__ import annotations

import glob
import inspect
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillmatch.checking.discovery.tree import ENDINGS
from skillmatch.checking.discovery.walk import FoundFiles, files_of
from skillmatch.errors import UsageError
from skillmatch.readers.registry import READERS

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
    return _shown(files_of(names, exclude))


def _shown(found: FoundFiles) -> list[str]:
    return [Path(file).as_posix() for file in found.files]


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


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["posts", "*", "**", "d*", "?.md", "*.md", "[ab].*", ".*", "drafts", "."]), max_size=4),
    st.sampled_from(["", "./", "posts/"]),
    st.sampled_from(["", "/"]),
)
def test_patterns_mean_what_glob_makes_of_them(folder: Path, parts: list[str], before: str, after: str) -> None:
    pattern = before + "/".join(parts) + after
    matches = set(glob.glob(pattern, recursive=True))  # noqa: PTH207 - this is what it is held against
    files = {path for path in matches if Path(path).is_file()}
    folders = set() if pattern.endswith("**") else matches - files
    try:
        found = set(files_of([pattern]).files) if glob.has_magic(pattern) else files
    except UsageError:
        found = set()
    posts = {path for path in files if Path(path).suffix.lower() in ENDINGS}
    assert posts <= found
    assert all(any(Path(path).is_relative_to(top) for top in folders) for path in found - posts)


def test_settings_leave_files_out() -> None:
    assert _names("posts", exclude=("deep/", "*.TXT")) == ["posts/a.md", "posts/c.html", "posts/drafts/keep.md"]


def test_they_hold_for_named_files_where_somebody_asks(folder: Path) -> None:
    named = ("posts/a.md", "./posts/deep/d.pdf", str(folder / "posts" / "b.TXT"), "other.md", "-")
    found = files_of(named, ("deep/", "*.TXT"), no_files=("-",), force_exclude=True)
    assert _shown(found) == ["posts/a.md", "other.md", "-"]
    assert files_of(named[1:3], ("deep/", "*.TXT"), force_exclude=True).files == ()
    assert len(files_of(named, ("deep/", "*.TXT"), no_files=("-",)).files) == len(named)


def test_each_file_comes_once() -> None:
    assert _names("posts/a.md", "posts/*.md", "posts/a.md") == ["posts/a.md"]


def test_a_missing_file_is_left_to_the_reader() -> None:
    assert _names("missing.md") == ["missing.md"]
    assert _names("x" * 300 + ".md") == ["x" * 300 + ".md"]


@pytest.mark.parametrize("names", [("posts/*.rst",), ("posts/.cache",)])
def test_nothing_is_an_error(names: tuple[str, ...], folder: Path) -> None:
    (folder / "posts" / ".cache" / "f.md").unlink()
    with pytest.raises(UsageError):
        files_of(names)


LINKS: dict[str, tuple[str, str, list[str]]] = {
    "to a post of the tree": ("posts/z.md", "a.md", ["posts/z.md"]),
    "to a folder of the tree, walked where it is": ("posts/z", "deep", []),
    "to nothing": ("posts/z.md", "gone.md", []),
    "to itself": ("posts/z.md", "z.md", ["posts/z.md"]),
    "to a name that no file can have": ("posts/z.md", "x" * 300, ["posts/z.md"]),
    "to its own folder": ("posts/z", ".", []),
}


@pytest.mark.parametrize(("link", "target", "read"), LINKS.values(), ids=LINKS)
@pytest.mark.parametrize("name", ["posts", "posts/**"])
def test_a_link_costs_no_other_file_anything(folder: Path, name: str, link: str, target: str, read: list[str]) -> None:
    """One that cannot be followed is read all the same, so that the reader says why."""
    before = _names(name)
    (folder / link).symlink_to(target)
    assert sorted(_names(name)) == sorted([*before, *read])


def test_two_links_to_their_own_folder_are_no_labyrinth(folder: Path) -> None:
    for name in "xy":
        (folder / "posts" / name).symlink_to(".")
    assert _names("posts/**/a.md") == ["posts/a.md"]


@pytest.fixture
def outside(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder elsewhere, to which a link to a post, one to a file and one to all of it lead."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "secret.md").write_text("Python", encoding="utf-8")
    (elsewhere / "back").symlink_to(elsewhere)
    for name, target in (("out.md", elsewhere / "secret.md"), ("run.sh", elsewhere / "secret.md"), ("out", elsewhere)):
        (folder / "posts" / name).symlink_to(target)
    return elsewhere


@pytest.mark.parametrize("name", ["posts", "posts/*", "posts/**/*.md", "posts/*/*.md", "posts/out*"])
def test_links_out_of_the_tree_are_left_alone_and_counted(folder: Path, outside: Path, name: str) -> None:
    try:
        found = files_of(["other.md", name])
    except UsageError as error:
        found = FoundFiles((), (error.hint,))
    assert not [file for file in found.files if "out" in file]
    assert any("2 links out of posts" in note and "--follow-links" in note for note in found.notes), found.notes


def test_they_are_followed_where_somebody_asks(folder: Path, outside: Path) -> None:
    found = files_of(["posts"], follow_links=True)
    assert [file for file in found.files if "out" in file] == ["posts/out/secret.md", "posts/out.md"]
    assert found.notes == ()
    assert "posts/out/secret.md" in files_of(["posts/**/*.md"], follow_links=True).files


def test_a_link_that_is_named_is_read(outside: Path) -> None:
    assert _names("posts/out.md", "posts/out") == ["posts/out.md", "posts/out/secret.md"]


def test_where_nothing_but_links_is_left_they_are_told(folder: Path, outside: Path) -> None:
    (folder / "links").mkdir()
    (folder / "links" / "a.md").symlink_to(outside / "secret.md")
    with pytest.raises(UsageError, match=r"1 link out of links was left alone; --follow-links reads it\.") as error:
        files_of(["links"])
    assert str(outside) not in str(error.value)


@pytest.mark.parametrize("name", ["posts", "posts/**/*"])
def test_a_folder_that_cannot_be_looked_into_costs_itself(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "deep":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = _names(name)
    assert "posts/deep" in [Path(file).as_posix().rstrip("/") for file in found] and "posts/a.md" in found


def test_folders_may_be_deeper_than_python_recurses(folder: Path) -> None:
    deep = folder / "posts" / Path(*"x" * 250)
    deep.mkdir(parents=True)
    (deep / "z.md").write_text("Python", encoding="utf-8")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 200)
    try:
        found = _names("posts")
    finally:
        sys.setrecursionlimit(limit)
    assert len([file for file in found if file.endswith("z.md")]) == 1


IGNORES: dict[str, Callable[[Path], object]] = {
    "lines that git accepts and that mean nothing": lambda file: file.write_text("!\n\\\n[\n", encoding="utf-8"),
    "no UTF-8": lambda file: file.write_bytes(b"\xff\xfe\n"),
    "a byte order mark and other ends of lines": lambda file: file.write_bytes(b"\xef\xbb\xbfx.md\r\n"),
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a link to a device": lambda file: file.symlink_to("/dev/zero"),
    "a link to itself": lambda file: file.symlink_to(".gitignore"),
}


@pytest.mark.parametrize("make", IGNORES.values(), ids=IGNORES)
def test_a_gitignore_that_is_none_costs_nothing(folder: Path, make: Callable[[Path], object]) -> None:
    before = _names("posts/deep")
    (folder / "posts" / "deep" / "x.md").write_text("Python", encoding="utf-8")
    make(folder / "posts" / "deep" / ".gitignore")
    left = _names("posts/deep")
    assert set(before) <= set(left)
    assert ("posts/deep/x.md" in left) == (make is not IGNORES["a byte order mark and other ends of lines"])


def test_one_that_cannot_be_read_is_told(folder: Path) -> None:
    os.mkfifo(folder / "posts" / "deep" / ".gitignore")
    (note,) = files_of(["posts"]).notes
    assert note.endswith("posts/deep/.gitignore: no plain file but a device or pipe; nothing is left out for it.")


def test_a_pattern_of_many_stars_ends(folder: Path) -> None:
    name = "a" * 200 + ".md"
    (folder / "posts" / name).write_text("Python", encoding="utf-8")
    (folder / "posts" / ".gitignore").write_text("*a" * 30 + "*b\n", encoding="utf-8")
    assert f"posts/{name}" in _names("posts", exclude=("*a" * 30 + "*c",))


def test_a_folder_gives_every_kind_of_file_that_a_reader_reads(tmp_path: Path) -> None:
    endings = [ending for reader in READERS if reader.in_folders for ending in reader.endings]
    folder = tmp_path / "kinds"
    folder.mkdir()
    for ending in endings:
        (folder / f"post{ending}").touch()
    for ending in (".png", ".json", ".py"):
        (folder / f"other{ending}").touch()
    assert {Path(name).suffix for name in files_of([str(folder)]).files} == set(endings)


def test_a_pattern_that_names_an_ending_gives_files_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "asked"
    folder.mkdir()
    for name in ("a.json", "b.jsonl", "c.csv", "d.py", "e.txt"):
        (folder / name).touch()
    for pattern, names in {"*.json": ["a.json"], "*.jsonl": ["b.jsonl"], "*": ["e.txt"], "*.[ct]*": ["e.txt"]}.items():
        assert [Path(name).name for name in files_of([str(folder / pattern)]).files] == names
    with pytest.raises(UsageError):
        files_of([str(folder / "*.py")])


def test_a_name_that_means_no_file_is_left_as_it_is(folder: Path) -> None:
    """Whatever there is of that name: only the caller knows what it means."""
    (folder / "-").mkdir()
    (folder / "-" / "post.md").write_text("", encoding="utf-8")
    assert files_of(["-"], no_files=("-",)).files == ("-",)
    assert _shown(files_of(["-"])) == ["-/post.md"]
