"""The language server: what an editor tells it and asks, and when it is answered."""

from __future__ import annotations

import asyncio
from asyncio import Task
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from skillmatch._version import __version__
from skillmatch.config import OWN
from skillmatch.editors import protocol
from skillmatch.editors.actions import settings_changes
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
from skillmatch.editors.pages import RulePages
from skillmatch.editors.positions import At, EditorLines
from skillmatch.editors.projects import Stamp, settings_stamp
from skillmatch.editors.reading import ENDINGS, is_checked
from skillmatch.errors import SkillmatchError
from skillmatch.pool import BusyError, GoneError, Pool
from skillmatch.processes import WorkerCrashError
from skillmatch.readers.codes import Code
from skillmatch.text.spans import Span
from skillmatch.toml_file import PYPROJECT

DEBOUNCE = 0.3
"""Seconds without a change after which what was typed is checked."""
_MOST_ACTIONS = 5
"""Findings at one place for which actions are offered."""
_WATCHED = (f"**/{OWN}", f"**/{PYPROJECT}", "**/*.yaml")

EditorPool = Pool[EditorTask, EditorAnswer]


class _Key(NamedTuple):
    """What a diagnosis depends on."""

    document: OpenDocument
    settings: Stamp
    generation: int


class _Kept(NamedTuple):
    """The diagnosis of a document, being made or there."""

    key: _Key
    task: Task[Diagnosis | None]

    @property
    def gave_nothing(self) -> bool:
        """Whether it has ended without a diagnosis, as where too many were asked for at once."""
        return self.task.done() and (self.task.cancelled() or bool(self.task.exception()) or not self.task.result())


