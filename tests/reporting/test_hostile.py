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
def test_json_comes_back_as_it_was(report: Report, lost: Unreadable, include_text: bool) -> None:
    results, options = [report, lost], Options(include_text=include_text)
    lines = render(results, "jsonl", options)
    assert lines.isascii() and not hostile.bad_characters(lines)
    found, not_read = map(json.loads, lines.splitlines())
    assert json.loads(render(results, "json", options))["files"] == [found, not_read]
    assert not_read["error"]["reason"] == lost.reason
    assert found["file"] == report.name and found.get("text", report.document.text) == report.document.text
    assert found["split"]["reason"] == report.profile.split.reason
    for told, mention in zip(found["mentions"], report.mentions, strict=True):
        assert (told["concept"], told["text"], told["form"]) == (mention.concept, mention.text, mention.evidence.form)
        assert [one["text"] for one in told["reasons"]] == [one.text for one in mention.evidence.reasons]
    roles = () if report.profile.no_role else report.profile.roles
    for told, role in zip(found["roles"], roles, strict=True):
        for one, covered in zip(told["matched"], role.matched, strict=True):
            assert [report.mentions[at] for at in one["mentions"]] == list(covered.mentions)


@settings(deadline=None)
@given(hostile.reports())
def test_json_offsets_index_the_text(report: Report) -> None:
    found = json.loads(render([report], "jsonl", Options(include_text=True)))
    assert found["text"] == report.document.text
    for mention in found["mentions"]:
        assert found["text"][mention["start"] : mention["end"]] == mention["text"]
