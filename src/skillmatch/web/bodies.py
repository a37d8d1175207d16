"""Forms as they were sent, held in memory alone: under limits of size and time, and never on a disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from skillmatch.web.model import Given

_MOST_FILES, _MOST_FIELDS = 100, 20
_LONGEST_HEADER = 8_192
_BETWEEN_PIECES, _WHOLE = 10.0, 120.0
"""Seconds that may pass before the next piece of a body is there, and before all of it is."""
_DRAINED = 8
"""As many times what a body may have is read over, so that a browser hears why, and no broken connection."""


class BodyError(Exception):
    """A body that is not taken, with the status that says so and a sentence."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


class Form(NamedTuple):
    """What a form sent: the first value of each field, and the files of each."""

    fields: Mapping[str, str]
    files: Mapping[str, tuple[Given, ...]]

    def field(self, name: str) -> str:
        """What a field says; empty where it was not sent."""
        return self.fields.get(name, "")


class Room:
    """How many bytes all bodies together may hold at a time."""

    def __init__(self, most: int) -> None:
        self._free = most

    @asynccontextmanager
    async def for_body(self) -> AsyncGenerator[Share]:
        """Room for one body, given back when its request is answered."""
        share = Share(self)
        try:
            yield share
        finally:
            self._free += share.taken

    def take(self, size: int) -> bool:
        """Whether so much is free; then it is taken."""
        if size > self._free:
            return False
        self._free -= size
        return True


class Share:
    """What one body has taken of the room."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self.taken = 0

    def take(self, size: int) -> None:
        """Make room for a piece.

        Raises:
            BodyError: there is none left.
        """
        if not self._room.take(size):
            raise BodyError(503, "Too much is being read at once. Wait a moment, and try again.")
        self.taken += size


async def form_of(request: Request, most: int, share: Share) -> Form:
    """The form that a request sends.

    Args:
        most: the bytes that its body may have.
        share: its part of the room for all bodies.

    Raises:
        BodyError: it is too large, too slow, or no form.
    """
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise BodyError(415, "Send the form as multipart/form-data.")
    try:
        parser = _InMemory(
            request.headers,
            _pieces(request, most, share),
            max_files=_MOST_FILES,
            max_fields=_MOST_FIELDS,
            max_part_size=most,
        )
        sent = await parser.parse()
    except MultiPartException as error:
        if "Too many" in error.message:
            raise BodyError(413, f"Send at most {_MOST_FILES} files at once.") from None
        raise BodyError(400, "The form cannot be read.") from None
    except ClientDisconnect:
        raise BodyError(400, "The form was not sent to its end.") from None
    fields: dict[str, str] = {}
    files: dict[str, list[Given]] = {}
    for name, value in sent.multi_items():
        if isinstance(value, UploadFile):
            data = await value.read()
            await value.close()
            if data or value.filename:  # a browser sends an empty one where none was chosen
                files.setdefault(name, []).append(Given(value.filename or "", data))
        else:
            fields.setdefault(name, value)
    return Form(fields, {name: tuple(some) for name, some in files.items()})


class _InMemory(MultiPartParser):
    """The parser of Starlette, which never writes to a disk what it reads: 0 is no size from which on it does."""

    spool_max_size = 0

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        """A piece of the name of a part's header."""
        self._refuse_long(self._current_partial_header_name, end - start)
        super().on_header_field(data, start, end)

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        """A piece of its value, in which the name of a file is."""
        self._refuse_long(self._current_partial_header_value, end - start)
        super().on_header_value(data, start, end)

    def _refuse_long(self, had: bytes, more: int) -> None:
        if len(had) + more > _LONGEST_HEADER:
            raise MultiPartException("a header is too long")


async def _pieces(request: Request, most: int, share: Share) -> AsyncGenerator[bytes]:
    """The body piece by piece, as long as it keeps to the limits."""
    stream = request.stream()
    size = 0
    try:
        async with asyncio.timeout(_WHOLE):
            while True:
                async with asyncio.timeout(_BETWEEN_PIECES):
                    piece = await anext(stream, b"")
                size += len(piece)
                if size > most or int(request.headers.get("content-length", "0")) > most:
                    await _drain(stream, most)
                    raise BodyError(
                        413, f"That is more than {most / 1e6:,.0f} MB at once. Send fewer or smaller files."
                    )
                share.take(len(piece))
                if not piece:
                    return
                yield piece
    except TimeoutError:
        raise BodyError(408, "The form took too long to arrive.") from None


async def _drain(stream: AsyncGenerator[bytes], most: int) -> None:
    """Read over the rest of a body that is too large, and keep nothing of it."""
    left = _DRAINED * most
    async for piece in stream:
        left -= len(piece)
        if left < 0:
            return
