"""What git says of posts: which have changed since a revision, under whatever names; nothing of a repository is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from skillmatch.comparing.revisions import Repository, git_program, short
from skillmatch.errors import UsageError

NAMES = ["a.md", "two\nlines.md", "-x.md", ":(glob)*.md", "é.md", "$(touch hacked).md", "\udcff.md", "a\tb => c.md"]


def git(*words: str) -> None:
    mine = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *mine, *words], check=True, capture_output=True)


def commit() -> None:
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", "x")


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository without commits, with posts in a folder, which is the working folder."""
    if not shutil.which("git"):
        pytest.skip("needs git")
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (tmp_path / "posts").mkdir()
    monkeypatch.chdir(tmp_path / "posts")
    git("init", "--quiet", "..")
    return tmp_path


def test_each_name_is_read_to_the_letter() -> None:
    for name in NAMES:
        Path(name).write_text(f"before {name!r}\n", encoding="utf-8")
    commit()
    for name in NAMES:
        Path(name).write_text("after\n", encoding="utf-8")
    repository = Repository("HEAD")
    changed = list(repository.changed([*NAMES, "unknown.md"]))
    assert [post.name for post in changed] == NAMES
    assert [post.before for post in changed] == [f"posts/{name}" for name in NAMES]
    assert [repository.content(post, 1000) for post in changed] == [f"before {name!r}\n".encode() for name in NAMES]
    assert repository.content(changed[0], 3) == b"befo"


def test_new_renamed_and_no_plain_files() -> None:
    text = "".join(f"line {number}\n" for number in range(30))
    Path("old.md").write_text(text, encoding="utf-8")
    Path("link.md").symlink_to("/etc/passwd")
    Path("was-link.md").symlink_to("old.md")
    commit()
    Path("old.md").rename("now.md")
    Path("new.md").write_text("new\n", encoding="utf-8")
    Path("link.md").unlink()
    Path("link.md").symlink_to("/etc/group")
    Path("was-link.md").unlink()
    Path("was-link.md").write_text("a file\n", encoding="utf-8")
    git("add", "--all")
    Path("untracked.md").write_text("x\n", encoding="utf-8")
    files = sorted(path.name for path in Path().iterdir())
    found = {post.name: post.before for post in Repository("HEAD").changed(files)}
    assert found == {"now.md": "posts/old.md", "new.md": "", "was-link.md": ""}


def test_by_whatever_path_it_is_named(repository: Path) -> None:
    Path("a.md").write_text("before\n", encoding="utf-8")
    commit()
    Path("a.md").write_text("after\n", encoding="utf-8")
    (repository / "link").symlink_to("posts")
    names = ["a.md", "./a.md", "../posts/a.md", str(repository / "posts" / "a.md"), "../link/a.md"]
    assert [post.name for post in Repository("HEAD").changed(names)] == names


def test_without_a_commit_nothing_has_changed() -> None:
    Path("a.md").write_text("x\n", encoding="utf-8")
    git("add", "--all")
    assert list(Repository("HEAD").changed(["a.md"])) == []


@pytest.mark.parametrize(
    "revision", ["", "-x", "--output=hacked", "nope", "HEAD~9", "a\nb", "\0", "\udcff", "HEAD:posts"]
)
def test_what_is_no_revision(revision: str) -> None:
    commit()
    with pytest.raises(UsageError):
        Repository(revision)
    assert [path.name for path in Path().iterdir()] == []


def test_outside_a_repository(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    with pytest.raises(UsageError, match="not a git repository"):
        Repository("HEAD")


def test_no_program_of_a_repository_is_run(repository: Path) -> None:
    """Not by a filter, a diff driver or a monitor that the attributes of a stranger name, nor out of a bare repository
    that lies in a folder."""
    mark = repository / "hacked"
    Path("a.md").write_text("before\n", encoding="utf-8")
    Path(".gitattributes").write_text("*.md diff=evil filter=evil\n", encoding="utf-8")
    commit()
    for key in ("core.fsmonitor", "diff.evil.command", "diff.evil.textconv", "diff.external"):
        git("config", key, f"touch '{mark}'; false")
    Path("a.md").write_text("after\n", encoding="utf-8")
    (post,) = Repository("HEAD").changed(["a.md"])
    assert post.before == "posts/a.md" and not mark.exists()
    bare = Path("bare")
    git("init", "--quiet", "--bare", str(bare))
    git("-C", str(bare), "config", "core.fsmonitor", f"touch '{mark}'; false")
    git("-C", str(bare), "config", "core.worktree", str(repository))
    os.chdir(bare)
    with pytest.raises(UsageError):
        Repository("HEAD")
    assert not mark.exists()


def test_git_is_never_one_of_the_working_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("git").write_text("#!/bin/sh\ntouch hacked\n", encoding="utf-8")
    Path("git").chmod(0o755)
    real = git_program()
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(Path.cwd()), os.environ["PATH"]]))
    assert git_program() == real
    monkeypatch.setenv("PATH", os.pathsep.join([".", str(Path.cwd())]))
    with pytest.raises(UsageError, match="not installed"):
        git_program()


def test_a_revision_in_short() -> None:
    assert short("0123456789abcdef0123456789abcdef01234567") == "0123456" and short("main~2") == "main~2"
