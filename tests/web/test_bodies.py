"""Forms that are too large, too slow, or made to do harm; and that nothing of any of them stays."""

from __future__ import annotations

import http.client
import re
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from skillmatch.web import bodies, server
from tests.readers import hostile

from .conftest import MOST, Asked, Reply, form

RESUME = (
    "Ida Example\n\nExperience\nEngineer, Acme, 2018 - 2021\n"
    "- Trained models in PyTorch, and served them with Docker on Kubernetes\n"
)
POSTING = "# Engineer\n\nRequirements\n- Python and PyTorch\n"


def test_a_large_form_is_refused_in_words(asked: Asked) -> None:
    reply = asked.post("/read", {}, {"resume_files": [("cv.txt", b"a" * (MOST + 1))]})
    assert reply.status == 413 and "more than 3 MB" in reply.body


def test_a_large_form_that_does_not_tell_its_size(asked: Asked) -> None:
    headers = asked.headers(
        Content_Type="multipart/form-data; boundary=a-boundary-of-the-tests", Transfer_Encoding="chunked"
    )
    whole = form({}, {"resume_files": [("cv.txt", b"a" * (MOST + 1))]})
    pieces = (whole[at : at + 60_000] for at in range(0, len(whole), 60_000))
    assert asked.raw("POST", "/read", headers, pieces).status == 413


def test_a_form_in_pieces(asked: Asked) -> None:
    headers = asked.headers(
        Content_Type="multipart/form-data; boundary=a-boundary-of-the-tests", Transfer_Encoding="chunked"
    )
    whole = form({"resume_text": RESUME}, {})
    reply = asked.raw("POST", "/read", headers, (whole[at : at + 7] for at in range(0, len(whole), 7)))
    assert reply.status == 200 and "PyTorch" in reply.body


def test_a_size_that_is_not_true(asked: Asked) -> None:
    """Of what says that it is endless nothing is waited for that does not come."""
    for size in ("999999999999999", "-1", "1, 2", "x"):
        reply = asked.post("/read", {"resume_text": RESUME}, Content_Length=size) if size != "999999999999999" else None
        assert reply is None or reply.status == 400


@pytest.mark.parametrize("size", ["x", "-1", "1, 2"])
def test_an_answer_reaches_who_is_still_sending(asked: Asked, size: str) -> None:
    """The connection is not closed on them, which would lose the answer."""
    with _begun(asked, f"Content-Length: {size}") as sock:
        for _ in range(20):
            time.sleep(0.01)
            sock.sendall(b"x" * 10_000)
        assert sock.recv(100).startswith(b"HTTP/1.1 400 ")


