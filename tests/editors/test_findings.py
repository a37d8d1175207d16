"""What an editor shows as one types: the findings of the check, on the right columns, for the text as it is now."""

from __future__ import annotations

import queue
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import extras

extras.needs("lsp", "pygls")

from lsprotocol import types  # noqa: E402
from pygls.exceptions import JsonRpcException  # noqa: E402

from skillmatch.analysis import Analyzer  # noqa: E402
from skillmatch.checking.runner import Runner  # noqa: E402
from skillmatch.checking.settings import Settings  # noqa: E402
from skillmatch.readers.sandbox.client import FileReader  # noqa: E402
from tests.editors.editor import Editor, words_at  # noqa: E402

EXAMPLES = Path(__file__).parents[2] / "examples" / "postings"
CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
ENCODINGS = ["utf-8", "utf-16", "utf-32"]
POST = CASES[0]["text"]
RULE = "unexplained-acronym"
SLOW = "Python, SQL, Kubernetes and PyTorch are required. " * 19_000


def codes(found: Any) -> list[Any]:
    return [one.code for one in found]


@pytest.fixture(scope="module", params=ENCODINGS)
def editor(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Editor, str]]:
    made = Editor(tmp_path_factory.mktemp("project"), encodings=[request.param])
    yield made, request.param
    made.end()


def test_columns_are_those_of_the_editor(editor: tuple[Editor, str]) -> None:
    client, encoding = editor
    assert client.can.position_encoding == encoding
    for number, case in enumerate(CASES):
        uri = f"untitled:{number}"
        client.open(uri, case["text"], case["language"])
        found = defaultdict(list)
        for one in client.diagnostics(uri):
            found[one.code].append(words_at(case["text"], one.range, encoding))
        expected = case["finds"]
        assert {rule: found[rule] for rule in expected} == expected, case["it"]
        client.close(uri)


@pytest.fixture(scope="module")
def pushed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    made = Editor(tmp_path_factory.mktemp("pushed"), "--limit", "seconds=3", encodings=["utf-16"])
    yield made
    made.end()


def test_the_findings_are_those_of_the_check(pushed: Editor) -> None:
    """Of every example that is a text: the same rules at the same places."""
    files = FileReader()
    runner = Runner(Analyzer(kind="posting"), Settings())
    for file in sorted(EXAMPLES.iterdir()):
        language = {".md": "markdown", ".html": "html"}.get(file.suffix, "plaintext")
        checked = runner.read((str(file), files.file(file)))
        assert hasattr(checked, "findings")
        expected = [(one.rule, one.place.line - 1, one.place.end_line - 1) for one in checked.findings]
        pushed.open(file.as_uri(), file.read_bytes().decode("utf-8"), language)
        found = pushed.diagnostics(file.as_uri())
        assert [(one.code, one.range.start.line, one.range.end.line) for one in found] == expected, file.name
        pushed.close(file.as_uri())
    files.close()


def test_what_is_typed_is_checked_once_it_rests(pushed: Editor) -> None:
    """Of ten versions within the time that is waited, the last alone; what is stale is never sent."""
    uri = "untitled:typed"
    pushed.open(uri, POST, "plaintext", version=1)
    pushed.diagnostics(uri, 1)
    begin = time.monotonic()
    for version in range(2, 12):
        pushed.change(uri, POST.replace("QZX", f"QZX{'Y' * version}"), version)
    found = pushed.published.get(timeout=60)
    assert time.monotonic() - begin >= 0.3
    assert found.version == 11 and RULE in codes(found.diagnostics)
    with pytest.raises(queue.Empty):
        pushed.published.get(timeout=0.6)
    pushed.close(uri)
    assert pushed.diagnostics(uri) == []


def test_what_is_slow_or_hostile_keeps_nobody_waiting(pushed: Editor) -> None:
    pushed.open("untitled:slow", SLOW, "plaintext")
    pushed.open("untitled:quick", POST, "plaintext")
    first, second = pushed.published.get(timeout=60), pushed.published.get(timeout=60)
    assert [first.uri, second.uri] == ["untitled:quick", "untitled:slow"]
    assert codes(second.diagnostics) == ["too-slow"]
    assert second.diagnostics[0].message.startswith("Not checked: takes longer than 3 s")
    for uri in ("untitled:slow", "untitled:quick"):
        pushed.close(uri)
        pushed.diagnostics(uri)


