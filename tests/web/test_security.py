"""Who is answered: whoever knows the secret, from a page of ours, under our name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests import cases

from .conftest import Asked

GROUPS = cases.read(Path(__file__).with_name("requests.yaml"))
REQUESTS = {f"{group}, {number}": one for group, some in GROUPS.items() for number, one in enumerate(some, 1)}
RESUME = {
    "resume_text": "Ida Example\nExperience\nEngineer, Acme, 2018 - 2021\n- Trained models in PyTorch\n",
}
POST = {"text": "# Engineer\n\nRequirements\n- Python\n"}
HEADERS = {
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize("case", cases.each(REQUESTS))
def test_requests(asked: Asked, case: dict[str, Any]) -> None:
    said = {name: _own(value, asked) for name, value in case.items() if name not in ("status", "get", "post")}
    if "get" in case:
        reply = asked.get(str(_own(case["get"], asked)), **said)
    else:
        reply = asked.post(str(_own(case["post"], asked)), {**RESUME, **POST}, **said)
    assert reply.status == case["status"], reply.body
    # Whatever is answered, nothing of it is kept, framed, guessed at or told to others.
    assert {name: reply.headers.get(name) for name in HEADERS} == HEADERS
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert "access-control-allow-origin" not in reply.headers and "server" not in reply.headers
    assert asked.access.address.partition("token=")[2] not in reply.body


def _own(value: str | None, asked: Asked) -> str | None:
    if value is None:
        return None
    token = asked.access.address.partition("token=")[2]
    own = {
        "PORT": str(asked.access.port),
        "TOKEN": token,
        "COOKIE": asked.cookie,
        "SESSION": asked.cookie.partition("=")[2],
    }
    return re.sub("PORT|TOKEN|COOKIE|SESSION", lambda match: own[match[0]], value)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "X"])
def test_other_methods(asked: Asked, method: str) -> None:
    """A preflight among them, which is answered like any other: with nothing that allows anything."""
    reply = asked.raw(method, "/read", asked.headers())
    assert reply.status == 405 and not any(name.startswith("access-control") for name in reply.headers)


def test_headers_that_stand_twice(asked: Asked) -> None:
    """Whoever reads the first and whoever reads the last would be told different things."""
    import socket

    for twice in (
        "Host: evil.example",
        f"Host: {asked.host}",
        "Origin: http://evil.example",
        "Sec-Fetch-Site: cross-site",
    ):
        own = f"Host: {asked.host}\r\nCookie: {asked.cookie}\r\nSec-Fetch-Site: none\r\nOrigin: http://{asked.host}"
        with socket.create_connection(("127.0.0.1", asked.access.port), 10) as sock:
            sock.sendall(f"GET / HTTP/1.1\r\n{own}\r\n{twice}\r\n\r\n".encode())
            assert sock.recv(15).split()[1] in (b"400", b"403", b"421")


def test_who_has_the_token_gets_a_cookie_that_no_script_and_no_other_site_sees(asked: Asked) -> None:
    path = asked.access.address.partition(asked.host)[2]
    reply = asked.raw("GET", path, {"Host": asked.host})
    cookie = reply.headers["set-cookie"].split("; ")
    assert sorted(cookie[1:]) == ["HttpOnly", "Path=/", "SameSite=Strict"]
    assert asked.raw("GET", "/", {"Host": asked.host, "Cookie": cookie[0]}).status == 200
    assert "script" not in reply.body


def test_what_opens_a_browser_is_good_for_one_visit(asked: Asked) -> None:
    """Other users of the machine see with what a program was started."""
    path = asked.access.address_for_one_visit().partition(asked.host)[2]
    assert [asked.raw("GET", path, {"Host": asked.host}).status for _ in range(2)] == [200, 403]


def test_only_this_machine_can_connect(asked: Asked) -> None:
    import socket

    own = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in own - {"127.0.0.1"} - {one for one in own if str(one).startswith("127.")}:
        with pytest.raises(OSError), socket.create_connection((str(address), asked.access.port), 2):
            pass
