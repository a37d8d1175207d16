"""From a file or its bytes to a ``Reading``."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import NamedTuple

from skillmatch.readers.base import Progress, Request
from skillmatch.readers.codes import Code
from skillmatch.readers.files import bytes_of, printable
from skillmatch.readers.hidden.characters import without_invisible
from skillmatch.readers.limits import DEFAULT_LIMITS, Limits
from skillmatch.readers.model import Found, Member, Reading, Several, Unreadable
from skillmatch.readers.refusals import Refusal, too_large, too_long, too_much_memory
from skillmatch.readers.registry import BY_KIND, Reader
from skillmatch.readers.sniff import BINARY, sniff_bytes, sniff_text
from skillmatch.text.decode import decode
from skillmatch.text.lazy_pattern import lazy_pattern


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
_MAY_HOLD_MARKUP = lazy_pattern(r"JobPosting|\\u00[2-7]|<[a-zA-Z/!]|&(?:amp;)*(?:lt|#)")
"""The name of what holds markup, a tag, or a letter of these written in another way."""


def _is_costly_json(text: str) -> bool:
    return len(text) > _LARGE_JSON or _MAY_HOLD_MARKUP.search(text) is not None


def read_file(path: str | Path, limits: Limits = DEFAULT_LIMITS) -> Reading | Unreadable:
    """What is in the file at ``path``; never raises for what a file or its name can be."""
    data = bytes_of(path, limits)
    return data if isinstance(data, Unreadable) else read_bytes(data, str(path), limits)


def read_bytes(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, progress: Progress | None = None
) -> Reading | Unreadable:
    """What is in ``data``, read in this process; see ``isolated`` for one that files cannot harm.

    Args:
        data: the whole file, which holds one document.
        name: the file as its user names it; its ending helps where the content leaves doubt.
        limits: what the file may cost.
        progress: called for each page of a scan.

    Returns:
        A reading with a text that is not blank, or why there is none. Never raises for what ``data`` can be.
    """
    return only(read_all(data, name, limits, progress), name)


def read_all(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, progress: Progress | None = None) -> Found:
    """What is in ``data``, which may hold several documents; see ``read_bytes``."""
    opened = open_bytes(data, name, limits)
    return finish(opened, limits, progress) if isinstance(opened, Opened) else opened


def only(found: Found, name: str) -> Reading | Unreadable:
    """The one document that a file called ``name`` holds; of several, that they are to be named one by one."""
    if not isinstance(found, Several):
        return found
    shown = printable(name)
    hint = f"Name one of them, such as {shown}#{found.members[0].name}."
    return Unreadable(shown, f"{len(found.members):,} documents in one file", hint, Code.SEVERAL)


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
    if kind is not None and not BY_KIND[kind].of_text:
        return Opened(BY_KIND[kind], data, shown, "")
    decoded = decode(data)
    if decoded is None:
        return Unreadable(shown, *BINARY)
    return Opened(BY_KIND[sniff_text(decoded.text, name)], decoded.text, shown, decoded.note)


def finish(opened: Opened, limits: Limits = DEFAULT_LIMITS, progress: Progress | None = None) -> Found:
    """What is in a file that was opened."""
    reader, content, name, note = opened
    if reader.of_text and len(content) > 20 * limits.characters:  # no page has so many tags to so few words
        return Unreadable(name, *too_long(limits))
    found = _read_with(reader, content, Request(name, limits, progress))
    if not isinstance(found, Several):
        return _finished(found, name, note, limits)
    members = (Member(one.name, _finished(one.found, f"{name}#{one.name}", note, limits)) for one in found.members)
    return Several(tuple(members))


def _finished(reading: Reading | Unreadable, name: str, note: str, limits: Limits) -> Reading | Unreadable:
    """A document as it was read, without what nobody sees or would have typed; or why it has no text."""
    if isinstance(reading, Unreadable):
        return reading
    reading = _as_meant(without_invisible(reading))
    if not reading.text.strip():
        return Unreadable(name, *(_ALL_HIDDEN if reading.hidden else _EMPTY))
    if len(reading.text) > limits.characters:
        return Unreadable(name, *too_long(limits))
    return reading._replace(notes=(note, *reading.notes)) if note else reading


def _as_meant(reading: Reading) -> Reading:
    """``reading`` without escapes and what its text takes back, in plain letters; each is loaded where it may be so."""
    if "&" in reading.text or "\\" in reading.text:
        from skillmatch.readers.written import without_escapes

        reading = without_escapes(reading)
    if any(sign in reading.text for sign in _MAY_TAKE_BACK):
        from skillmatch.readers.hidden.taken_back import without_taken_back

        reading = without_taken_back(reading)
    if not reading.text.isascii():
        from skillmatch.readers.plain_letters import with_plain_letters

        reading = with_plain_letters(reading)
    return reading


_MAY_TAKE_BACK = "[{<~$☐❌✗✘\u0335\u0336\u0337\u0338"
_EMPTY = Refusal("empty", "Check that it was saved.", Code.EMPTY)
_ALL_HIDDEN = Refusal(
    "empty but for hidden text", "Show its text in the program that made it, and save it again.", Code.HIDDEN_ONLY
)


def _read_with(reader: Reader, content: bytes | str, request: Request) -> Found:
    try:
        return reader.load()(content, request)
    except ImportError:  # also where there is no memory left to load it into
        reason = f"what reads {reader.called} cannot be loaded"
        return Unreadable(request.name, reason, "Install skillmatch again.", Code.NOT_INSTALLED, "memory")
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
