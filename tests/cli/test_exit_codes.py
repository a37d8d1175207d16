"""Exit codes, and the one line that goes with each of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.cli.main import run
from tests.reporting import hostile

from .conftest import Typed

SECRET = "the salary that nobody may read"

COULD_NOT_RUN = {
    "missing file": (["gone.txt"], "gone.txt: no such file. Check its name and folder."),
    "a name that no file can have": (["x" * 300 + ".md"], "xxx"),
    "a command that no file can be called": (["x" * 300], "'xxx"),
    "a post that no file can be called": (["check", "x" * 300 + ".md"], "xxx"),
    "folder": (["folder/"], "folder/: a folder, not a file. Name the files in it."),
    "empty file": (["empty.txt"], "empty.txt: empty. Check that it was saved."),
    "damaged file": (["broken.pdf"], "broken.pdf: "),
    "binary file": (["picture.bin"], "picture.bin: "),
    "unknown format": (["posting.txt", "--format", "xml"], "unknown format 'xml'. Use one of text, json,"),
    "a format of résumés": (
        ["posting.txt", "resume.txt", "-f", "jsonresume"],
        "posting.txt: read as a job posting, of which there is no JSON Resume. Say --format jsonld, or",
    ),
    "unknown role": (["posting.txt", "--role", "chef"], "unknown role 'chef'. Use one of algorithm, data,"),
    "unknown kind": (["posting.txt", "--kind", "memo"], "unknown kind 'memo'. Use resume or posting."),
    "mistyped command": (["taxonmy"], "'taxonmy' is neither a command nor a file. Did you mean 'taxonomy'?"),
    "another mistyped command": (["explian", "go"], "'explian' is neither a command nor a file. Did you mean"),
    "a command like none": (["zzz"], "'zzz' is neither a command nor a file. See skillmatch --help."),
    "unknown option": (["posting.txt", "--fromat", "json"], "No such option: --fromat"),
    "unknown option first": (["--fromat", "json", "posting.txt"], "No such option: --fromat"),
    "no file": (["match"], "Missing argument 'FILE...'. See `skillmatch match --help`."),
    "unknown id": (["explain", "nobody"], "nothing is called `nobody`. Try `skillmatch taxonomy search WORDS`."),
    "no taxonomy there": (["posting.txt", "--taxonomy", "gone"], "gone: no such taxonomy folder."),
    "no place to write": (["posting.txt", "-o", "gone/report.txt"], "cannot write gone/report.txt: "),
    "a folder to write to": (["posting.txt", "-o", "folder"], "cannot write folder: "),
}


@pytest.mark.parametrize(("words", "message"), COULD_NOT_RUN.values(), ids=COULD_NOT_RUN)
def test_could_not_run(typed: Typed, words: list[str], message: str) -> None:
    code, _, err = typed(*words)
    assert code == 2
    assert err.startswith(f"skillmatch: {message}")
    assert err.count("\n") == 1 and err.endswith("\n")


def test_done(typed: Typed) -> None:
    code, out, err = typed("posting.txt")
    assert (code, err) == (0, "")
    assert out.startswith("posting.txt: job posting")


def test_what_a_format_cannot_hold_costs_no_other(typed: Typed) -> None:
    code, out, err = typed("posting.txt", "resume.txt", "gone.txt", "-f", "jsonresume")
    assert (code, err.count("\n")) == (2, 2)
    assert [json.loads(line)["meta"]["skillmatch"]["file"] for line in out.splitlines()] == ["resume.txt"]


def test_nothing_recognised(typed: Typed) -> None:
    code, out, err = typed("nothing.txt")
    assert code == 3
    assert "Nothing recognised" in out
    assert err.startswith("skillmatch: ") and "nothing recognised" in err and err.count("\n") == 1


def test_nothing_recognised_names_the_file(typed: Typed) -> None:
    code, _, err = typed("posting.txt", "nothing.txt")
    assert code == 3
    assert "nothing.txt" in err and "posting.txt" not in err


@pytest.mark.parametrize("words", [("nothing.txt", "gone.txt"), ("gone.txt", "nothing.txt")])
def test_unreadable_goes_before_nothing_recognised(typed: Typed, words: tuple[str, ...]) -> None:
    assert typed(*words).code == 2


def test_a_file_named_like_a_command_is_read_by_its_path(typed: Typed) -> None:
    assert typed("./explain").err.startswith("skillmatch: ./explain: no such file.")


def test_what_looks_like_a_path_is_one(typed: Typed) -> None:
    assert typed("resmue.txt").err.startswith("skillmatch: resmue.txt: no such file.")


def test_no_words_at_all_show_the_help(typed: Typed) -> None:
    code, out, err = typed()
    shown = (out + err).splitlines()
    assert code in (0, 2)
    assert any(line.strip().startswith("Usage: skillmatch") for line in shown)
    assert len(shown) > 10


def crash(*_: object, **__: object) -> None:
    raise RuntimeError(SECRET)


def test_a_crash_is_one_line_that_quotes_nothing(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Analyzer, "reading", crash)
    code, out, err = typed("posting.txt")
    said = (
        "could not be analysed (RuntimeError). This is a bug: please report it. Run again with --debug to see where.\n"
    )
    assert (code, err) == (2, f"skillmatch: posting.txt: {said}")
    assert SECRET not in out


def test_debug_shows_where_it_crashed(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Analyzer, "reading", crash)
    code = run(["posting.txt", "--debug"])
    err = capfd.readouterr().err
    assert code == 2
    assert "Traceback" in err and "in crash" in err


def test_a_traceback_is_harmless(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def quote(*_: object, **__: object) -> None:
        raise RuntimeError("\x1b[31m\n::error::x ##[error]y\u202e")

    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setattr(Analyzer, "reading", quote)
    err = typed("posting.txt", "--debug").err
    assert "RuntimeError: \\x1b[31m" in err
    assert not hostile.commands(err) and not hostile.bad_characters(err, allowed="\n\u200b")


def test_where_nobody_hears_it_nothing_is_said_elsewhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr", None)
    assert run(["posting.txt", "--role", "chef"]) == 2
    assert "skillmatch:" not in capsys.readouterr().out


@pytest.mark.parametrize("command", [["POST"], ["check", "POST", "--fail-on", "never"], ["taxonomy", "search", "k8s"]])
def test_a_working_folder_that_is_gone_is_no_crash(
    typed: Typed, folder: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    (folder / "gone").mkdir()
    monkeypatch.chdir(folder / "gone")
    (folder / "gone").rmdir()
    assert typed(*(str(folder / "posting.txt") if word == "POST" else word for word in command)).code == 0


def test_interrupted(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Analyzer, "reading", interrupt)
    code, out, err = typed("posting.txt")
    assert (code, out) == (130, "")
    assert "Traceback" not in err


def test_a_name_cannot_steer_the_terminal(typed: Typed) -> None:
    code, out, err = typed("bad\x1b[31m\nname.txt")
    assert code == 2
    assert "\x1b" not in out + err
    assert err.count("\n") == 1