class EditorServer(LanguageServer):
    """Answers one editor.

    Args:
        pool: does the work, in other processes.
        pages: the documentation of rules.
    """

    def __init__(self, pool: EditorPool, pages: RulePages) -> None:
        super().__init__("skillmatch", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self._pool = pool
        self._pages = pages
        self._kept: dict[str, _Kept] = {}
        self._generation = 0
        self._told: dict[str, str] = {}
        """The problem with the settings that was told last, by folder."""
        self._client: protocol.Client | None = None

    def report_server_error(self, error: Exception, source: object) -> None:
        """Says that something went wrong, and of which type: the words of an error may be those of a document."""
        self.window_show_message(
            types.ShowMessageParams(types.MessageType.Error, f"skillmatch: {type(error).__name__}")
        )

    def _say(self, text: str) -> None:
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"skillmatch: {text}"))

    @property
    def client(self) -> protocol.Client:
        """What the editor can do."""
        if self._client is None:
            encoding = self.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16
            self._client = protocol.Client(self.client_capabilities, str(getattr(encoding, "value", encoding)))
        return self._client

    # What is open.

    def _open(self, uri: str) -> Any:
        """What pygls holds of a document, under its address without escapes."""
        return self.workspace.text_documents.get(unquote(uri))

    def document(self, uri: str) -> OpenDocument | None:
        """The document as it is now; ``None`` where it is closed, or none that is checked."""
        found = self._open(uri)
        if found is None:
            return None
        language = str(found.language_id or "")
        path = to_fs_path(found.uri) if found.uri.startswith("file:") else None
        if not is_checked(path or "", language):
            return None
        folder = self._folder(path)
        name = path or str(Path(folder, f"untitled{ENDINGS.get(language, '')}"))
        return OpenDocument(found.uri, name, language, found.version or 0, found.source, folder)

    def _folder(self, path: str | None) -> str:
        """Where `check` would be run: the folder of the workspace that a file is in, else the folder that it is in."""
        roots = [to_fs_path(folder.uri) for folder in self.workspace.folders.values()] or [self.workspace.root_path]
        folders = [str(root) for root in roots if root]
        if path is None:
            return folders[0] if folders else str(Path.cwd())
        around = [folder for folder in folders if Path(path).is_relative_to(folder)]
        return max(around, key=len, default=str(Path(path).parent))

    def is_current(self, document: OpenDocument) -> bool:
        """Whether the editor still has this text."""
        found = self._open(document.uri)
        return found is not None and (found.version or 0) == document.version and found.source == document.text

    # What is found.

    def _key(self, document: OpenDocument) -> _Key:
        return _Key(document, settings_stamp(document.folder), self._generation)

    async def diagnosis(self, document: OpenDocument) -> Diagnosis | None:
        """What the check says of a document; ``None`` where it has changed meanwhile."""
        key = self._key(document)
        kept = self._kept.get(document.uri)
        if kept is None or kept.key != key or kept.gave_nothing:
            task = asyncio.create_task(self._checked(document, kept.task if kept else None))
            self._kept[document.uri] = kept = _Kept(key, task)
        return await asyncio.shield(kept.task)

    async def _checked(self, document: OpenDocument, before: Task[Diagnosis | None] | None) -> Diagnosis | None:
        """Checks a document once its last version is done with, so that none takes up more than one process."""
        if before:
            await asyncio.wait([before])
        if not self.is_current(document):
            return None
        found = await self.done(CheckOpened(document), document)
        if not isinstance(found, Diagnosis):
            return None
        self._tell(document.folder, found.problem)
        await self._make_pages(document, found)
        return found

    async def _make_pages(self, document: OpenDocument, found: Diagnosis) -> None:
        """Has the documentation of the rules that found something be there."""
        for rule in dict.fromkeys(one.finding.rule for one in found.placed):
            await self.page(document.folder, rule)

    async def page(self, folder: str, rule: str) -> str | None:
        """The address of the documentation of a rule."""
        if address := self._pages.address(folder, rule):
            return address
        text = await self.done(RulePage(folder, rule))
        return self._pages.made(folder, rule, text) if isinstance(text, str) and text else None

    async def done(self, task: EditorTask, document: OpenDocument | None = None) -> EditorAnswer:
        """What the work gives, where the document is still as it was."""

        async def is_wanted() -> bool:
            return document is None or self.is_current(document)

        try:
            return await self._pool.do(task, is_wanted)
        except (BusyError, GoneError):
            return None
        except (SkillmatchError, WorkerCrashError, OSError) as error:
            if not isinstance(task, CheckOpened):
                return None
            text = error.message if isinstance(error, SkillmatchError) else "This is a bug: please report it."
            return Diagnosis(failure=NotChecked(Code.INTERNAL_ERROR, text, Span(0, 0)))

    def _tell(self, folder: str, problem: str) -> None:
        """Says once what is wrong with the settings."""
        if problem and self._told.get(folder) != problem:
            self._say(problem)
        self._told[folder] = problem

    def shown(self, document: OpenDocument, found: Diagnosis) -> list[types.Diagnostic]:
        """The diagnosis as an editor shows it."""
        return protocol.diagnostics(document, found, self.client, self._pages.of(document.folder))

    # When it is said.

    async def push(self, uri: str, wait: float = 0) -> None:
        """Sends the findings of a document, once it has rested for so many seconds, to an editor that does not ask."""
        document = self.document(uri)
        if document is None or self.client.pulls:
            return
        await asyncio.sleep(wait)
        found = await self.diagnosis(document) if self.is_current(document) else None
        if found is not None and self.is_current(document):
            self._publish(document.uri, self.shown(document, found), document.version)

    def _publish(self, uri: str, found: Sequence[types.Diagnostic], version: int | None = None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    async def pull(self, uri: str, last: str | None) -> types.DocumentDiagnosticReport:
        """The findings of a document for an editor that asks; that of what it had last where nothing has changed."""
        document = self.document(uri)
        if document is None:
            return types.RelatedFullDocumentDiagnosticReport(items=[])
        kept = self._kept.get(document.uri)
        if kept and kept.key.document != document:  # what was just opened is checked at once
            await asyncio.sleep(DEBOUNCE)
        found = await self.diagnosis(document) if self.is_current(document) else None
        if found is None or not self.is_current(document):
            raise protocol.stale()
        id_ = protocol.result_id(found)
        if id_ == last:
            return types.RelatedUnchangedDocumentDiagnosticReport(id_)
        return types.RelatedFullDocumentDiagnosticReport(self.shown(document, found), result_id=id_)

    def closed(self, uri: str) -> None:
        """Forgets a document."""
        self._kept.pop(uri, None)
        if not self.client.pulls:
            self._publish(uri, [])

    async def check_all(self) -> None:
        """Checks all that is open anew: the settings or a taxonomy may have changed."""
        self._generation += 1
        self._pages.forget()
        if self.client.pulls:
            if self.client.refreshes:
                with suppress(Exception):  # the editor may be about to close
                    await self.workspace_diagnostic_refresh_async(None)
            return
        await asyncio.gather(*(self.push(uri) for uri in list(self.workspace.text_documents)))

    async def watch(self) -> None:
        """Asks to be told of changes of the settings and taxonomies."""
        if not self.client.watches:
            return
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("skillmatch-settings", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        with suppress(Exception):  # an editor that refuses is asked no more: files are looked at before each check
            await self.client_register_capability_async(types.RegistrationParams([registration]))

    # What is asked of a place.

    async def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        """What `explain` says of the findings and mentions at a place."""
        document = self.document(uri)
        found = await self.diagnosis(document) if document else None
        if document is None or found is None:
            return None
        lines = EditorLines(document.text, self.client.encoding)
        offset = lines.offset(At(position.line, position.character))
        at = Span(offset, offset)
        named = await self.done(FindMentions(document), document)
        mentions = [one for one in named if isinstance(one, NamedConcept)] if isinstance(named, tuple) else []
        rules = [(one.span, one.finding.rule) for one in protocol.overlapping(found.placed, at)]
        concepts = [(one.span, one.concept) for one in mentions if one.span.start <= offset < one.span.end]
        places = [*rules, *concepts]
        if not places:
            return None
        ids = tuple(dict.fromkeys(id_ for _, id_ in places))
        text = await self.done(Explain(document.folder, ids))
        return protocol.hover(document, places[-1][0], text, self.client) if isinstance(text, str) and text else None

    async def actions(self, uri: str, range_: types.Range) -> list[types.CodeAction]:
        """What is offered for the findings at a place."""
        document = self.document(uri)
        found = await self.diagnosis(document) if document else None
        if document is None or found is None:
            return []
        at = protocol.span_of(EditorLines(document.text, self.client.encoding), range_)
        placed = tuple(protocol.overlapping(found.placed, at))[:_MOST_ACTIONS]
        comments = await self.done(FindIgnores(document, placed), document) if placed else ()
        if not isinstance(comments, tuple) or not self.is_current(document):
            comments = (None,) * len(placed)
        offered = [self._offered(document, one, comment) for one, comment in zip(placed, comments, strict=True)]
        return [action for some in offered for action in some]

    def _offered(self, document: OpenDocument, placed: PlacedFinding, comment: Any) -> list[types.CodeAction]:
        shown = self.shown(document, Diagnosis((placed,)))[0]
        found = [protocol.comment_action(document, placed, comment, self.client, shown)] if comment else []
        changes = settings_changes(document, placed.finding, is_saved=document.uri.startswith("file:"))
        found += filter(None, (protocol.settings_action(change, self.client, shown) for change in changes))
        return [*found, *([protocol.rule_action(placed.finding.rule, document.folder)] if self.client.shows else [])]

    async def show(self, uri: str, selection: types.Range | None = None) -> None:
        """Has the editor open something."""
        with suppress(Exception):  # an editor that cannot has been asked for nothing important
            await self.window_show_document_async(types.ShowDocumentParams(uri, take_focus=True, selection=selection))
