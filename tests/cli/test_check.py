"""``skillmatch check`` as it is typed: exit codes, streams, files, and what is chosen where nothing is said."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from skillmatch.checking.rules import CHECKS
from skillmatch.reporting.shared.schema import SCHEMAS
from tests.reporting.strict import strict

from .conftest import Typed

BAD = "# Junior data engineer\n\nRequirements and duties:\n- 7 years of SQL\n- a ninja of Airflow\n"
WARNED = "# Data engineer\n\nRequirements and duties:\n- SQL\n- a ninja of Airflow\n"
NOTED = "# Data analyst\n\nResponsibilities:\n- Bring the ZQX to the board\n- Analyse sales data\n\nSkills: SQL\n"
CLEAN = "# Data engineer\n\nWhat you'll do:\n- Build data pipelines\n\nRequirements:\n- SQL\n"


@pytest.fixture(autouse=True)
def posts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    (folder / "posts").mkdir()
    for name, text in (("bad", BAD), ("warned", WARNED), ("noted", NOTED), ("clean", CLEAN)):
        (folder / "posts" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder / "posts"


EXITS = {
    "clean": (["posts/clean.md"], 0),
    "an error": (["posts/bad.md"], 1),
    "a warning": (["posts/warned.md"], 1),
    "a note is none": (["posts/noted.md"], 0),
    "a note, asked for": (["posts/noted.md", "--fail-on", "note"], 1),
    "only errors count": (["posts/warned.md", "--fail-on", "error"], 0),
    "never": (["posts", "--fail-on", "never"], 0),
    "a folder": (["posts"], 1),
    "an ignored rule": (["posts/warned.md", "--ignore", "vague-superlative"], 0),
    "another rule": (["posts/warned.md", "--select", "levels"], 0),
    "a missing file": (["missing.md"], 2),
    "a missing file beside findings": (["posts/bad.md", "missing.md"], 2),
    "a missing file, whatever is asked": (["missing.md", "--fail-on", "never"], 2),
    "an empty file": (["empty.txt"], 2),
    "no posts in a folder": (["folder"], 2),
    "a pattern that nothing matches": (["posts/*.rst"], 2),
    "an unknown rule": (["posts", "--select", "vague"], 2),
    "an unknown format": (["posts", "--format", "pdf"], 2),
    "an unknown severity": (["posts", "--fail-on", "fatal"], 2),
    "an unknown role": (["posts", "--role", "chef"], 2),
    "a date that is none": (["posts", "--date", "yesterday"], 2),
    "settings that are none": (["posts", "--config", "none.toml"], 2),
    "settings and none": (["posts", "--config", "none.toml", "--isolated"], 2),
    "a baseline that is none": (["posts", "--baseline", "none.json"], 2),
    "a baseline without a file": (["posts", "--write-baseline"], 2),
    "an output that cannot be written": (["posts", "-o", "no/such/folder.txt"], 2),
    "another output, too": (["posts", "--also", "sarif=out.sarif"], 1),
    "another output without a file": (["posts", "--also", "sarif"], 2),
    "another output of an unknown format": (["posts", "--also", "pdf=out.pdf"], 2),
    "another output that cannot be written": (["posts", "--also", "sarif=no/such/folder.sarif"], 2),
    "no post": ([], 2),
    "a coverage of nothing": (["posts", "--min-coverage", "10"], 2),
    "below the coverage": (["posts/clean.md", "--role", "data", "--min-coverage", "99"], 1),
    "above it": (["posts/clean.md", "--role", "data", "--min-coverage", "1"], 0),
}


@pytest.mark.parametrize(("words", "code"), EXITS.values(), ids=EXITS)
def test_exit_codes(typed: Typed, words: list[str], code: int) -> None:
    outcome = typed("check", *words)
    assert outcome.code == code, outcome
    assert bool(outcome.err) == (code == 2)


def test_a_crash_is_no_finding(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("secret words of a post")

    monkeypatch.setitem(CHECKS, "vague-duty", crash)  # type: ignore[misc]
    outcome = typed("check", "posts/clean.md")
    assert outcome.code == 2
    assert "could not be analysed (RuntimeError)" in outcome.err and "secret" not in outcome.err + outcome.out


@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif", "junit", "gitlab", "markdown"])
def test_neither_format_nor_file_changes_the_exit_code(typed: Typed, folder: Path, format_: str) -> None:
    printed = typed("check", "posts", "--format", format_)
    written = typed("check", "posts", "--format", format_, "-o", "report")
    assert (printed.code, written.code, written.out) == (1, 1, "")
    assert (folder / "report").read_text(encoding="utf-8") == printed.out


def test_one_run_writes_several_formats(typed: Typed, folder: Path) -> None:
    """Also where a post cannot be read: what is known of the others is out before."""
    names = ["posts", "missing.md"]
    also = [word for format_ in ("sarif", "markdown") for word in ("--also", f"{format_}=out.{format_}")]
    outcome = typed("check", *names, *also)
    assert (outcome.code, outcome.out) == (2, typed("check", *names).out)
    for format_ in ("sarif", "markdown"):
        alone = typed("check", *names, "--format", format_).out
        assert (folder / f"out.{format_}").read_text(encoding="utf-8") == alone


def test_workflows_get_their_own_format(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert typed("check", "posts/bad.md").out.startswith("::error file=posts/bad.md,line=4,")
    assert not typed("check", "posts/bad.md", "--format", "text").out.startswith("::")


def test_standard_input(typed: Typed, stdin: Callable[[str], None]) -> None:
    stdin(BAD)
    outcome = typed("check", "-", "--stdin-name", "draft.md")
    assert outcome.code == 1
    assert outcome.out.startswith("draft.md:4:3: error[entry-title-with-senior-years]")


def test_settings_of_the_project(typed: Typed, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.skillmatch.check]\nignore = ["all"]\n', encoding="utf-8")
    assert typed("check", "posts").code == 0
    assert typed("check", "posts", "--isolated").code == 1
    (folder / "other.toml").write_text('[check]\nfail-on = "never"\n', encoding="utf-8")
    assert typed("check", "posts", "--config", "other.toml").code == 0
    (folder / "pyproject.toml").write_text("[tool.skillmatch.check]\nselct = []\n", encoding="utf-8")
    outcome = typed("check", "posts")
    assert outcome.code == 2
    assert "unknown key `selct`; did you mean `select`?" in outcome.err and "per-file-ignores" in outcome.err


def test_the_settings_of_the_check_do_not_trouble_the_main_job(typed: Typed, folder: Path) -> None:
    (folder / "pyproject.toml").write_text("[tool.skillmatch.check]\nignore = []\n", encoding="utf-8")
    assert typed("posting.txt").code == 0


def test_a_baseline_from_anywhere(typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed("check", "posts", "--baseline", "known.json", "--write-baseline").code == 0
    assert typed("check", "posts", "--baseline", "known.json").code == 0
    monkeypatch.chdir(folder / "posts")
    assert typed("check", ".", "--baseline", "../known.json").code == 0
    (folder / "posts" / "warned.md").write_text(CLEAN, encoding="utf-8")
    outcome = typed("check", ".", "--baseline", "../known.json")
    assert outcome.code == 1 and "stale-baseline" in outcome.out
    (folder / "posts" / "warned.md").unlink()
    outcome = typed("check", ".", "--baseline", "../known.json")
    assert outcome.code == 0 and "posts/warned.md, which is no more" in outcome.err


def test_the_clock_is_never_read(typed: Typed, folder: Path) -> None:
    (folder / "old.md").write_text("# Dev\n\nDuties: all.\n\nRequirements:\n- 10+ years of PyTorch\n", encoding="utf-8")
    assert typed("check", "old.md").code == 0
    outcome = typed("check", "old.md", "--date", "2020-06-01")
    assert outcome.code == 1 and "first came out in 2016, 4 years before 2020" in " ".join(outcome.out.split())


def test_the_same_bytes_twice(typed: Typed) -> None:
    words = ("check", "posts", "--format", "json")
    assert typed(*words).out == typed(*words).out


def test_rules_and_their_documentation(typed: Typed) -> None:
    listed = typed("rules").out
    assert all(id_ in listed for id_ in CHECKS)
    told = json.loads(typed("rules", "--format", "json").out)
    strict("rules").validate(told)
    assert {rule["id"] for rule in told["rules"]} >= set(CHECKS)
    assert typed("rules", "--format", "pdf").code == 2
    explained = typed("explain", "vague-duty").out
    assert "Help with AI stuff" in explained and "Responsibilities of ML Engineer." in explained
    assert "Did you mean the rule `vague-duty`?" in typed("explain", "vague-dutys").err


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_printed(typed: Typed, name: str) -> None:
    assert json.loads(typed("schema", name).out)["$schema"]
    assert typed("schema", "none").code == 2


def test_links_that_lead_nowhere_cost_no_other_post_its_findings(typed: Typed, posts: Path) -> None:
    (posts / "loop.md").symlink_to("loop.md")
    (posts / "long.md").symlink_to("x" * 300)
    code, out, err = typed("check", "posts", "-f", "json")
    found = json.loads(out)
    assert (code, err.count("\n"), "crashed" in err) == (2, 2, False)
    unread = {one["file"] for one in found["files"] if "error" in one}
    assert unread == {"posts/loop.md", "posts/long.md"}
    assert len(found["files"]) == 4 + len(unread)


def test_links_out_of_a_folder_are_told_and_followed_where_asked(
    typed: Typed, posts: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text(BAD, encoding="utf-8")
    (posts / "out.md").symlink_to(secret)
    code, out, err = typed("check", "posts", "--fail-on", "never")
    assert (code, "out.md" in out) == (0, False)
    assert err == "skillmatch: 1 link out of posts was left alone; --follow-links reads it.\n"
    code, out, err = typed("check", "posts", "--fail-on", "never", "--follow-links")
    assert (code, "out.md" in out, err) == (0, True, "")


def test_an_ignore_file_that_git_accepts_is_no_crash(typed: Typed, posts: Path) -> None:
    (posts / ".gitignore").write_text("!\n\\\n*a*a*a*a*a*a*a*a*a*a*a*ab\n", encoding="utf-8")
    (posts / f"{'a' * 200}.md").write_text(CLEAN, encoding="utf-8")
    assert len(json.loads(typed("check", "posts", "-f", "json").out)["files"]) == 5
