"""What the Action leaves to Python: what is cut, what is commented, and what the log is told where that fails."""

from __future__ import annotations

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from .github import TOKEN, US, github
from .job import ROOT

COMMENTS = yaml.safe_load((Path(__file__).parent / "comments.yaml").read_text(encoding="utf-8"))
EVENT = {"pull_request": {"number": 7, "head": {"sha": "a" * 40}, "base": {"sha": "b" * 40}}}
EVENTS = [
    "",
    "[]",
    "{",
    '{"pull_request": 7}',
    '{"pull_request": {}}',
    '{"pull_request": {"head": {"sha": "--upload-pack=x"}}}',
]


def _module() -> ModuleType:
    spec = spec_from_file_location("skillmatch_action", ROOT / "action" / "runner.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RUNNER = _module()


@pytest.fixture(autouse=True)
def on_a_runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "event.json").write_text(json.dumps(EVENT), encoding="utf-8")
    names = {"GITHUB_EVENT_PATH": "event.json", "GITHUB_REPOSITORY": "harbour/posts", "GITHUB_STEP_SUMMARY": "summary"}
    for name, value in {**names, "TOKEN": TOKEN, "GITHUB_WORKFLOW": "w", "GITHUB_JOB": "j"}.items():
        monkeypatch.setenv(name, value)
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("case", COMMENTS, ids=[case["case"] for case in COMMENTS])
def test_there_is_one_comment(case: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    mark = RUNNER._mark()
    with github(case.get("mood", "writes")) as hub:
        monkeypatch.setenv("GITHUB_API_URL", hub.url)
        for number in range(case.get("others", 0)):
            hub.add(f"word {number}", "somebody")
        for one in case.get("there", ()):
            hub.add(one["body"].replace("MARK", mark), US if one["by"] == "us" else one["by"])
        strange = [one["body"] for one in hub.comments if one["user"]["login"] != US]
        text = "\n".join([case["text"]] * case.get("times", 1))
        Path("diff.md").write_text(text, encoding="utf-8", newline="\n")
        assert RUNNER.main("comment", "diff.md") == 0
        assert [asked.split()[0] for asked in hub.asked] == case["asks"]
        assert len(hub.ours) == case["left"] and hub.strangers == []
        assert [one["body"] for one in hub.comments if one["user"]["login"] != US] == strange
    if case["asks"][-1] in ("POST", "PATCH") and case["left"]:
        assert hub.ours[-1].startswith(f"{mark}\n{case['text']}")
    said = capsys.readouterr().err
    assert said.startswith("::notice ") and case["told"] in said if "told" in case else said == ""


@pytest.mark.parametrize(("most", "kept"), [(1000, None), (60, 5), (30, 1), (21, 0)])
def test_what_is_too_long_is_cut_after_a_line(most: int, kept: int | None) -> None:
    text = b"one line\n" * 10
    whole = b"a very long line without an end"
    found = RUNNER.cut(text, most, "the rest")
    assert len(found) <= most
    assert found == (text if kept is None else b"one line\n" * kept + b"\n**the rest**\n") and len(found) <= most
    assert RUNNER.cut(whole, -5, "the rest") == b"" and RUNNER.cut(b"", -5, "the rest") == b""
    assert RUNNER.cut(whole, 20, "the rest") == b"\n**the rest**\n"


def test_the_summary_never_grows_over_what_is_shown() -> None:
    line = "| 1 | ❌ error | `rule` | 🧪 what | what to do |\n"
    Path("summary").write_text("# Of before\n", encoding="utf-8", newline="\n")
    Path("more.md").write_text(line * 30_000, encoding="utf-8", newline="\n")
    assert RUNNER.main("summary", "more.md") == 0
    content = Path("summary").read_bytes()
    assert (1 << 20) - 500 < len(content) <= 1 << 20
    first, *lines, empty, note = content.decode().splitlines(keepends=True)
    assert first == "# Of before\n" and set(lines) == {line} and empty == "\n" and note.startswith("**GitHub shows")


@pytest.mark.parametrize("event", EVENTS)
def test_other_events_have_no_base(event: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("event.json").write_text(event, encoding="utf-8")
    assert RUNNER.main("base") == 0
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("::notice title=skillmatch::") and err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TOKEN", ""),
        ("TOKEN", "a\r\nX-Other: b"),
        ("TOKEN", "é"),
        ("GITHUB_REPOSITORY", "../../user"),
        ("GITHUB_REPOSITORY", "a/b/c"),
        ("GITHUB_API_URL", "http://127.0.0.1:1"),
        ("GITHUB_API_URL", "nonsense"),
        ("GITHUB_API_URL", "file:///etc"),
    ],
)
def test_an_environment_that_is_none(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:1")
    monkeypatch.setenv(name, value)
    Path("diff.md").write_text("## a", encoding="utf-8")
    assert RUNNER.main("comment", "diff.md") == 0
    out, err = capsys.readouterr()
    assert out == "" and err.startswith("::notice title=skillmatch::No comment") and TOKEN not in err


def test_what_is_told_is_one_line_and_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    RUNNER._tell("a\n::error::b\r%0A ##[error]c \u202e")
    err = capsys.readouterr().err
    assert err == "::notice title=skillmatch::a ::error::b %250A ## [error]c  \n"