def test_who_goes_on_sending_is_let_go(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_LINGER", 0.5)
    with _begun(asked, "Content-Length: x") as sock:
        end = time.monotonic() + 20
        with pytest.raises(OSError):
            while time.monotonic() < end:
                sock.sendall(b"x" * 10_000)
                time.sleep(0.02)
    assert asked.get("/").status == 200


def test_a_large_part_and_many_parts(asked: Asked) -> None:
    many = {f"field-{number}": "x" for number in range(50)}
    assert asked.post("/read", many).status == 413
    files = [(f"{number}.txt", b"x") for number in range(200)]
    assert asked.post("/read", {}, {"resume_files": files}).status == 413


@pytest.mark.parametrize("name", ["x" * 9_000, '"; x="' * 2_000])
def test_the_head_of_a_part_is_short(asked: Asked, name: str) -> None:
    assert asked.post("/read", {}, {"resume_files": [(name, b"x")]}).status == 400


NAMES = {
    "../../etc/passwd": "passwd",
    "C:\\Users\\ida\\cv.txt": "cv.txt",
    "<img src=x onerror=alert(1)>.txt": "&lt;img src=x onerror=alert(1)&gt;.txt",
    "a%22 onmouseover=%22b.txt": "a%22 onmouseover=%22b.txt",
    "cv\u202etxt.exe": "\\u202e",
    "</title><script>alert(1)</script>": "script&gt;",
    "x" * 500 + ".txt": "x" * 50 + "…",
    "": "",
}


@pytest.mark.parametrize("name", NAMES, ids=[name[:20] for name in NAMES])
def test_the_name_of_a_file_is_words(asked: Asked, name: str) -> None:
    """Not a path, not markup, not long."""
    reply = asked.post("/read", {}, {"resume_files": [(name, RESUME.encode())]})
    assert reply.status == 200
    shown = re.sub(r'href="data:[^"]*"', "", reply.body)
    assert NAMES[name] in shown
    assert "<img" not in shown and "<script>alert" not in shown and "\u202e" not in shown and "passwd\\" not in shown


def test_a_body_that_stops_is_not_waited_for(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "_BETWEEN_PIECES", 0.3)
    with _begun(asked) as sock:
        assert sock.recv(100).startswith(b"HTTP/1.1 408 ")


def test_a_body_that_drips_is_not_waited_for(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "_WHOLE", 1.0)
    with _begun(asked) as sock:
        sock.settimeout(0.1)
        said, end = b"", time.monotonic() + 20
        while not said and time.monotonic() < end:
            sock.sendall(b"x")
            try:
                said = sock.recv(100)
            except TimeoutError:
                continue
    assert said.startswith(b"HTTP/1.1 408 ")


def test_who_says_nothing_is_let_go(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many of them at once, with the half of a request or with none; and others are answered meanwhile."""
    monkeypatch.setattr(server, "_HEAD", 1.0)
    silent = [socket.create_connection(("127.0.0.1", asked.access.port), 20) for _ in range(50)]
    for number, sock in enumerate(silent):
        sock.sendall(b"GET / HTTP/1.1\r\nHost: 127." if number % 2 else b"")
    assert asked.get("/").status == 200
    for sock in silent:
        with sock, suppress(ConnectionResetError):
            assert sock.recv(10) == b""


def test_who_does_not_take_the_answer_is_let_go(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "_WHOLE", 1.0)
    with _begun(asked, "Content-Length: 10000000") as sock:
        time.sleep(2)
        with pytest.raises(OSError):
            for _ in range(100):
                sock.sendall(b"x" * 10_000)
    assert asked.get("/").status == 200


def _begun(asked: Asked, size: str = "Content-Length: 1000") -> socket.socket:
    """A form of which the beginning has been sent."""
    sock = socket.create_connection(("127.0.0.1", asked.access.port), 20)
    own = "\r\n".join(f"{name}: {value}" for name, value in asked.headers().items())
    kind = "Content-Type: multipart/form-data; boundary=b"
    sock.sendall(f"POST /read HTTP/1.1\r\n{own}\r\n{kind}\r\n{size}\r\n\r\n--b\r\n".encode())
    return sock


def test_all_bodies_together_have_a_limit() -> None:
    room = bodies.Room(10)
    one, other = bodies.Share(room), bodies.Share(room)
    one.take(6)
    with pytest.raises(bodies.BodyError) as refused:
        other.take(5)
    assert refused.value.status == 503
    other.take(4)


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every place for temporary files, for this process: an empty folder."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield tmp_path


def test_nothing_is_written(asked: Asked, places: Path) -> None:
    """Also of what is larger than what libraries hold in memory; files without a name are seen by their descriptor."""
    seen: set[str] = set()
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.001):
            seen.update(str(path) for path in places.rglob("*"))
            for one in Path("/proc/self/fd").iterdir() if Path("/proc/self/fd").is_dir() else ():
                with suppress(OSError):
                    seen.update(filter(str(places).__contains__, [str(one.readlink())]))

    watcher = threading.Thread(target=watch)
    watcher.start()
    files = {"resume_files": [("cv.txt", RESUME.encode() + b" " * 2_500_000)]}
    try:
        assert asked.post("/read", {}, files).status == 200
    finally:
        over.set()
        watcher.join()
    assert seen == set()


def test_many_at_once_with_a_bomb_among_them(asked: Asked) -> None:
    """Twenty uploads, of which one would fill the memory and one takes its time: each gets its own answer."""
    bomb = hostile.docx(b" " * 4_000_000)

    def upload(number: int) -> Reply:
        own = RESUME.replace("Ida", f"Ida{number}")
        files = [("bomb.docx", bomb)] if number == 7 else [(f"cv-{number}.txt", own.encode())]
        posts = [(f"post-{number}.md", POSTING.encode())]
        return asked.post("/read", {}, {"resume_files": files, "posting_files": posts})

    with ThreadPoolExecutor(20) as threads:
        replies = list(threads.map(upload, range(20)))
    assert [reply.status for reply in replies] == [200] * 20
    for number, reply in enumerate(replies):
        name = "bomb.docx" if number == 7 else f"cv-{number}.txt"
        others = {f"cv-{other}.txt" for other in range(20)} - {name}
        assert name in reply.body and not any(other in reply.body for other in others)
    assert "fill the memory" in replies[7].body


def test_a_form_that_ends_early(asked: Asked) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", asked.access.port, timeout=20)
    whole = form({"resume_text": RESUME}, {})
    headers = asked.headers(
        Content_Type="multipart/form-data; boundary=a-boundary-of-the-tests", Content_Length=str(len(whole) - 9)
    )
    connection.request("POST", "/read", whole[:-9], headers)
    assert connection.getresponse().status in (200, 400)
    connection.close()
    assert asked.get("/").status == 200
