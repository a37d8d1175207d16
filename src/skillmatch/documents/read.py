"""From a file or its bytes to a ``Reading``: the one registry of readers, and what none of them can read."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from skillmatch.documents.invisible import without_invisible
from skillmatch.documents.limits import DEFAULT_LIMITS, Limits
from skillmatch.documents.sniff import BINARY, Refusal, sniff_bytes, sniff_text
from skillmatch.readers.model import Reading, Unreadable
from skillmatch.safe_read import NotReadError, Why, read_plain_file
from skillmatch.text.decode import decode

Progress = Callable[[int, int], None]
"""Told, for a scan, the page that has been read, and of how many."""
_PIECE = 1 << 20
_Read = Callable[[Any, "Request"], Reading | Unreadable]


class Request(NamedTuple):
    """What a reader is told besides the content.

    Attributes:
        name: the file as its user names it, fit to be shown.
        progress: to be called with a page that has been read, and how many there are, where pages take seconds.
    """

    name: str
    limits: Limits = DEFAULT_LIMITS
    progress: Progress | None = None


class Reader(NamedTuple):
    """Where a reader is found, without importing it and its library.

    Attributes:
        kind: what ``sniff`` calls the files that it reads.
        called: the kind in a user's words, as in "damaged, or not a PDF".
        of_text: whether it takes the decoded text, or the bytes.
        isolated: whether its parser is so large that it is to run in a process of its own.
    """

    kind: str
    called: str
    module: str
    function: str
    of_text: bool = True
    isolated: bool = False

    def load(self) -> _Read:
        """The reader's function, its module imported."""
        function: _Read = getattr(import_module(f"skillmatch.{self.module}"), self.function)
        return function


READERS: tuple[Reader, ...] = (
    Reader("pdf", "a PDF", "documents.pdf", "read_pdf", of_text=False, isolated=True),
    Reader("zip", "a document in a ZIP", "documents.zipped", "read_zip", of_text=False, isolated=True),
    Reader("rtf", "an RTF document", "documents.rtf", "read_rtf", of_text=False, isolated=True),
    Reader("html", "a web page", "documents.html", "read_html", isolated=True),
    Reader("mhtml", "a saved web page", "documents.html", "read_mhtml", isolated=True),
    Reader("eml", "an e-mail", "documents.eml", "read_eml", of_text=False, isolated=True),
    Reader("image", "an image", "documents.image", "read_image", of_text=False, isolated=True),
    Reader("json-resume", "JSON", "documents.jsonresume", "read_json"),
    Reader("yaml-resume", "YAML", "documents.jsonresume", "read_yaml", isolated=True),
    Reader("markdown", "Markdown", "readers.plaintext", "read_markdown"),
    Reader("text", "text", "readers.plaintext", "read_text"),
)
_BY_KIND = {reader.kind: reader for reader in READERS}


class Opened(NamedTuple):
    """A file of which it is known what it is, and not yet what it says."""

    reader: Reader
    content: bytes | str
    name: str
    note: str

    @property
    def isolated(self) -> bool:
        """Whether it is to be read in a process of its own."""
        return self.reader.isolated or (self.reader.kind == "json-resume" and _is_costly_json(str(self.content)))


_LARGE_JSON = 200_000
"""Characters: what is longer may be of so many parts that they fill the memory."""
_MAY_BE_POSTING = re.compile(r"JobPosting|\\u00[4-7]")
"""The name of what holds markup, or a letter of it written as no program writes one."""


def _is_costly_json(text: str) -> bool:
    return len(text) > _LARGE_JSON or _MAY_BE_POSTING.search(text) is not None


