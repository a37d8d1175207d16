"""Nothing of a post or of its name reaches a terminal, a log or a page as anything but words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from skillmatch.checking.custom_rules import house_rule
from skillmatch.checking.model import Checked, Finding, Place, RelatedPlace, Rule, Run, Shown
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.findings import FORMATS, render
from skillmatch.reporting.findings.documentation import rule_markdown
from skillmatch.reporting.findings.sarif import uri
from skillmatch.reporting.findings.text import _printable
from skillmatch.reporting.shared.cells import width_of
from skillmatch.reporting.shared.escape import command_data, command_value
from skillmatch.reporting.shared.options import Options
from tests.reporting import hostile
from tests.reporting.findings import sample

pytestmark = pytest.mark.exhaustive

_MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")
_LINK = re.compile(r"\[[^\[\]]*\]\([^()]*\)")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^\n]*?)::(?P<message>[^\n]*)")


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    line = draw(hostile.words).replace("\n", " ")
    start = draw(st.integers(0, len(line)))
    rule = sample.rules()[draw(st.integers(0, 3))]
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        confidence=rule.confidence,
        message=draw(hostile.words),
        remedy=draw(hostile.words),
        path=draw(hostile.words),
        place=Place(1, 1, draw(st.integers(1, 2)), 2),
        span=None,
        page=draw(st.none() | st.just(3)),
        shown=Shown(line, start, draw(st.integers(start, len(line)))),
        related=(RelatedPlace(Place(2, 1, 2, 2), draw(hostile.words)),),
        fingerprint="0:1",
    )


@st.composite
def runs(draw: st.DrawFn) -> Run:
    found = tuple(draw(st.lists(findings(), min_size=1, max_size=3)))
    lost = Unreadable(draw(hostile.words), draw(hostile.words), draw(hostile.words))
    return Run((Checked(draw(hostile.words), found),), (lost,), sample.rules(), "0")


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """A rule of a team, whatever it says of it."""
    texts = {key: draw(hostile.words.filter(str.strip)) for key in ("message", "why", "remedy")}
    return house_rule({"id": "ours", "most-years": 3, **texts}, "settings").rule


@settings(deadline=None)
@given(runs(), st.integers(60, 120))
def test_no_format_holds_a_control_code(run: Run, width: int) -> None:
    for format_ in FORMATS:
        made = render(run, format_, Options(width=width))
        # A page holds the tabs of a document as they are.
        tab = "\t" if format_ == "html" else ""
        assert not hostile.bad_characters(made, allowed="\n\u200b\u200c\u200d" + tab)
        made.encode("utf-8")
    colored = render(run, "text", Options(width=width, color=True))
    assert not hostile.bad_characters(_COLOR.sub("", colored))


@settings(deadline=None)
@given(runs(), st.integers(60, 120))
def test_a_snippet_keeps_to_the_width_and_its_caret_below_what_is_meant(run: Run, width: int) -> None:
    for line in render(run, "text", Options(width=width)).split("\n"):
        if re.match(r" *\d* \| ", line):
            assert width_of(line) <= width


@given(hostile.words)
def test_what_is_printed_is_as_wide_as_it_is_said_to_be(text: str) -> None:
    assert not hostile.bad_characters(_printable(text), allowed="\u200c\u200d")


@settings(deadline=None)
@given(runs(), rules())
def test_sarif_holds_no_link_and_no_placeholder(run: Run, house: Rule) -> None:
    log = json.loads(render(replace(run, rules=(*run.rules, house)), "sarif"))
    for text in _texts_of(log):
        assert not _LINK.search(_ESCAPED.sub("", text)), text
        assert not re.search(r"[{}]", text.replace("{{", "").replace("}}", "")), text


def _texts_of(value: Any) -> Iterator[str]:
    """Every plain text message of a log."""
    if isinstance(value, dict):
        yield from (text for key, text in value.items() if key == "text" and isinstance(text, str))
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _texts_of(item)


@settings(deadline=None)
@given(rules())
def test_what_a_team_says_of_its_rules_is_words(house: Rule) -> None:
    tokens = _MARKDOWN.parse(rule_markdown(house))
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "code_inline", "strong_open", "strong_close"}
    assert [token.type for token in tokens if token.type.endswith("_open")] == ["heading_open"] + ["paragraph_open"] * 5
    shown = [child.content for child in inline if child.type == "text"]
    assert not [text for text in shown if re.search(r"@\w|#\d|://|www\.", text)]


@settings(deadline=None)
@given(runs())
def test_a_workflow_reads_one_command_a_finding(run: Run) -> None:
    made = render(run, "github")
    assert "##[" not in made
    *lines, last = made.splitlines()
    commands = [_COMMAND.fullmatch(line) for line in lines]
    assert len(lines) == len(run.findings) + 1 and all(commands)
    assert last.startswith("skillmatch: ")
    for command in commands:
        assert command
        names = [one.partition("=")[0] for one in command["properties"].split(",")]
        assert set(names) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        assert len(names) == len(set(names))


@given(st.text())
def test_escaping_can_be_undone(text: str) -> None:
    for escaped in (command_data(text), command_value(text)):
        assert not re.search(r"[\r\n]", escaped)
        back = escaped
        for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            back = back.replace(code, char)
        assert back == text
    assert not re.search("[:,]", command_value(text))


@settings(deadline=None)
@given(runs())
def test_markdown_shows_words_and_a_row_a_finding(run: Run) -> None:
    tokens = _MARKDOWN.parse(render(run, "markdown"))
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "code_inline", "strong_open", "strong_close", "softbreak"}
    assert sum(token.type == "tr_open" for token in tokens) == len(run.findings) + 1
    shown = [child.content for child in inline if child.type == "text"]
    assert not [text for text in shown if re.search(r"@\w|#\d|://|www\.", text)]


@given(hostile.words)
def test_a_uri_is_a_relative_reference(path: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_.~/%-]*", uri(path))
