"""The server's life: its socket, its processes, its times, and its end."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from skillmatch.errors import UsageError

HOST = "127.0.0.1"
_HEAD, _WHOLE = 10.0, 600.0
"""Seconds until a connection has to have said what it wants, and until it has to be done."""
_MOST_CONNECTIONS = 200
_LINGER = 2.0
"""Seconds in which a connection that is to be closed still takes what the other side had begun to send."""
_GOODBYE = 1
"""Seconds that answers have to be finished in when the server is told to stop."""


def listen(port: int) -> socket.socket:
    """A socket on a port of this machine alone; any free one where it is 0.

    Raises:
        UsageError: it is taken, or may not be used.
    """
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":  # where another program could else take it over
            found.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((HOST, port))
        found.listen()
    except OSError as error:
        found.close()
        taken = error.errno == errno.EADDRINUSE
        why = "is taken" if taken else f"cannot be used: {error.strerror or os.strerror(error.errno or 0)}"
        raise UsageError(f"port {port} {why}.", hint="Name another with --port, or none to take a free one.") from None
    return found


def made(app: ASGIApp, started: Callable[[], None]) -> uvicorn.Server:
    """A server of an application; ``run`` serves on given sockets until an interrupt or the end is asked for.

    Args:
        started: called once it answers.
    """
    logging.disable(logging.CRITICAL)  # libraries log what they are sent, and that is somebody's life
    config = uvicorn.Config(
        app,
        http=_Connection,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_GOODBYE,
    )
    return _Server(config, started)


class _Server(uvicorn.Server):
    """A server for which to be told to stop is the way to end."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._begun = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        self._begun()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Heeds signals meanwhile; uvicorn would raise them again at the end."""
        with super().capture_signals():
            yield
            self._captured_signals.clear()


class _Connection(H11Protocol):
    """A connection that may not wait for ever, neither with what it wants, nor with taking the answer.

    Nor does it close on who is still sending: a socket that is closed with bytes unread is reset, and an answer that
    was on its way is lost (RFC 9112, section 9.6).
    """

    _lingers = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Set its times."""
        super().connection_made(cast("asyncio.Transport", _Transport(transport, self._close)))
        self._bare = transport
        self._times = [
            self.loop.call_later(_HEAD, self._end_where_silent),
            self.loop.call_later(_WHOLE, transport.abort),
        ]

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget them."""
        for time in self._times:
            time.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take a piece of a request, unless it has its answer."""
        if not self._lingers:
            super().data_received(data)

    def _close(self) -> None:
        if self._bare.is_closing() or self.conn.their_state not in (h11.SEND_BODY, h11.ERROR):
            self._bare.close()
        elif not self._lingers:
            self._lingers = True
            self._bare.write_eof()
            self._bare.resume_reading()
            self._times.append(self.loop.call_later(_LINGER, self._bare.abort))

    def _end_where_silent(self) -> None:
        if self.cycle is None:
            self._bare.abort()


class _Transport:
    """A transport whose end is decided by its protocol."""

    def __init__(self, transport: asyncio.Transport, close: Callable[[], None]) -> None:
        self._transport = transport
        self.close = close

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)
