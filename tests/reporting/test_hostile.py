"""Nothing in a document reaches the reader's terminal or page as anything but words."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from skillmatch.analysis import Report
from skillmatch.readers.model import Unreadable
from skillmatch.reporting import render
from skillmatch.reporting.profile.as_json import as_object
from skillmatch.reporting.shared.options import Options

from . import hostile

pytestmark = pytest.mark.exhaustive

_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_OURS = {
    "heading",
    "paragraph",
    "inline",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "bullet_list",
    "list_item",
}
_OURS |= {"text", "code_inline", "strong", "softbreak"}
_MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")

unreadables = st.builds(Unreadable, hostile.words, hostile.words, hostile.words)


@settings(deadline=None)
@given(hostile.reports(), unreadables, st.booleans(), st.integers(0, 200))
def test_text_holds_no_control_codes(report: Report, lost: Unreadable, evidence: bool, width: int) -> None:
    plain = render([report, lost], "text", Options(evidence=evidence, width=width))
    assert not hostile.bad_characters(plain)
    colored = render([report, lost], "text", Options(evidence=evidence, width=width, color=True))
    assert not hostile.bad_characters(_COLOR.sub("", colored))


@settings(deadline=None)
@given(hostile.reports(), unreadables, st.booleans())
def test_markdown_shows_words_and_nothing_else(report: Report, lost: Unreadable, evidence: bool) -> None:
    made = render([report, lost], "markdown", Options(evidence=evidence))
    assert not hostile.bad_characters(made, allowed="\n\u200b\u200c\u200d")
    tokens = _MARKDOWN.parse(made)
    tokens += [child for token in tokens for child in token.children or ()]
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= _OURS
    rows = [line for line in made.split("\n") if line.startswith("|")]
    assert sum(token.type == "tr_open" for token in tokens) == sum(not re.match(r"\| --", row) for row in rows)


@settings(deadline=None)
@given(hostile.reports(), unreadables)
def test_markdown_starts_no_link_or_mention(report: Report, lost: Unreadable) -> None:
    """What a code forge makes live after parsing stands only in code spans, where it leaves it alone."""
    tokens = _MARKDOWN.parse(render([report, lost], "markdown", Options(evidence=True)))
    shown = [child.content for token in tokens for child in token.children or () if child.type == "text"]
    assert not [text for text in shown if re.search(r"@\w|#\d|://|www\.", text)]


@settings(deadline=None)
@given(hostile.reports(), unreadables, st.booleans())
def test_json_comes_back_as_it_was(report: Report, lost: Unreadable, include_text: bool) -> None:
    results = [report, lost]
    expected = [as_object(result, include_text=include_text) for result in results]
    assert json.loads(render(results, "json", Options(include_text=include_text)))["files"] == expected
    lines = render(results, "jsonl", Options(include_text=include_text))
    assert [json.loads(line) for line in lines.splitlines()] == expected
    assert lines.isascii() and not hostile.bad_characters(lines)


@settings(deadline=None)
@given(hostile.reports())
def test_json_offsets_index_the_text(report: Report) -> None:
    found = json.loads(render([report], "jsonl", Options(include_text=True)))
    assert found["text"] == report.document.text
    for mention in found["mentions"]:
        assert found["text"][mention["start"] : mention["end"]] == mention["text"]
