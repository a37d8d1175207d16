"""What the processes of the server for assistants do: documents read, analysed, compared and checked, ids explained."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from skillmatch.agents.model import GivenDocument, ToolAnswer, ToolCall
from skillmatch.agents.roots import GrantedFile
from skillmatch.analysis import Analyzer, Report, Result
from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.context import Asked
from skillmatch.checking.runner import Runner
from skillmatch.checking.settings import Settings
from skillmatch.comparing.resume_posting import Comparer
from skillmatch.errors import SkillmatchError
from skillmatch.readers.files import not_read, printable
from skillmatch.readers.model import Found, Kind, Reading, Unreadable
from skillmatch.readers.read import only
from skillmatch.readers.sandbox.client import FileReader, member_of
from skillmatch.reporting import comparison, findings, render
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.explained import explained
from skillmatch.reporting.profile.as_json import json_line
from skillmatch.reporting.shared.escape import one_line
from skillmatch.safe_read import NotReadError, exists

_GIVEN = "given text"
"""What a text is called that came with the call."""
_TOO_SLOW = "It took too long, or more memory than there is. Give less at once, or a plain text."


class AgentWork:
    """Answers the calls of an assistant, in whichever process it is.

    Args:
        analyzer: told neither a kind nor a role.
        settings: of the check.
    """

    def __init__(self, analyzer: Analyzer, settings: Settings) -> None:
        self.analyzer = analyzer
        self._settings = settings

    def __call__(self, call: ToolCall, /) -> ToolAnswer:
        """What the tool gives, or in one line why it gives nothing."""
        answers: Mapping[str, Callable[[ToolCall], ToolAnswer]] = {
            "analyze": self._analyzed,
            "compare": self._compared,
            "check": self._checked,
            "explain": self._explained,
        }
        try:
            return answers[call.tool](call)
        except SkillmatchError as error:
            return _error(str(error))

    def lost(self, call: ToolCall, /) -> ToolAnswer:
        """What is said of a call whose process took too long, or died."""
        return _error(_TOO_SLOW)

    def close(self) -> None:
        """End the process in which files are read."""
        if "_files" in self.__dict__:
            self._files.close()

    @cached_property
    def _files(self) -> FileReader:
        return FileReader(self.analyzer.limits)

    def _analyzed(self, call: ToolCall) -> ToolAnswer:
        given = call.arguments
        analyzer = self.analyzer.of_kind(given.get("kind")).with_role(given.get("role")).with_as_of(given.get("as_of"))
        result = self._result(given["document"], call.roots, analyzer)
        if isinstance(result, Unreadable):
            return _error(str(result))
        include = bool(given.get("include_text"))
        return ToolAnswer(render([result], "markdown"), json.loads(json_line(result, include_text=include)))

    def _compared(self, call: ToolCall) -> ToolAnswer:
        given = call.arguments
        own = self.analyzer.of_kind(Kind.RESUME).with_as_of(given.get("as_of"))
        resume = self._result(given["resume"], call.roots, own)
        if not isinstance(resume, Report):
            return _error(str(resume))
        postings = self.analyzer.of_kind(Kind.POSTING)
        results = [self._result(one, call.roots, postings) for one in given["postings"]]
        compared = Comparer(self.analyzer.taxonomy).all(resume, results)
        options = CompareOptions(include_text=bool(given.get("include_text")))
        text = comparison.render(compared, "markdown", options)
        return ToolAnswer(text, json.loads(comparison.render(compared, "json", options)))

    def _checked(self, call: ToolCall) -> ToolAnswer:
        given = call.arguments
        name, found = self._read(given["document"], call.roots)
        runner = Runner(self.analyzer.of_kind(Kind.POSTING), self._settings, Asked(given.get("role")))
        run = runner.run([(name, found)])
        if run.unreadable:
            return _error(str(run.unreadable[0]))
        return ToolAnswer(findings.render(run, "markdown"), json.loads(findings.render(run, "json")))

    def _explained(self, call: ToolCall) -> ToolAnswer:
        rules = {**load_catalogue().rules, **{house.rule.id: house.rule for house in self._settings.house}}
        id_ = call.arguments["id"]
        text = explained(id_, self.analyzer.taxonomy, rules)
        return ToolAnswer(text, {"id": id_, "text": text})

    def _result(self, given: Mapping[str, Any], roots: tuple[str, ...], analyzer: Analyzer) -> Result:
        name, found = self._read(given, roots)
        return analyzer.result(name, found)

    def _read(self, given: Mapping[str, Any], roots: tuple[str, ...]) -> tuple[str, Reading | Unreadable]:
        """The name and the content of a document.

        Raises:
            UsageError: it is a file that may not be read.
        """
        source = GivenDocument(**given)
        if source.path is None:
            data = str(source.text).encode("utf-8", "surrogatepass")
            return _GIVEN, self._files.data(data, _GIVEN)
        name = printable(source.path)
        place, own = GrantedFile(source.path, roots), ""
        if not exists(place.path) and "#" in source.path:  # one of the documents that a file holds
            file, _, own = source.path.rpartition("#")
            place = GrantedFile(file, roots)
        found = self._bytes_read(place, name)
        return name, member_of(found, name, own) if own else only(found, name)

    def _bytes_read(self, place: GrantedFile, name: str) -> Found:
        limits = self.analyzer.limits
        try:
            data = place.read(limits.bytes)
        except NotReadError as error:
            return not_read(name, error, limits)
        return self._files.all_in_data(data, name)


def _error(text: str) -> ToolAnswer:
    return ToolAnswer(one_line(text))
