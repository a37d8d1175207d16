"""What is said of a document, in the types of the Language Server Protocol."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from skillmatch.checking.model import Severity
from skillmatch.editors.actions import SettingsChange
from skillmatch.editors.model import Diagnosis, Insertion, OpenDocument, PlacedFinding
from skillmatch.editors.positions import At, EditorLines
from skillmatch.text.spans import Span

SOURCE = "skillmatch"
SHOW_RULE, SELECT = "skillmatch.showRule", "skillmatch.select"
"""The commands that actions call."""
_CANCELLED = int(types.LSPErrorCodes.ServerCancelled)
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


class Client:
    """What an editor says that it can do."""

    def __init__(self, capabilities: types.ClientCapabilities, encoding: str) -> None:
        self.encoding = encoding
        """Of which its columns count the code units."""
        text, workspace, window = capabilities.text_document, capabilities.workspace, capabilities.window
        diagnostics = workspace.diagnostics if workspace else None
        watched = workspace.did_change_watched_files if workspace else None
        edit = workspace.workspace_edit if workspace else None
        hover = text.hover if text else None
        operations = (edit.resource_operations if edit else None) or ()
        self.pulls = bool(text and text.diagnostic)
        """Whether it asks for diagnostics itself; what was pushed as well would be shown twice."""
        self.related = bool(text and text.publish_diagnostics and text.publish_diagnostics.related_information)
        self.refreshes = bool(diagnostics and diagnostics.refresh_support)
        self.watches = bool(watched and watched.dynamic_registration)
        self.versions_edits = bool(edit and edit.document_changes)
        self.creates = types.ResourceOperationKind.Create in operations and self.versions_edits
        self.shows = bool(window and window.show_document and window.show_document.support)
        self.markdown = types.MarkupKind.Markdown in ((hover.content_format if hover else None) or ())


def range_of(lines: EditorLines, span: Span) -> types.Range:
    """A span of the text of the editor."""
    return types.Range(*(_position(at) for at in lines.range(span)))


def span_of(lines: EditorLines, range_: types.Range) -> Span:
    """A range of the editor, in its text."""
    return Span(*(lines.offset(At(place.line, place.character)) for place in (range_.start, range_.end)))


def _position(at: At) -> types.Position:
    return types.Position(at.line, at.column)


def diagnostics(
    document: OpenDocument, diagnosis: Diagnosis, client: Client, pages: dict[str, str]
) -> list[types.Diagnostic]:
    """The findings of a document, or why there are none.

    Args:
        pages: the addresses of the documentation of rules.
    """
    lines = EditorLines(document.text, client.encoding)
    found = [_diagnostic(document, one, lines, client, pages) for one in diagnosis.placed]
    if failure := diagnosis.failure:
        found.append(
            types.Diagnostic(
                range_of(lines, failure.span),
                f"Not checked: {failure.text}",
                severity=types.DiagnosticSeverity.Warning,
                code=failure.code,
                source=SOURCE,
            )
        )
    return found


def _diagnostic(
    document: OpenDocument, placed: PlacedFinding, lines: EditorLines, client: Client, pages: dict[str, str]
) -> types.Diagnostic:
    finding = placed.finding
    page = pages.get(finding.rule)
    return types.Diagnostic(
        range_of(lines, placed.span),
        f"{finding.message}\n{finding.remedy}",
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(page) if page else None,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(types.Location(document.uri, range_of(lines, span)), text)
            for span, text in placed.related
        ]
        if client.related
        else None,
        data=finding.fingerprint,
    )


def hover(document: OpenDocument, span: Span, text: str, client: Client) -> types.Hover:
    """What is said of a place, as it is printed: in a block of code where that can be shown."""
    lines = EditorLines(document.text, client.encoding)
    if not client.markdown:
        return types.Hover(types.MarkupContent(types.MarkupKind.PlainText, text), range_of(lines, span))
    fence = "~" * (3 + max(map(len, text.split("\n")), default=0) if "~~~" in text else 3)
    content = types.MarkupContent(types.MarkupKind.Markdown, f"{fence}text\n{text}\n{fence}")
    return types.Hover(content, range_of(lines, span))


def comment_action(
    document: OpenDocument, placed: PlacedFinding, comment: Insertion, client: Client, shown: types.Diagnostic
) -> types.CodeAction:
    """The action that puts a comment into a document, after which its reason can be typed over where that works."""
    at = range_of(EditorLines(document.text, client.encoding), Span(comment.offset, comment.offset))
    after = f"{document.text[: comment.offset]}{comment.text}{document.text[comment.offset :]}"
    select = types.Command(
        "Select the reason",
        SELECT,
        arguments=[document.uri, _plain(range_of(EditorLines(after, client.encoding), comment.reason))],
    )
    return types.CodeAction(
        title=f"Ignore {placed.finding.rule} here, with a reason",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown],
        edit=_edit(document.uri, document.version, [types.TextEdit(at, comment.text)], client),
        command=select if client.shows else None,
    )


def settings_action(change: SettingsChange, client: Client, shown: types.Diagnostic) -> types.CodeAction | None:
    """The action that changes the settings; ``None`` where the editor can make no file and there is none."""
    if change.is_new and not client.creates:
        return None
    at = range_of(EditorLines(change.text, client.encoding), Span(change.edit.offset, change.edit.offset))
    return types.CodeAction(
        title=change.title,
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[shown],
        edit=_edit(change.file.as_uri(), None, [types.TextEdit(at, change.edit.text)], client, is_new=change.is_new),
    )


def is_quick_fix(kind: str) -> bool:
    """Whether actions of this kind, of which an editor asks for those alone, may be ours."""
    ours = str(types.CodeActionKind.QuickFix.value)
    return not kind or f"{ours}.".startswith(f"{getattr(kind, 'value', kind)}.")


def rule_action(rule: str, folder: str) -> types.CodeAction:
    """The action that opens the documentation of a rule."""
    title = f"Show the rule {rule}"
    return types.CodeAction(title, command=types.Command(title, SHOW_RULE, arguments=[folder, rule]))


def _edit(
    uri: str, version: int | None, edits: Sequence[types.TextEdit], client: Client, *, is_new: bool = False
) -> types.WorkspaceEdit:
    if not client.versions_edits:
        return types.WorkspaceEdit(changes={uri: edits})
    identifier = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    creation = [types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True))] if is_new else []
    return types.WorkspaceEdit(document_changes=[*creation, types.TextDocumentEdit(identifier, edits)])


def _plain(range_: types.Range) -> list[int]:
    return [range_.start.line, range_.start.character, range_.end.line, range_.end.character]


def overlapping(placed: Iterable[PlacedFinding], span: Span) -> Iterator[PlacedFinding]:
    """The findings that touch a span."""
    return (one for one in placed if one.span.start <= span.end and span.start <= max(one.span.end, one.span.start))


def result_id(found: Diagnosis) -> str:
    """The same for what is the same."""
    return hashlib.sha256(repr(found).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def stale() -> JsonRpcException:
    """What is answered where the document has changed since it was asked for: it is to be asked for again."""
    return JsonRpcException("the document has changed", code=_CANCELLED, data={"retriggerRequest": True})
