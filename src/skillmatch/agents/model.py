"""What the server for assistants and the processes that do its work say to each other."""

from __future__ import annotations

from typing import Any, NamedTuple


class GivenDocument(NamedTuple):
    """A document: a file, or the text that was given in the call itself."""

    path: str | None = None
    text: str | None = None


class ToolCall(NamedTuple):
    """A tool and what it was called with, found to be of its schema."""

    tool: str
    arguments: dict[str, Any]
    roots: tuple[str, ...] = ()
    """The folders below which files may be read."""


class ToolAnswer(NamedTuple):
    """What a tool gives."""

    text: str
    """For whoever reads it: a report with its evidence; of an error one line."""
    structured: dict[str, Any] | None = None
    """The same for programs, by the schema of the tool."""

    @property
    def is_error(self) -> bool:
        return self.structured is None