def read_file(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Reading | Unreadable:
    """What stands in the file at ``path``; never raises for what a file or its name can be."""
    data = bytes_of(path, limits)
    return data if isinstance(data, Unreadable) else read_bytes(data, str(path), limits)


def read_bytes(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, progress: Progress | None = None
) -> Reading | Unreadable:
    """What stands in ``data``, read in this process; see ``isolated`` for one that files cannot harm.

    Args:
        data: the whole file.
        name: the file as its user names it; its ending helps where the content leaves doubt.
        limits: what the file may cost.
        progress: called for each page of a scan.

    Returns:
        A reading with a text that is not blank, or why there is none. Never raises for what ``data`` can be.
    """
    opened = open_bytes(data, name, limits)
    return finish(opened, limits, progress) if isinstance(opened, Opened) else opened


def open_bytes(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Opened | Unreadable:
    """What kind of file ``data`` is, or why it cannot be read."""
    shown = printable(name)
    if len(data) > limits.bytes:
        return Unreadable(shown, *too_large(limits))
    if not data.strip(b"\0 \t\r\n\x0b\x0c"):
        return Unreadable(shown, *_EMPTY)
    kind = sniff_bytes(data, name)
    if isinstance(kind, Refusal):
        return Unreadable(shown, *kind)
    if kind is not None and not _BY_KIND[kind].of_text:
        return Opened(_BY_KIND[kind], data, shown, "")
    decoded = decode(data)
    if decoded is None:
        return Unreadable(shown, *BINARY)
    return Opened(_BY_KIND[sniff_text(decoded.text, name)], decoded.text, shown, decoded.note)


def finish(opened: Opened, limits: Limits = DEFAULT_LIMITS, progress: Progress | None = None) -> Reading | Unreadable:
    """What stands in a file that was opened."""
    reader, content, name, note = opened
    if reader.of_text and len(content) > 20 * limits.characters:  # no page has so many tags to so few words
        return Unreadable(name, *too_long(limits))
    reading = _read_with(reader, content, Request(name, limits, progress))
    if isinstance(reading, Unreadable):
        return reading
    reading = without_invisible(reading)
    if not reading.text.strip():
        return Unreadable(name, *(_ALL_HIDDEN if reading.hidden else _EMPTY))
    if len(reading.text) > limits.characters:
        return Unreadable(name, *too_long(limits))
    return replace(reading, notes=(note, *reading.notes)) if note else reading


_EMPTY = Refusal("empty", "Check that it was saved.")
_ALL_HIDDEN = Refusal("empty but for hidden text", "Show its text in the program that made it, and save it again.")


def too_large(limits: Limits) -> Refusal:
    """What is said of a file with too many bytes."""
    size = f"{limits.bytes / 1e6:,.0f} MB" if limits.bytes >= 1_000_000 else f"{limits.bytes:,} bytes"
    return Refusal(f"larger than {size}", "Take out its images or save it as text, or allow more with --limit bytes=N.")


def too_long(limits: Limits) -> Refusal:
    """What is said of a file with too much text."""
    hint = "Split it, or allow more with --limit characters=N."
    return Refusal(f"longer than {limits.characters:,} characters", hint)


def too_much_memory(limits: Limits) -> Refusal:
    """What is said of a file that takes too much memory."""
    hint = "Save it as text, or allow more with --limit memory=N."
    return Refusal(f"needs more than {limits.memory:,} MB of memory to read", hint)


def _read_with(reader: Reader, content: bytes | str, request: Request) -> Reading | Unreadable:
    try:
        return reader.load()(content, request)
    except ImportError:  # also where there is no memory left to load it into
        hint = "Install skillmatch anew, or allow more with --limit memory=N."
        return Unreadable(request.name, f"what reads {reader.called} cannot be loaded", hint)
    except (Exception, RecursionError) as error:  # a parser's own error is the file's fault, never a crash
        if _is_of_memory(error):
            return Unreadable(request.name, *too_much_memory(request.limits))
        hint = "Open it and save it again, or save it as text."
        return Unreadable(request.name, f"damaged, or not {reader.called}", hint)


def _is_of_memory(error: BaseException | None) -> bool:
    """Whether an error comes of too little memory, under whatever name it arrives."""
    while error is not None:
        if isinstance(error, MemoryError) or (isinstance(error, OSError) and error.errno == errno.ENOMEM):
            return True
        error = error.__cause__ or error.__context__
    return False


_HINTS = {
    Why.MISSING: "Check its name and folder.",
    Why.FOLDER: "Name the files in it.",
    Why.DENIED: "Change its permissions, or copy it to where you may.",
    Why.NOT_PLAIN: "Send what it gives to standard input, and name -.",
    Why.OTHER: "Check its name and folder.",
}


def bytes_of(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> bytes | Unreadable:
    """The bytes of the plain file at ``path``, or why it has none to give."""
    try:
        return read_plain_file(path, limits.bytes)
    except NotReadError as error:
        refusal = too_large(limits) if error.why is Why.TOO_LARGE else Refusal(error.reason, _HINTS[error.why])
        return Unreadable(printable(str(path)), *refusal)


def read_up_to(file: BinaryIO, most: int) -> bytes:
    """The bytes of an open file, at most so many; taken piece by piece, since a read makes room for all it asks for.

    Raises:
        BlockingIOError: where it is one that does not wait, and has nothing to give yet.
    """
    pieces = []
    while most > 0 and (piece := file.read(min(most, _PIECE))) != b"":
        if piece is None:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def printable(name: str) -> str:
    """A name that can be written as UTF-8, whatever bytes the file system has for it."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
