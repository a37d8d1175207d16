"""Who may ask the server: whoever has the token of this run, and then its cookie, from a page of its own.

A server on 127.0.0.1 is reached by every page that is open in a browser of this machine, and by a name that somebody
points here. So the name asked for, the page that asks and a secret are all checked, before anything of a body is read.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from skillmatch.web.pages import bare_page, bare_style

_HOSTS = ("127.0.0.1", "localhost")
_METHODS = ("GET", "HEAD", "POST")
_OWN_SITES = ("same-origin", "none")
"""What browsers say of a request from a page of ours, or from the user alone; "same-site" is another port."""
_HEADERS: Mapping[str, str] = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Connection": "close",  # one request each: a connection that is slow is not kept
}
_STRICT = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Access:
    """The secrets of one run of the server, which end with it.

    Args:
        port: the one that it listens on.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookie = f"skillmatch-{port}"
        """The name of the cookie: cookies are shared by all ports of a host."""
        self._token = secrets.token_urlsafe(32)
        self._session = secrets.token_urlsafe(32)
        self._once: set[str] = set()

    @property
    def address(self) -> str:
        """The address to open, with the token."""
        return f"http://{_HOSTS[0]}:{self.port}/?token={self._token}"

    def address_for_one_visit(self) -> str:
        """An address whose token is good once: what starts a browser is seen by all users of a machine."""
        token = secrets.token_urlsafe(32)
        self._once.add(token)
        return f"http://{_HOSTS[0]}:{self.port}/?token={token}"

    def takes(self, token: str) -> bool:
        """Whether a token lets its bearer in."""
        given = token.encode("utf-8", "surrogateescape")
        for one in list(self._once):
            if secrets.compare_digest(one.encode("ascii"), given):
                self._once.discard(one)
                return True
        return secrets.compare_digest(self._token.encode("ascii"), given)

    def knows(self, cookies: str) -> bool:
        """Whether the cookie of this run is among those of a ``Cookie`` header."""
        given = cookie_parser(cookies).get(self.cookie, "")
        return secrets.compare_digest(self._session.encode("ascii"), given.encode("utf-8", "surrogateescape"))

    def set_cookie(self) -> str:
        """The ``Set-Cookie`` header of who is let in."""
        return f"{self.cookie}={self._session}; Path=/; HttpOnly; SameSite=Strict"

    def origin_of(self, host: str) -> str | None:
        """The origin of our pages under the name asked for; ``None`` where we have no such name."""
        return f"http://{host}" if host in (f"{one}:{self.port}" for one in _HOSTS) else None


class _Refusal(NamedTuple):
    """Why a request is not answered."""

    status: int
    why: str


class Guard:
    """Lets through what may be asked, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # nothing else is served
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _put_on(MutableHeaders(scope=message))
            await send(message)

        headers = Headers(scope=scope)
        refusal = self._strange(scope, headers)
        if refusal is None and (token := _token(scope)) is not None:
            if scope["method"] != "POST" and self._access.takes(token):
                # No redirect: it would be of the site that the link was on, and the cookie would not be sent.
                page = _bare("skillmatch", "Welcome.", onward=True)
                page.headers["Set-Cookie"] = self._access.set_cookie()
                return await page(scope, receive, guarded)
            refusal = _Refusal(403, "The token in the address is not, or no longer, that of this server.")
        refusal = refusal or self._unknown(headers)
        answer = _bare("Refused", refusal.why, refusal.status) if refusal else self._app
        return await answer(scope, receive, guarded)

    def _strange(self, scope: Scope, headers: Headers) -> _Refusal | None:
        """Why a request cannot be of a page of ours, whoever sends it."""
        hosts = headers.getlist("host")
        origin = self._access.origin_of(hosts[0]) if len(hosts) == 1 else None
        if origin is None:
            return _Refusal(421, "This server has no such name.")
        if scope["method"] not in _METHODS:
            return _Refusal(405, "There is no such method.")
        if any(given != origin for given in headers.getlist("origin")):
            return _Refusal(403, "The request comes from another page.")
        if scope["method"] == "POST" and not headers.getlist("origin"):
            return _Refusal(403, "The request does not say which page it comes from.")
        return None

    def _unknown(self, headers: Headers) -> _Refusal | None:
        """Why who asks is not let in."""
        if any(site not in _OWN_SITES for site in headers.getlist("sec-fetch-site")):
            return _Refusal(403, "The request comes from another page. Type the address instead of following a link.")
        if not self._access.knows("; ".join(headers.getlist("cookie"))):
            return _Refusal(403, "Open the address that “skillmatch serve” printed, with its token.")
        return None


def _bare(title: str, text: str, status: int = 200, *, onward: bool = False) -> HTMLResponse:
    """A page for who has no cookie yet, and so can have no file of ours either."""
    headers = {"Content-Security-Policy": f"{_STRICT}; style-src {bare_style()}"}
    return HTMLResponse(bare_page(title, text, onward=onward), status, headers)


def _token(scope: Scope) -> str | None:
    """The token in the address; it is looked for on the first page alone."""
    if scope["path"] != "/" or not scope["query_string"]:
        return None
    tokens = parse_qs(scope["query_string"].decode("latin-1")).get("token")
    return tokens[0] if tokens else None


def _put_on(headers: MutableHeaders) -> None:
    for name, value in _HEADERS.items():
        headers[name] = value
    headers.setdefault("Content-Security-Policy", _STRICT)
