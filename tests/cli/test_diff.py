"""``skillmatch diff OLD NEW``: what a change to a post did, in each format."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reporting.strict import strict

from .conftest import Typed

OLD = """# Machine Learning Engineer

What you'll do
- Train and evaluate models of churn

Requirements
- 2 years of experience with Python
- SQL

Nice to have
- Docker
"""
NEW = """# Senior Machine Learning Engineer

What you'll do
- Deploy models to production and monitor them

Requirements
- 6 years of experience with Python
- Docker, Kubernetes

Nice to have
- Helm
"""


@pytest.fixture(autouse=True)
def posts(folder: Path) -> None:
    (folder / "old.md").write_text(OLD, encoding="utf-8")
    (folder / "new.md").write_text(NEW, encoding="utf-8")


def test_text(typed: Typed) -> None:
    outcome = typed("diff", "old.md", "new.md")
    assert outcome.code == 0
    out = " ".join(outcome.out.split())
    assert "level mid, 2 years → senior, 6 years" in out or "→ senior, 6 years" in out
    assert "Must-haves added 2 - Docker (was nice to have) - Kubernetes" in out
    assert "Must-haves dropped 1 - SQL" in out
    assert "Other skills added 1 - Helm (nice to have)" in out
    assert "Responsibilities added" in out and "Responsibilities dropped" in out


def test_json_is_of_its_schema(typed: Typed) -> None:
    found = json.loads(typed("diff", "old.md", "new.md", "--format", "json", "--role", "infrastructure").out)
    strict("diff").validate(found)
    assert found["changed"] and found["level"]["new"] == "senior"
    assert {"concept": "docker", "label": "Docker", "old": "preferred", "new": "required"} in found["skills"]
    assert [role["id"] for role in found["roles"]] == ["infrastructure"]


def test_markdown(typed: Typed) -> None:
    out = typed("diff", "old.md", "new.md", "-f", "markdown").out
    assert out.startswith("## `new.md`, compared with `old.md`")
    assert "**Must-haves added**: Docker (was nice to have); Kubernetes" in out


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_nothing_moved(typed: Typed, format_: str) -> None:
    assert "Nothing moved that a report shows." in typed("diff", "old.md", "old.md", "-f", format_).out


def test_one_of_the_two_may_be_standard_input(typed: Typed, stdin: Callable[[str], None]) -> None:
    stdin(OLD)
    outcome = typed("diff", "-", "new.md", "--stdin-name", "draft.md")
    assert outcome.code == 0 and "draft.md" in outcome.out
    assert typed("diff", "-", "-").code == 2


@pytest.mark.parametrize("command", [["diff", "-", "new.md"], ["check", "-"], ["show", "-"], ["-"]])
def test_an_unreadable_standard_input_has_the_name_that_it_is_given(
    typed: Typed, stdin: Callable[[str], None], command: list[str]
) -> None:
    stdin("")
    code, _, err = typed(*command, "--stdin-name", "draft.md")
    assert code == 2 and err.startswith("skillmatch: draft.md: ")


@pytest.mark.parametrize(
    "words", [["old.md", "missing.md"], ["missing.md", "new.md"], ["old.md", "new.md", "-f", "pdf"], ["old.md"]]
)
def test_what_cannot_run_exits_with_2(typed: Typed, words: list[str]) -> None:
    outcome = typed("diff", *words)
    assert outcome.code == 2 and outcome.err and not outcome.out


def test_a_need_is_the_one_that_the_report_names(typed: Typed, folder: Path) -> None:
    """Named in the duties and among what would be nice to have, a skill is one of the duties, here and there."""
    (folder / "bare.md").write_text("# Data engineer\n\nWhat you'll do:\n- Write SQL\n", encoding="utf-8")
    both = "# Data engineer\n\nWhat you'll do:\n- Write SQL\n- Run Kafka\n\nNice to have:\n- Kafka\n"
    (folder / "both.md").write_text(both, encoding="utf-8")
    report = typed("both.md").out
    assert "in duties     Kafka ×2" in report
    moved = typed("diff", "bare.md", "both.md").out
    assert "Kafka (in duties)" in moved and "Kafka (nice to have)" not in moved


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The posts in a repository, of which one is edited, one new and one broken since the last commit."""
    if not shutil.which("git"):
        pytest.skip("needs git")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (folder / "bad.md").write_text(OLD, encoding="utf-8")
    (folder / "archive").mkdir()
    (folder / "archive" / "gone.md").write_text(OLD, encoding="utf-8")
    (folder / "skillmatch.toml").write_text('[check]\nexclude = ["archive/"]\n', encoding="utf-8")
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], check=True)
    (folder / "old.md").write_text(NEW, encoding="utf-8")
    (folder / "bad.md").write_bytes(b"")
    (folder / "archive" / "gone.md").write_text(NEW, encoding="utf-8")
    (folder / "added.md").write_text(NEW, encoding="utf-8")
    subprocess.run(["git", "add", "-A"], check=True)
    return folder


@pytest.mark.parametrize(
    ("format_", "heads"),
    [
        ("text", ["HEAD:old.md → old.md", "New  1", "  - added.md"]),
        ("markdown", ["## `old.md`, compared with `HEAD:old.md`", "## New", "- `added.md`", "**Not read**: `bad.md`"]),
    ],
)
def test_since_a_revision(typed: Typed, repository: Path, format_: str, heads: list[str]) -> None:
    code, out, err = typed("diff", "--since", "HEAD", "-f", format_, "*.md", "archive/gone.md")
    assert code == 2 and err.startswith("skillmatch: bad.md: empty")
    lines = out.splitlines()
    places = [next(at for at, line in enumerate(lines) if line.startswith(head)) for head in heads]
    assert places == sorted(places) and "Kubernetes" in out
    assert "new.md" not in out.replace("added.md", "") and "gone.md" not in out


def test_of_the_hook(typed: Typed, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "HEAD:old.md → old.md" in typed("diff", "--pre-commit", "--", "old.md", "new.md").out
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD^{commit}")
    assert "HEAD^{commit}:old.md → old.md" in typed("diff", "--pre-commit", "--", "old.md").out
    assert typed("diff", "--pre-commit", "--", "new.md").out == "No post has changed since HEAD^{commit}.\n"
    assert typed("diff", "--pre-commit", "-f", "markdown", "new.md").out == (
        "No post has changed since `HEAD^{commit}`.\n"
    )


@pytest.mark.parametrize(
    "words",
    [["--since", "nope", "old.md"], ["--since=-x"], ["--since", "HEAD", "-f", "json"], ["--since", "HEAD", "x*"]],
)
def test_since_what_is_none(typed: Typed, repository: Path, words: list[str]) -> None:
    code, out, err = typed("diff", *words)
    assert (code, out) == (2, "") and err
