"""An editor: a client of pygls that starts the command as editors do, and says only what it is told to."""

from __future__ import annotations

import asyncio
import os
import queue
import sys
import threading
from collections.abc import Coroutine, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import attrs
from lsprotocol import types
from pygls.lsp.client import LanguageClient

T = TypeVar("T")
PATIENCE = 60.0


def capabilities(encodings: Sequence[str], *, pulls: bool) -> types.ClientCapabilities:
    """What a full editor says that it can do."""
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=list(encodings)),
        text_document=types.TextDocumentClientCapabilities(
            publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
            diagnostic=types.DiagnosticClientCapabilities() if pulls else None,
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
        ),
        window=types.WindowClientCapabilities(show_document=types.ShowDocumentClientCapabilities(support=True)),
        workspace=types.WorkspaceClientCapabilities(
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=True),
            workspace_edit=types.WorkspaceEditClientCapabilities(
                document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
            ),
        ),
    )


@attrs.define
class Actions:
    """An answer with actions. Of the types of lsprotocol an action with a command is read as that command alone."""

    id: int | str | None
    result: list[types.CodeAction] | None = None
    jsonrpc: str = "2.0"


class Editor:
    """Has the server do things, each call waiting for what comes of it."""

    def __init__(
        self,
        folder: Path,
        *words: str,
        encodings: Sequence[str] = ("utf-16",),
        pulls: bool = False,
        bare: bool = False,
        env: dict[str, str] | None = None,
    ) -> None:
        self.published: queue.Queue[types.PublishDiagnosticsParams] = queue.Queue()
        self.messages: list[str] = []
        self.errors = b""
        """What the server has said on standard error, once it has ended."""
        self.shown: queue.Queue[types.ShowDocumentParams] = queue.Queue()
        self.refreshed: queue.Queue[None] = queue.Queue()
        self.registered: queue.Queue[types.Registration] = queue.Queue()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.client = LanguageClient("an-editor", "1")
        self._listen()
        plain = self.client.protocol.get_result_type
        self.client.protocol.get_result_type = lambda method: (  # type: ignore[method-assign]
            Actions if method == types.TEXT_DOCUMENT_CODE_ACTION else plain(method)
        )
        command = [sys.executable, "-m", "skillmatch", "lsp", *words]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **(env or {})}
        self._do(self.client.start_io(*command, cwd=folder, env=environment))
        params = types.InitializeParams(
            types.ClientCapabilities() if bare else capabilities(encodings, pulls=pulls),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
        )
        self.can = self._do(self.client.initialize_async(params)).capabilities
        self._now(lambda: self.client.initialized(types.InitializedParams()))

    def _listen(self) -> None:
        client = self.client
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.published.put(params))
        client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params.message))

        @client.feature(types.WINDOW_SHOW_DOCUMENT)
        def _(params: types.ShowDocumentParams) -> types.ShowDocumentResult:
            self.shown.put(params)
            return types.ShowDocumentResult(True)

        @client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        def _(params: None) -> None:
            self.refreshed.put(None)

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def _(params: types.RegistrationParams) -> None:
            for one in params.registrations:
                self.registered.put(one)

    def _do(self, what: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(what, self._loop).result(PATIENCE)

    def _now(self, what: Any) -> None:
        async def called() -> None:
            what()

        self._do(called())

    def open(self, uri: str, text: str, language: str = "markdown", version: int = 1) -> None:
        item = types.TextDocumentItem(uri, language, version, text)
        self._now(lambda: self.client.text_document_did_open(types.DidOpenTextDocumentParams(item)))

    def change(self, uri: str, text: str, version: int) -> None:
        changed = types.VersionedTextDocumentIdentifier(version, uri)
        params = types.DidChangeTextDocumentParams(changed, [types.TextDocumentContentChangeWholeDocument(text)])
        self._now(lambda: self.client.text_document_did_change(params))

    def close(self, uri: str) -> None:
        params = types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        self._now(lambda: self.client.text_document_did_close(params))

    def files_changed(self, *uris: str) -> None:
        events = [types.FileEvent(uri, types.FileChangeType.Changed) for uri in uris]
        params = types.DidChangeWatchedFilesParams(events)
        self._now(lambda: self.client.workspace_did_change_watched_files(params))

    def diagnostics(self, uri: str, version: int | None = None) -> list[types.Diagnostic]:
        """The next that are pushed for a document, or for that version of it."""
        while True:
            found = self.published.get(timeout=PATIENCE)
            if found.uri == uri and version in (None, found.version):
                return list(found.diagnostics)

    def pull(self, uri: str, last: str | None = None) -> Any:
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=last)
        return self._do(self.client.text_document_diagnostic_async(params))

    def later_pull(self, uri: str) -> Future[Any]:
        """The answer to a question that is not waited for."""
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        return asyncio.run_coroutine_threadsafe(self.client.text_document_diagnostic_async(params), self._loop)

    def hover(self, uri: str, position: types.Position) -> types.Hover | None:
        params = types.HoverParams(types.TextDocumentIdentifier(uri), position)
        return self._do(self.client.text_document_hover_async(params))

    def actions(self, uri: str, at: types.Diagnostic, only: list[str] | None = None) -> list[types.CodeAction]:
        context = types.CodeActionContext([at], only=only)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), at.range, context)
        found = self._do(self.client.text_document_code_action_async(params))
        return [one for one in found or () if isinstance(one, types.CodeAction)]

    def call(self, command: types.Command) -> None:
        params = types.ExecuteCommandParams(command.command, command.arguments)
        self._do(self.client.workspace_execute_command_async(params))

    @property
    def code(self) -> int | None:
        """That with which the server has ended."""
        server = self.client._server
        return server.returncode if server else None

    async def _ended(self) -> None:
        if server := self.client._server:
            await asyncio.wait_for(server.wait(), PATIENCE)
            self.errors = await server.stderr.read() if server.stderr else b""
        await self.client.stop()

    def end(self) -> None:
        with suppress(Exception):
            self._do(self.client.shutdown_async(None))
            self._now(lambda: self.client.exit(None))
        self._do(self._ended())
        self._loop.call_soon_threadsafe(self._loop.stop)


def words_at(text: str, range_: types.Range, encoding: str) -> str:
    """What an editor shows at a range: its own reading of columns, which knows nothing of ours."""
    lines: list[str] = []
    rest = text
    while rest:
        ends = [(rest.find(end), end) for end in ("\r\n", "\n", "\r") if end in rest]
        if not ends:
            break
        at, end = min(ends, key=lambda one: (one[0], -len(one[1])))
        lines.append(rest[:at])
        rest = rest[at + len(end) :]
    lines.append(rest)
    assert range_.start.line == range_.end.line
    codec, width = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    units = lines[range_.start.line].encode(codec, "surrogatepass")
    cut = units[range_.start.character * width : range_.end.character * width]
    return cut.decode(codec, "surrogatepass")
