"""What the language server listens to: each message, and which part of the server it is for."""

from __future__ import annotations

from lsprotocol import types

from skillmatch.config import OWN
from skillmatch.editors import protocol
from skillmatch.editors.pages import RulePages
from skillmatch.editors.server import DEBOUNCE, EditorPool, EditorServer
from skillmatch.toml_file import PYPROJECT


def made(pool: EditorPool, pages: RulePages) -> EditorServer:
    """A server, with all that it listens to."""
    server = EditorServer(pool, pages)
    _listen_to_documents(server)
    _listen_to_questions(server)
    return server


def _listen_to_documents(server: EditorServer) -> None:
    @server.feature(types.INITIALIZED)
    async def _(params: types.InitializedParams) -> None:
        await server.watch()

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def _(params: types.DidOpenTextDocumentParams) -> None:
        await server.push(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def _(params: types.DidChangeTextDocumentParams) -> None:
        await server.push(params.text_document.uri, DEBOUNCE)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def _(params: types.DidSaveTextDocumentParams) -> None:
        if params.text_document.uri.endswith((f"/{OWN}", f"/{PYPROJECT}")):
            await server.check_all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def _(params: types.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def _(params: types.DidChangeWatchedFilesParams) -> None:
        await server.check_all()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def _(params: types.DidChangeWorkspaceFoldersParams) -> None:
        await server.check_all()


def _listen_to_questions(server: EditorServer) -> None:
    options = types.DiagnosticOptions(
        inter_file_dependencies=False, workspace_diagnostics=False, identifier="skillmatch"
    )

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def _(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        return await server.pull(params.text_document.uri, params.previous_result_id)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def _(params: types.HoverParams) -> types.Hover | None:
        return await server.hover(params.text_document.uri, params.position)

    kinds = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)
    async def _(params: types.CodeActionParams) -> list[types.CodeAction]:
        wanted = params.context.only
        if wanted and not any(protocol.is_quick_fix(kind) for kind in wanted):
            return []
        return await server.actions(params.text_document.uri, params.range)

    @server.command(protocol.SHOW_RULE)
    async def _(folder: str, rule: str) -> None:
        if address := await server.page(folder, rule):
            await server.show(address)

    @server.command(protocol.SELECT)
    async def _(uri: str, place: list[int]) -> None:
        await server.show(uri, types.Range(types.Position(*place[:2]), types.Position(*place[2:4])))
