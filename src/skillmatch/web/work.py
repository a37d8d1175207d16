"""What the processes of the server do: documents read, analysed, compared and checked, and made into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath, PureWindowsPath
from typing import NamedTuple

from skillmatch.analysis import Analyzer, Report, Result
from skillmatch.checking.context import Asked
from skillmatch.checking.runner import Runner
from skillmatch.checking.settings import Settings
from skillmatch.checking.source import PostSource
from skillmatch.comparing.model import Comparisons
from skillmatch.comparing.resume_posting import Comparer
from skillmatch.readers.files import printable
from skillmatch.readers.model import Kind, Reading, Unreadable
from skillmatch.readers.named import documents
from skillmatch.readers.sandbox.client import FileReader
from skillmatch.reporting.shared.escape import one_line
from skillmatch.web.model import Answer, CheckTask, Given, ReadTask, Task
from skillmatch.web.pages import RoleChoice, message_page
from skillmatch.web.results import check_page, check_part, comparison_page, reports_page

_LONGEST_NAME = 100
_PASTED_POST = "pasted text"


class _Documents(NamedTuple):
    """What was given as a résumé and as postings, read and analysed."""

    resumes: list[Result]
    postings: list[Result]


class ServerWork:
    """Answers the tasks of the server, in whichever process it is.

    Args:
        analyzer: told neither a kind nor a role.
        settings: of the check.
    """

    def __init__(self, analyzer: Analyzer, settings: Settings) -> None:
        self.analyzer = analyzer
        self._settings = settings

    def __call__(self, task: Task, /) -> Answer:
        """The page for a task."""
        return self._checked(task) if isinstance(task, CheckTask) else self._read(task)

    @property
    def roles(self) -> list[RoleChoice]:
        """The role types that a page offers."""
        return [RoleChoice(role.id, role.label) for role in self.analyzer.taxonomy.roles.values()]

    def lost(self, task: Task, /) -> Answer:
        """The page for a task whose process took too long, or died."""
        text = "It took too long, or more memory than there is. Send less at once, or save it as text."
        return Answer(message_page("This could not be read", text), 422)

    def close(self) -> None:
        """End the process in which files are read."""
        if "_files" in self.__dict__:
            self._files.close()

    @cached_property
    def _files(self) -> FileReader:
        return FileReader(self.analyzer.limits)

    @cached_property
    def _comparer(self) -> Comparer:
        return Comparer(self.analyzer.taxonomy)

    @cached_property
    def _runner(self) -> Runner:
        return Runner(self.analyzer.of_kind(Kind.POSTING), self._settings)

    def _read(self, task: ReadTask) -> Answer:
        analyzer = self.analyzer.with_role(task.role).with_as_of(task.as_of)
        kinds = (Kind.RESUME, Kind.POSTING) if task.as_given else (None, None)
        found = _Documents(
            list(self._results(task.resumes, analyzer.of_kind(kinds[0]))),
            list(self._results(task.postings, analyzer.of_kind(kinds[1]))),
        )
        resume = _resume_of(found)
        everything = [*found.resumes, *found.postings]
        notes = () if task.as_given else tuple(_notes(found))
        postings = [one for one in everything if one is not resume]
        if resume is None or not any(isinstance(one, Report) for one in postings):
            return Answer(reports_page(everything, notes))
        return Answer(comparison_page(self._compared(resume, postings), notes))

    def _compared(self, resume: Report, postings: Sequence[Result]) -> Comparisons:
        return self._comparer.all(resume, postings)

    def _results(self, given: Sequence[Given], analyzer: Analyzer) -> Iterator[Result]:
        for one in given:
            name = _shown(one.name)
            for read in documents(name, self._files.all_in_data(one.data, name)):
                yield analyzer.result(read.name, read.found)

    def _checked(self, task: CheckTask) -> Answer:
        name, found = self._post(task)
        runner = self._runner if task.role is None else self._runner_for(task.role)
        run = runner.run([(name, found)])
        text = PostSource.of(found).source if isinstance(found, Reading) else task.text
        return Answer(check_part(run) if task.is_part else check_page(run, text, self.roles, task.role))

    def _post(self, task: CheckTask) -> tuple[str, Reading | Unreadable]:
        if task.file is not None and not task.text.strip():
            name = _shown(task.file.name)
            return name, self._files.data(task.file.data, name)
        return _PASTED_POST, self._files.data(task.text.encode("utf-8", "surrogatepass"), _PASTED_POST)

    def _runner_for(self, role: str) -> Runner:
        return Runner(self.analyzer.of_kind(Kind.POSTING), self._settings, Asked(role))


def _shown(name: str) -> str:
    """The name of a file as it is shown: without folders, on one line, not too long."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    short = one_line(printable(last))
    return short if len(short) <= _LONGEST_NAME else f"{short[: _LONGEST_NAME // 2]}…{short[-_LONGEST_NAME // 2 :]}"


def _resume_of(found: _Documents) -> Report | None:
    """The one résumé: of those given as one, else of all; ``None`` where there is none, or several."""
    for results in (found.resumes, [*found.resumes, *found.postings]):
        resumes = [one for one in results if isinstance(one, Report) and one.document.kind is Kind.RESUME]
        if len(resumes) == 1:
            return resumes[0]
    return None


def _notes(found: _Documents) -> Iterator[str]:
    """What is said of documents that do not read like what they were given as."""
    given = chain(
        ((one, Kind.RESUME) for one in found.resumes),
        ((one, Kind.POSTING) for one in found.postings),
    )
    for one, kind in given:
        if isinstance(one, Report) and one.document.kind is not kind:
            yield _unlike(one, kind)


_IF_WRONG = "If that is wrong, give it again and tick “Take each for what I give it as” in the options."
_CALLED = {Kind.RESUME: "résumé", Kind.POSTING: "posting"}


def _unlike(report: Report, kind: Kind) -> str:
    read = _CALLED[report.document.kind]
    why = report.document.kind_reason
    return f"{report.name} was given as a {_CALLED[kind]} and reads like a {read}: {why}. {_IF_WRONG}"
