"""What the language server and the processes that do its work say to each other."""

from __future__ import annotations

from typing import NamedTuple

from skillmatch.checking.model import Finding
from skillmatch.text.spans import Span


class OpenDocument(NamedTuple):
    """A document as it is in the editor."""

    uri: str
    path: str
    """Its file; for one that has none yet, what such a file would be called."""
    language: str
    """What the editor takes it for."""
    version: int
    text: str
    folder: str
    """Where its settings are looked for, there and above."""


class CheckOpened(NamedTuple):
    """A document to check."""

    document: OpenDocument


class FindMentions(NamedTuple):
    """A document whose mentions are wanted."""

    document: OpenDocument


class Explain(NamedTuple):
    """What is wanted of ids of concepts and rules: what ``skillmatch explain`` prints."""

    folder: str
    ids: tuple[str, ...]


class RulePage(NamedTuple):
    """A rule whose documentation is wanted, as a page in Markdown."""

    folder: str
    rule: str


class FindIgnores(NamedTuple):
    """Findings of a document, for each of which a comment is wanted that suppresses it."""

    document: OpenDocument
    findings: tuple[PlacedFinding, ...]


EditorTask = CheckOpened | FindMentions | Explain | RulePage | FindIgnores


class PlacedFinding(NamedTuple):
    """A finding, and where it is in the text of the editor."""

    finding: Finding
    span: Span
    related: tuple[tuple[Span, str], ...] = ()
    """Other places that it is about, and what is there."""


class NotChecked(NamedTuple):
    """Why a document was not checked, and where in its text that is to be said."""

    code: str
    text: str
    span: Span


class Diagnosis(NamedTuple):
    """What the check says of a document."""

    placed: tuple[PlacedFinding, ...] = ()
    failure: NotChecked | None = None
    problem: str = ""
    """Why the settings of the project cannot be used; nothing was checked then."""


class NamedConcept(NamedTuple):
    """A mention: where it is in the text of the editor, and the concept."""

    span: Span
    concept: str


class Insertion(NamedTuple):
    """What is to be put into the text of the editor, and which part of it says why and is to be written anew."""

    offset: int
    text: str
    reason: Span


EditorAnswer = Diagnosis | tuple[NamedConcept, ...] | str | tuple[Insertion | None, ...] | None
"""``None``: the work was too slow, or its process died."""
