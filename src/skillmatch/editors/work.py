"""What the processes of the language server do: documents checked, their mentions found, ids explained."""

from __future__ import annotations

import re
from functools import cached_property

from skillmatch.analysis import Analyzer
from skillmatch.checking.catalogue import load_catalogue
from skillmatch.checking.model import Checked, Place
from skillmatch.editors.ignoring import comment_for
from skillmatch.editors.model import (
    CheckOpened,
    Diagnosis,
    EditorAnswer,
    EditorTask,
    Explain,
    FindIgnores,
    FindMentions,
    NamedConcept,
    NotChecked,
    OpenDocument,
    PlacedFinding,
    RulePage,
)
from skillmatch.editors.projects import Project, Projects
from skillmatch.editors.reading import Opening
from skillmatch.errors import SkillmatchError
from skillmatch.readers.codes import Code
from skillmatch.readers.model import Reading, Unreadable
from skillmatch.readers.sandbox.client import FileReader
from skillmatch.reporting.explained import explained
from skillmatch.reporting.findings.documentation import rule_markdown
from skillmatch.text.spans import Span, line_starts

_LINE = re.compile(r":(\d{1,9})\Z")
_SILENT = (Code.EMPTY, Code.HIDDEN_ONLY)
"""Why nothing is said of a document that is being begun."""


class EditorWork:
    """Answers the tasks of the language server, in whichever process it is.

    Args:
        analyzer: with the taxonomy for documents of projects that have none of their own.
        own_taxonomy: whether a project's own is heeded.
    """

    def __init__(self, analyzer: Analyzer, *, own_taxonomy: bool = True) -> None:
        self._limits = analyzer.limits
        self._projects = Projects(analyzer, analyzer.limits, own_taxonomy=own_taxonomy)

    def __call__(self, task: EditorTask, /) -> EditorAnswer:
        """What is said of a document, or of an id."""
        if isinstance(task, CheckOpened):
            return self._checked(task.document)
        if isinstance(task, FindMentions):
            return self._mentions(task.document)
        if isinstance(task, FindIgnores):
            opening = self._opening(task.document)
            return tuple(comment_for(opening, placed.finding) for placed in task.findings)
        return self._page(task) if isinstance(task, RulePage) else self._explained(task)

    def lost(self, task: EditorTask, /) -> EditorAnswer:
        """What is said where the work took too long, or its process died."""
        if not isinstance(task, CheckOpened):
            return None
        text = "It took too long to check, or more memory than there is."
        return Diagnosis(failure=NotChecked(Code.TOO_SLOW, text, Span(0, 0)))

    def close(self) -> None:
        """End the process in which files are read."""
        if "_files" in self.__dict__:
            self._files.close()

    @cached_property
    def _files(self) -> FileReader:
        return FileReader(self._limits)

    def _opening(self, document: OpenDocument) -> Opening:
        return Opening(self._files, document)

    def _checked(self, document: OpenDocument) -> Diagnosis:
        try:
            project = self._projects.of(document.folder)
        except SkillmatchError as error:
            return Diagnosis(problem=str(error))
        if project.leaves_out(document.path):
            return Diagnosis()
        opening = self._opening(document)
        found = opening.found
        if isinstance(found, Reading) and not opening.is_text:
            return Diagnosis()
        checked = project.runner.result(document.path, found)
        if isinstance(checked, Unreadable):
            return _failed(checked, document)
        return Diagnosis(_placed(checked, opening, document)) if isinstance(found, Reading) else Diagnosis()

    def _mentions(self, document: OpenDocument) -> tuple[NamedConcept, ...]:
        """The mentions of concepts that are shown in a document; none where it cannot be analysed."""
        project = self._project(document.folder)
        opening = self._opening(document)
        found = opening.found
        if project is None or not isinstance(found, Reading) or not opening.is_text:
            return ()
        report = project.runner.analyzer.result(document.path, found)
        if isinstance(report, Unreadable):
            return ()
        source, kept = opening.source(found), opening.kept(found)
        return tuple(
            NamedConcept(kept.span(source.in_source(mention.span)), mention.concept) for mention in report.mentions
        )

    def _project(self, folder: str) -> Project | None:
        try:
            return self._projects.of(folder)
        except SkillmatchError:
            return None

    def _explained(self, task: Explain) -> str:
        project = self._project(task.folder)
        if project is None:
            return ""
        rules = {**load_catalogue().rules, **project.runner.rules}
        taxonomy = project.runner.analyzer.taxonomy
        return "\n\n".join(explained(id_, taxonomy, rules) for id_ in task.ids)

    def _page(self, task: RulePage) -> str:
        project = self._project(task.folder)
        rules = {**load_catalogue().rules, **(project.runner.rules if project else {})}
        taxonomy = project.runner.analyzer.taxonomy if project else None
        return rule_markdown(rules[task.rule], taxonomy, "#") + "\n" if task.rule in rules else ""


def _placed(checked: Checked, opening: Opening, document: OpenDocument) -> tuple[PlacedFinding, ...]:
    """The findings with their places in the text of the editor."""
    found = opening.found
    assert isinstance(found, Reading)
    source, kept = opening.source(found), opening.kept(found)
    starts = line_starts(source.source)

    def span(place: Place) -> Span:
        start, end = (
            starts[line - 1] + column - 1
            for line, column in ((place.line, place.column), (place.end_line, place.end_column))
        )
        return kept.span(Span(start, end))

    return tuple(
        PlacedFinding(one, span(one.place), tuple((span(other.place), other.text) for other in one.related))
        for one in checked.findings
    )


def _failed(found: Unreadable, document: OpenDocument) -> Diagnosis:
    """Why a document was not checked, at the line that is at fault or the first."""
    if found.code in _SILENT:
        return Diagnosis()
    match = _LINE.search(found.name)
    starts = line_starts(document.text)
    line = min(int(match[1]), len(starts)) if match else 1
    end = document.text.find("\n", starts[line - 1])
    span = Span(starts[line - 1], len(document.text) if end < 0 else end)
    return Diagnosis(failure=NotChecked(found.code, f"{found.reason}. {found.hint}", span))
