"""A server in this process, and a client that says exactly what it is told to."""

from __future__ import annotations

import http.client
import logging
import threading
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pytest

from skillmatch.analysis import Analyzer
from skillmatch.checking.settings import Settings
from skillmatch.pool import Pool
from skillmatch.readers.limits import Limits
from skillmatch.web import server
from skillmatch.web.app import Site, app
from skillmatch.web.security import Access
from skillmatch.web.work import ServerWork

MOST = 3_000_000
"""Bytes that a form may have."""
_BOUNDARY = "a-boundary-of-the-tests"


class Reply(NamedTuple):
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: str


class Asked(NamedTuple):
    """The server, and how to ask it."""

    access: Access

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.access.port}"

    @property
    def cookie(self) -> str:
        return self.access.set_cookie().partition(";")[0]

    def headers(self, **other: str | None) -> dict[str, str]:
        """Those of a form of ours; ``None`` leaves one out, and ``_`` is a hyphen."""
        own = {"Host": self.host, "Origin": f"http://{self.host}", "Cookie": self.cookie}
        own |= {name.replace("_", "-"): value for name, value in other.items()}  # type: ignore[dict-item]
        return {name: value for name, value in own.items() if value is not None}

    def raw(self, method: str, path: str, headers: Mapping[str, str], body: object = None) -> Reply:
        """A request with these headers alone."""
        connection = http.client.HTTPConnection("127.0.0.1", self.access.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders(body, encode_chunked="Transfer-Encoding" in headers)
        answer = connection.getresponse()
        reply = Reply(
            answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read().decode()
        )
        connection.close()
        return reply

    def get(self, path: str, **headers: str | None) -> Reply:
        """A page, as it is asked for by who has the cookie."""
        return self.raw("GET", path, self.headers(**{"Origin": None, **headers}))

    def post(
        self,
        path: str,
        fields: Mapping[str, str],
        files: Mapping[str, list[tuple[str, bytes]]] | None = None,
        **headers: str | None,
    ) -> Reply:
        """A form, as a page of ours sends it."""
        body = form(fields, files or {})
        sent = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}", "Content-Length": str(len(body))}
        return self.raw("POST", path, {**sent, **self.headers(**headers)}, body)


def form(fields: Mapping[str, str], files: Mapping[str, list[tuple[str, bytes]]]) -> bytes:
    """The body of a form."""
    parts = [(f'name="{name}"', value.encode()) for name, value in fields.items()]
    parts += [(f'name="{name}"; filename="{file}"', data) for name, some in files.items() for file, data in some]
    head = f"--{_BOUNDARY}\r\nContent-Disposition: form-data; ".encode()
    body = b"".join(head + what.encode() + b"\r\n\r\n" + value + b"\r\n" for what, value in parts)
    return body + f"--{_BOUNDARY}--\r\n".encode()


@pytest.fixture(scope="session")
def work(analyzer: Analyzer) -> Iterator[ServerWork]:
    """The work of the server, done in this process."""
    made = ServerWork(analyzer, Settings())
    yield made
    made.close()


@pytest.fixture(scope="session")
def asked(analyzer: Analyzer) -> Iterator[Asked]:
    """A server of its own processes, for all tests of a process."""
    work = ServerWork(Analyzer(analyzer.taxonomy, limits=Limits(seconds=10)), Settings())
    pool = Pool(work, 3, 40.0, most_waiting=30)
    listener = server.listen(0)
    access = Access(listener.getsockname()[1])
    begun = threading.Event()
    made = server.made(app(Site(access, pool, work.roles, MOST)), begun.set)
    thread = threading.Thread(target=made.run, args=([listener],))
    thread.start()
    begun.wait(10)
    yield Asked(access)
    made.should_exit = True
    thread.join()
    pool.close()
    logging.disable(logging.NOTSET)
