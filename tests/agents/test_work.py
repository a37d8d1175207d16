"""The work of the server for assistants by itself."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from skillmatch.agents.model import ToolCall
from skillmatch.agents.tools import refuse_strange, tools
from skillmatch.agents.work import AgentWork
from skillmatch.analysis import Analyzer
from skillmatch.checking.settings import Settings
from skillmatch.errors import UsageError

POST = "Data Scientist\n\nRequirements\n- Python, SQL\n"
RESUME = "Ada Example\n\nSkills\n- Python\n"


@pytest.fixture(scope="module")
def work() -> AgentWork:
    return AgentWork(Analyzer(), Settings())


def test_every_tool_answers_in_any_process(work: AgentWork) -> None:
    calls = {
        "analyze": {"document": {"text": POST}},
        "compare": {"resume": {"text": RESUME}, "postings": [{"text": POST}, {"text": " "}]},
        "check": {"document": {"text": POST}},
        "explain": {"id": "python"},
    }
    assert list(calls) == list(tools())
    other = pickle.loads(pickle.dumps(AgentWork(Analyzer(), Settings())))
    for name, arguments in calls.items():
        answer = work(ToolCall(name, arguments))
        assert not answer.is_error and answer == other(ToolCall(name, arguments)), name
    other.close()


def test_what_cannot_be_answered_is_one_line(work: AgentWork, tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(POST, encoding="utf-8")
    for arguments in (
        {"document": {"text": " \n"}},
        {"document": {"text": "%PDF-1.7 broken"}},
        {"document": {"path": "post.md#3"}},
        {"document": {"path": "no\nsuch.md"}},
        {"document": {"path": "\udcff.md"}},
        {"document": {"text": POST}, "role": "astronaut"},
    ):
        for tool in ("analyze", "check"):
            answer = work(ToolCall(tool, arguments, (str(tmp_path),)))
            assert answer.is_error and answer.structured is None and "\n" not in answer.text
            answer.text.encode("utf-8")
    assert work.lost(ToolCall("check", {})).is_error


def test_arguments_that_are_not_of_the_schema() -> None:
    for name, arguments in (
        ("analyze", {"document": {"text": ""}}),
        ("analyze", {"document": {"text": POST}, "kind": "letter"}),
        ("analyze", {"document": {"text": POST}, "as_of": "May"}),
        ("analyze", {"document": {"text": POST}, "include_text": "yes"}),
        ("compare", {"resume": {"text": POST}, "postings": [{"text": POST}] * 51}),
        ("compare", {"resume": [{"text": POST}], "postings": {"text": POST}}),
        ("explain", {"id": "x" * 201}),
        ("explain", {"id": None}),
    ):
        with pytest.raises(UsageError) as refused:
            refuse_strange(tools()[name], arguments)
        assert len(str(refused.value)) < 350 and POST not in str(refused.value)