def test_a_comment_that_is_not_understood_is_said_at_its_line(pushed: Editor) -> None:
    pushed.open("untitled:comment", "# Data Scientist\n\n- Python <!-- skillmatch: ignor[x] -->\n")
    (found,) = pushed.diagnostics("untitled:comment")
    assert (found.code, found.range.start.line) == ("bad-suppression", 2)
    pushed.close("untitled:comment")
    pushed.diagnostics("untitled:comment")


def test_other_languages_are_left_alone(pushed: Editor) -> None:
    pushed.open("untitled:code", "print('Python')\n", "python")
    pushed.open("untitled:after", POST, "plaintext")
    assert pushed.published.get(timeout=60).uri == "untitled:after"
    pushed.close("untitled:after")
    pushed.diagnostics("untitled:after")


def test_a_finding_is_explained_where_the_pointer_is(pushed: Editor) -> None:
    uri = "untitled:hover"
    pushed.open(uri, POST, "plaintext")
    finding = next(one for one in pushed.diagnostics(uri) if one.code == RULE)
    assert finding.code_description is not None and finding.code_description.href.startswith("file:")
    for position, says in (
        (finding.range.start, f"{RULE}, a rule of the check"),
        (types.Position(6, 3), "Python (python)"),
        (types.Position(6, 0), None),
        (types.Position(99, 0), None),
    ):
        found = pushed.hover(uri, position)
        if says is None:
            assert found is None
        else:
            assert found is not None and isinstance(found.contents, types.MarkupContent)
            assert says in found.contents.value and found.contents.value.startswith("~~~text\n")
    pushed.close(uri)
    pushed.diagnostics(uri)


def test_an_editor_that_asks_is_answered_and_told_nothing(tmp_path: Path) -> None:
    client = Editor(tmp_path, "--limit", "seconds=2", pulls=True)
    uri = "untitled:asked"
    client.open(uri, POST, "plaintext")
    first = client.pull(uri)
    assert RULE in codes(first.items)
    assert client.pull(uri, first.result_id).kind == "unchanged"
    client.change(uri, "Data Scientist\n\nRequirements\n- Python\n", 2)
    second = client.pull(uri, first.result_id)
    assert RULE not in codes(second.items) and second.result_id != first.result_id
    asked = client.later_pull(uri := "untitled:stale")  # of what is not open
    assert asked.result(60).items == ()
    client.open(uri, SLOW, "plaintext")
    asked = client.later_pull(uri)
    client.change(uri, POST, 2)
    with pytest.raises(JsonRpcException) as told:  # what it asked about is no more: it is to ask again
        asked.result(60)
    assert told.value.code == types.LSPErrorCodes.ServerCancelled and told.value.data == {"retriggerRequest": True}
    assert RULE in codes(client.pull(uri).items)
    assert client.published.empty()
    client.end()
    assert client.code == 0


def test_an_editor_that_can_do_next_to_nothing(tmp_path: Path) -> None:
    client = Editor(tmp_path, bare=True)
    client.open("untitled:bare", POST, "plaintext")
    found = client.diagnostics("untitled:bare")
    assert client.can.position_encoding == types.PositionEncodingKind.Utf16
    finding = next(one for one in found if one.code == RULE)
    hovered = client.hover("untitled:bare", finding.range.start)
    assert hovered is not None and isinstance(hovered.contents, types.MarkupContent)
    assert hovered.contents.kind == types.MarkupKind.PlainText
    assert client.actions("untitled:bare", finding) == []  # no comment in a text, and no file of settings to change
    client.end()


def test_nothing_of_a_document_is_said_elsewhere(tmp_path: Path) -> None:
    """Neither on standard error nor in a file."""
    client = Editor(tmp_path, env={"TMPDIR": str(tmp_path), "SKILLMATCH_CACHE_DIR": str(tmp_path / "cache")})
    text = POST.replace("the report", "the Xylophonist")
    client.open("untitled:secret", text, "plaintext")
    client.diagnostics("untitled:secret")
    client.open("untitled:secret", text + "\0" * 400, "html")
    client.diagnostics("untitled:secret")
    written = [file for file in tmp_path.rglob("*") if file.is_file() and b"Xylophonist" in file.read_bytes()]
    assert written == []
    client.end()
    assert client.errors == b""
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("skillmatch-rules")] == []
