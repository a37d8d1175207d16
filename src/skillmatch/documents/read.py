"""From a file or its bytes to a ``Reading``: the one registry of readers, and what none of them can read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from skillmatch.documents.model import Reading, Unreadable
from skillmatch.documents.sniff import BINARY, Refusal, sniff_bytes, sniff_text
from skillmatch.documents.text import decode

MOST_BYTES = 50 * 1024 * 1024
"""Files larger than this are refused: no résumé or posting comes near it."""


class Reader(NamedTuple):
    """Where a reader is found, without importing it and its library.

    Attributes:
        kind: what ``sniff`` calls the files that it reads.
        called: the kind in a user's words, as in "damaged, or not a PDF".
        of_text: whether it takes the decoded text, or the bytes.
    """

    kind: str
    called: str
    module: str
    function: str
    of_text: bool = True

    def load(self) -> Callable[[bytes | str, str], Reading | Unreadable]:
        """The reader's function, its module imported."""
        function: Callable[[bytes | str, str], Reading | Unreadable]
        function = getattr(import_module(f"skillmatch.documents.{self.module}"), self.function)
        return function


READERS: tuple[Reader, ...] = (
    Reader("pdf", "a PDF", "pdf", "read_pdf", of_text=False),
    Reader("docx", "a Word document", "docx", "read_docx", of_text=False),
    Reader("html", "a web page", "html", "read_html"),
    Reader("mhtml", "a saved web page", "html", "read_mhtml"),
    Reader("json-resume", "JSON", "jsonresume", "read_json"),
    Reader("yaml-resume", "YAML", "jsonresume", "read_yaml"),
    Reader("markdown", "Markdown", "text", "read_markdown"),
    Reader("text", "text", "text", "read_text"),
)
_BY_KIND = {reader.kind: reader for reader in READERS}


def read_file(path: str | Path) -> Reading | Unreadable:
    """What stands in the file at ``path``; never raises for what a file or its name can be."""
    shown = _printable(str(path))
    try:
        data = _bytes_of(path)
    except FileNotFoundError:
        return Unreadable(shown, "no such file", "Check its name and folder.")
    except IsADirectoryError:
        return Unreadable(shown, "a folder, not a file", "Name the files in it.")
    except PermissionError:
        return Unreadable(shown, "you may not read it", "Change its permissions, or copy it to where you may.")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a name that a file can have"
        return Unreadable(shown, f"cannot be opened: {reason[:1].lower()}{reason[1:]}", "Check its name and folder.")
    return Unreadable(shown, *data) if isinstance(data, Refusal) else read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Reading | Unreadable:
    """What stands in ``data``.

    Args:
        data: the whole file.
        name: the file as its user names it; its ending helps where the content leaves doubt.

    Returns:
        A reading with a text that is not blank, or why there is none. Never raises for what ``data`` can be.
    """
    shown = _printable(name)
    if len(data) > MOST_BYTES:
        return Unreadable(shown, *_TOO_LARGE)
    if not data.strip(b"\0 \t\r\n\x0b\x0c"):
        return Unreadable(shown, *_EMPTY)
    kind = sniff_bytes(data)
    if isinstance(kind, Refusal):
        return Unreadable(shown, *kind)
    note = ""
    content: bytes | str = data
    if kind is None:
        decoded = decode(data)
        if decoded is None:
            return Unreadable(shown, *BINARY)
        content, note = decoded
        kind = sniff_text(content, name)
    reading = _read_with(_BY_KIND[kind], content, shown)
    if isinstance(reading, Reading):
        if not reading.text.strip():
            return Unreadable(shown, *_EMPTY)
        if note:
            return replace(reading, notes=(note, *reading.notes))
    return reading


_EMPTY = Refusal("empty", "Check that it was saved.")
_TOO_LARGE = Refusal(f"larger than {MOST_BYTES // 1024**2} MB", "Take out its images, or save it as text.")
_NO_FILE = Refusal("no plain file but a device or pipe", "Send what it gives to standard input, and name -.")


def _read_with(reader: Reader, content: bytes | str, name: str) -> Reading | Unreadable:
    try:
        return reader.load()(content, name)
    except (
        Exception,
        RecursionError,
        MemoryError,
    ):  # a parser's own error is the file's fault, never a crash
        return Unreadable(name, f"damaged, or not {reader.called}", "Open it and save it again, or save it as text.")


def _bytes_of(path: str | Path) -> bytes | Refusal:
    """The bytes of a plain file; opened so that a pipe nobody writes to does not hold us up."""
    flags = os.O_RDONLY
    for flag in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    handle = os.open(path, flags)
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        if not stat.S_ISREG(mode):
            return _NO_FILE
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(MOST_BYTES + 1)
    finally:
        os.close(handle)
    return _TOO_LARGE if len(data) > MOST_BYTES else data


def _printable(name: str) -> str:
    """A name that can be written as UTF-8, whatever bytes the file system has for it."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
