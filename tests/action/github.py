"""The comments of the API of GitHub, on this machine: pages, refusals and faults, for a client that is to bear them."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "a token"
US = "github-actions[bot]"
_COMMENTS = re.compile(r"/repos/harbour/posts/issues/7/comments")
_COMMENT = re.compile(r"/repos/harbour/posts/issues/comments/(\d+)")


@dataclass
class GitHub:
    """What it holds, and what it was asked."""

    mood: str = "writes"
    """writes, forbids (as of a fork), hides, breaks, babbles, sends-away or hangs-up."""
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    """Requests to where it sent the client away."""
    url: str = ""

    def add(self, body: str, login: str = US) -> None:
        """A comment that is there already."""
        self.comments.append({"id": 100 + len(self.comments), "user": {"login": login}, "body": body})

    @property
    def ours(self) -> list[str]:
        """The bodies that the runner's token wrote."""
        return [one["body"] for one in self.comments if one["user"]["login"] == US]


@contextmanager
def github(mood: str = "writes") -> Iterator[GitHub]:
    """Runs as long as the context."""
    state = GitHub(mood)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_GET(self) -> None:
            self._answer()

        do_POST = do_PATCH = do_GET  # noqa: N815 - the names that http.server looks for

        def _answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.path.startswith("/elsewhere"):
                state.strangers.append(self.headers.get("Authorization") or "")
                return self._say(200, [])
            state.asked.append(f"{self.command} {self.path}")
            if self.headers["Authorization"] != f"Bearer {TOKEN}":
                return self._say(401, {})
            if state.mood == "hangs-up":
                return None
            if state.mood == "babbles":
                return self._raw(200, b"<html>")
            if state.mood in ("breaks", "hides"):
                return self._say({"breaks": 502, "hides": 404}[state.mood], {})
            if state.mood == "sends-away":
                return self._raw(302, b"", {"Location": f"{state.url}/elsewhere"})
            return self._of_comments(content)

        def _of_comments(self, content: bytes) -> None:
            asked = urlsplit(self.path)
            if self.command == "GET" and _COMMENTS.fullmatch(asked.path):
                page = int(parse_qs(asked.query)["page"][0])
                return self._say(200, state.comments[100 * (page - 1) : 100 * page])
            if state.mood == "forbids":
                return self._say(403, {"message": "Resource not accessible by integration"})
            body = json.loads(content)["body"]
            if len(body) > 65_536:
                return self._say(422, {})
            if self.command == "POST" and _COMMENTS.fullmatch(asked.path):
                state.add(body)
                return self._say(201, state.comments[-1])
            if self.command == "PATCH" and (found := _COMMENT.fullmatch(asked.path)):
                (one,) = [one for one in state.comments if one["id"] == int(found[1])]
                one["body"] = body
                return self._say(200, one)
            return self._say(404, {})

        def _say(self, code: int, content: Any) -> None:
            self._raw(code, json.dumps(content).encode())

        def _raw(self, code: int, content: bytes, more: dict[str, str] | None = None) -> None:
            self.send_response(code)
            for name, value in {"Content-Length": str(len(content)), **(more or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
