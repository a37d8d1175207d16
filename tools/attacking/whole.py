"""The whole of it for one file: analysis, check and every format, twice, with the same result."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from skillmatch.analysis import Report, Result
    from skillmatch.checking.model import Run

Step = Callable[[], Any]


def _lines(text: str) -> None:
    for line in text.splitlines():
        json.loads(line)


_PARSERS: Mapping[str, Callable[[str], Any]] = {
    "json": json.loads,
    "jsonl": _lines,
    "sarif": json.loads,
    "gitlab": json.loads,
    "junit": ET.fromstring,
}


class Whole:
    """An analyzer and a runner with every rule, kept for many files."""

    def __init__(self) -> None:
        from skillmatch.analysis import Analyzer
        from skillmatch.checking.runner import Runner
        from skillmatch.checking.settings import Settings

        self.analyzer = Analyzer()
        self.runner = Runner(Analyzer(kind="posting"), Settings())

    def steps(self, data: bytes, name: str) -> Iterator[tuple[str, Step]]:
        """Each step with its name: analysis and check, each format of both by itself, and both a second time."""
        yield from self.analysis(data, name)
        yield from self.check(data, name)
        yield "again", partial(self.again, data, name)

    def analysis(self, data: bytes, name: str) -> Iterator[tuple[str, Step]]:
        """The report, then every format of it."""
        from skillmatch.reporting import FORMATS

        made: list[Result] = []
        yield "analysis", lambda: made.append(self._analysed(data, name))
        for format_ in FORMATS:
            yield f"report as {format_}", partial(_report, made, format_)

    def check(self, data: bytes, name: str) -> Iterator[tuple[str, Step]]:
        """The findings, then every format of them."""
        from skillmatch.reporting.findings import FORMATS

        made: list[Run] = []
        yield "check", lambda: made.append(self.run(data, name))
        for format_ in FORMATS:
            yield f"findings as {format_}", partial(_findings, made, format_)

    def again(self, data: bytes, name: str) -> None:
        """Report and findings, a second time."""
        assert self.report_json(data, name) == self.report_json(data, name), "another report the second time"
        assert self.run(data, name) == self.run(data, name), "other findings the second time"

    def _analysed(self, data: bytes, name: str) -> Result:
        from skillmatch.analysis import Report

        result = self.analyzer.data(data, name)
        if isinstance(result, Report):
            _check_spans(result)
        return result

    def run(self, data: bytes, name: str) -> Run:
        """What the check finds in the bytes of a file."""
        return self.runner.run([(name, self.runner.analyzer.files.data(data, name))])

    def report_json(self, data: bytes, name: str) -> str:
        """The report on the bytes of a file, as JSON."""
        from skillmatch.reporting import render

        return render([self.analyzer.data(data, name)], "json")


def _report(results: list[Result], format_: str) -> None:
    from skillmatch.analysis import Report
    from skillmatch.reporting import FORMATS, render
    from skillmatch.reporting.shared.options import Options

    if any(isinstance(one, Report) and FORMATS[format_].refusal(one) for one in results):
        return  # a posting is no JSON Resume
    _check_output(format_, render(results, format_, Options(evidence=True, include_text=True)))


def _findings(runs: list[Run], format_: str) -> None:
    from skillmatch.reporting.findings import render

    for run in runs:
        _check_output(format_, render(run, format_))


def _check_spans(report: Report) -> None:
    text = report.document.text
    for mention in report.mentions:
        start, end = mention.span
        assert 0 <= start < end <= len(text) and mention.text == text[start:end], "a mention outside its text"
    for unit in report.document.units:
        assert 0 <= unit.span.start <= unit.span.end <= len(text), "a unit outside the text"


def _check_output(format_: str, text: str) -> None:
    text.encode("utf-8")
    assert not any(char < " " and char != "\n" for char in text), f"a control character in {format_}"
    if format_ in _PARSERS:
        _PARSERS[format_](text)
