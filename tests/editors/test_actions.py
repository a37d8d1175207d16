"""What an editor offers at a finding: it does what it says, and nothing else changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from skillmatch.checking.discovery.patterns import fits
from skillmatch.editors.actions import pattern_of_file
from skillmatch.editors.settings_edit import ignoring
from tests import extras

SETTINGS = yaml.safe_load((Path(__file__).parent / "settings.yaml").read_text(encoding="utf-8"))
NAMES = ["data.md", "a b.md", "#1.md", "!x.md", "[draft] *?.md", "trailing .md", "back\\slash.md", "ä🧠.md"]


@pytest.mark.parametrize("case", SETTINGS, ids=[case["it"] for case in SETTINGS])
def test_settings_are_changed_where_they_say_it(case: dict[str, Any]) -> None:
    before = case["before"]
    edit = ignoring(before, case["rule"], case.get("file"), case.get("above", ()))
    after = edit and before[: edit.offset] + edit.text + before[edit.offset :]
    assert after == case["after"]


def test_the_pattern_of_a_file_fits_it_alone(tmp_path: Path) -> None:
    for name in NAMES:
        pattern = pattern_of_file(f"posts/{name}")
        found = [other for other in NAMES if fits(pattern, str(tmp_path / "posts" / other), tmp_path)]
        assert found == [name]
        assert not fits(pattern, str(tmp_path / "more" / "posts" / name), tmp_path)


extras.needs("lsp", "pygls")

from lsprotocol import types  # noqa: E402

from tests.editors.editor import Editor  # noqa: E402

RULE = "unexplained-acronym"
COMMENT = f"<!-- skillmatch: ignore[{RULE}] say why -->"
SENTENCE = "Bring the QZX scores into the report"
AROUND = "# Data Scientist 🚀\n\n## What you'll do\n{}\n\n## Requirements\n- Python, SQL\n"
PAGE = (
    "<!doctype html><html><head><title>Data Scientist</title></head>\n<body><h1>Data Scientist</h1>\n"
    "<h2>What you'll do</h2><ul>\n{}\n</ul><h2>Requirements</h2><ul><li>Python, SQL</li></ul></body></html>"
)
DOCUMENTS = [
    ("an item of a list", "markdown", AROUND.format(f"- 🧠 {SENTENCE}"), f"- 🧠 {SENTENCE} {COMMENT}\n"),
    ("a line of several", "markdown", AROUND.format(f"- {SENTENCE},\n  and tell it."), f"{SENTENCE}, {COMMENT}\n  and"),
    ("a carriage return before", "markdown", AROUND.format(f"- {SENTENCE}").replace("\n", "\r\n"), f" {COMMENT}\r\n"),
    ("an item of a page", "html", PAGE.format(f"<li>{SENTENCE}</li>"), f"</li> {COMMENT}\n"),
    ("a tag over two lines", "html", PAGE.format(f"<li>{SENTENCE} <b\nclass='x'>now</b></li>"), f"\n{COMMENT}\n<li>"),
    ("a text", "plaintext", AROUND.format(f"- {SENTENCE}").replace("#", ""), None),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("project")


@pytest.fixture(scope="module")
def editor(project: Path) -> Iterator[Editor]:
    made = Editor(project)
    yield made
    made.end()


def applied(text: str, edits: Sequence[Any]) -> str:
    """A text with edits, whose columns are UTF-16."""
    for edit in edits:
        assert edit.range.start == edit.range.end
        lines = text.split("\n")
        before = "\n".join(lines[: edit.range.start.line])
        line = lines[edit.range.start.line].encode("utf-16-le")[: 2 * edit.range.start.character].decode("utf-16-le")
        at = len(before) + bool(edit.range.start.line) + len(line)
        text = text[:at] + edit.new_text + text[at:]
    return text


def finding(editor: Editor, uri: str, version: int | None = None) -> types.Diagnostic | None:
    return next((one for one in editor.diagnostics(uri, version) if one.code == RULE), None)


def test_a_finding_is_ignored_where_it_is(editor: Editor) -> None:
    for it, language, text, expected in DOCUMENTS:
        uri = f"untitled:{it.replace(' ', '-')}"
        editor.open(uri, text, language)
        found = finding(editor, uri)
        assert found is not None, it
        offered = [one for one in editor.actions(uri, found) if "here" in one.title]
        if expected is None:
            assert offered == [], it
            continue
        (action,) = offered
        assert action.title == f"Ignore {RULE} here, with a reason" and action.edit and action.edit.document_changes
        (change,) = action.edit.document_changes
        assert isinstance(change, types.TextDocumentEdit) and change.text_document.version == 1
        after = applied(text, change.edits)
        assert expected in after, it
        editor.change(uri, after, 2)
        others = [one.code for one in editor.diagnostics(uri, 2)]
        assert RULE not in others and "stale-suppression" not in others, it
        assert action.command is not None
        editor.call(action.command)
        shown = editor.shown.get(timeout=60)
        assert shown.uri == uri and shown.selection is not None
        line = after.split("\n")[shown.selection.start.line].encode("utf-16-le")
        assert line[2 * shown.selection.start.character : 2 * shown.selection.end.character] == "say why".encode(
            "utf-16-le"
        )
        editor.close(uri)


def test_a_rule_is_ignored_in_the_settings(editor: Editor, project: Path) -> None:
    file, settings = project / "po sts" / "[a] post.txt", project / "skillmatch.toml"
    uri = file.as_uri()
    editor.open(uri, AROUND.format(f"- {SENTENCE}"), "plaintext")
    found = finding(editor, uri)
    assert found is not None
    for title in (f"Ignore {RULE} in [a] post.txt (skillmatch.toml)", f"Ignore {RULE} in all posts (skillmatch.toml)"):
        settings.unlink(missing_ok=True)
        action = next(one for one in editor.actions(uri, found) if one.title == title)
        assert action.edit and action.edit.document_changes
        creation, change = action.edit.document_changes
        assert isinstance(creation, types.CreateFile) and creation.uri == settings.as_uri()
        assert isinstance(change, types.TextDocumentEdit) and change.text_document.uri == settings.as_uri()
        settings.write_text(applied("", change.edits), encoding="utf-8")
        editor.files_changed(settings.as_uri())
        assert finding(editor, uri) is None
        settings.unlink()
        editor.files_changed(settings.as_uri())
        assert finding(editor, uri) is not None
    editor.close(uri)


def test_a_rule_is_shown(editor: Editor) -> None:
    editor.open("untitled:rule", AROUND.format(f"- {SENTENCE}"), "markdown")
    found = finding(editor, "untitled:rule")
    assert found is not None and found.code_description is not None
    assert editor.actions("untitled:rule", found, ["source.fixAll", "refactor"]) == []
    assert editor.actions("untitled:rule", found, ["quickfix"]) == editor.actions("untitled:rule", found)
    action = next(one for one in editor.actions("untitled:rule", found) if one.title == f"Show the rule {RULE}")
    assert action.command is not None
    editor.call(action.command)
    page = editor.shown.get(timeout=60).uri
    assert page == found.code_description.href
    assert Path(page.removeprefix("file://")).read_text(encoding="utf-8").startswith(f"# `{RULE}`")
    editor.close("untitled:rule")


def test_settings_are_those_of_the_check_and_read_anew(tmp_path: Path) -> None:
    """One message for what is wrong with them; a team's own taxonomy, exclusions and rules hold."""
    settings, post = tmp_path / "skillmatch.toml", tmp_path / "posts" / "post.md"
    uri, text = post.as_uri(), AROUND.format(f"- {SENTENCE}")
    post.parent.mkdir()
    settings.write_text("[check]\nignor = []\n", encoding="utf-8")
    editor = Editor(tmp_path)
    assert editor.registered.get(timeout=60).method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    editor.open(uri, text)
    assert editor.diagnostics(uri) == []
    editor.change(uri, text + "\n", 2)
    assert editor.diagnostics(uri, 2) == []
    assert len(editor.messages) == 1 and "unknown key `ignor`; did you mean" in editor.messages[0]
    steps = [
        ("", [RULE]),
        ("[check]\nexclude = ['posts']\n", []),
        (f"[check]\nseverity = {{ {RULE} = 'error' }}\n", [RULE]),
        (f"[check]\nper-file-ignores = {{ 'posts/*' = ['{RULE}'] }}\n", []),
        ("taxonomy = 'missing'\n", []),
        ("[check]\nselect = ['clarity']\n", [RULE]),
    ]
    for number, (toml, expected) in enumerate(steps, 3):
        settings.write_text(toml, encoding="utf-8")
        editor.change(uri, text + "\n" * number, number)  # the file is looked at before each check, told of or not
        found = editor.diagnostics(uri, number)
        assert [one.code for one in found if one.code == RULE] == expected, toml
        if "error" in toml:
            assert types.DiagnosticSeverity.Error in [one.severity for one in found]
    assert len(editor.messages) == 2 and "missing" in editor.messages[1]
    editor.end()
    assert editor.code == 0
