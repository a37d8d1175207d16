"""What an editor shows as one types: the findings of the check, on the right columns, for the text as it is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import extras

extras.needs("lsp", "pygls")

import yaml  # noqa: E402

from tests.editors.editor import Editor, words_at  # noqa: E402

CASES = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"))
ENCODINGS = ["utf-8", "utf-16", "utf-32"]
POST = CASES[0]["text"]
SUPPRESSED = "unexplained-acronym"


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
