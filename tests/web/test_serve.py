"""``skillmatch serve`` as its users start it: a process that prints an address, and stops when it is told to."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import form
from .process import address, serving

WORD = "Zyzzyva"
RESUME = (
    f"{WORD} Example\n\nExperience\nEngineer, Acme, 2018 - 2021\n"
    "- Trained models in PyTorch, and served them with Docker on Kubernetes\n"
)


def asked(where: str, method: str, path: str, body: bytes | None = None, cookie: str = "") -> tuple[int, str, str]:
    """The status, the page and the cookie that come of a request."""
    host = where.removeprefix("http://").partition("/")[0]
    connection = http.client.HTTPConnection(host, timeout=60)
    headers = {"Cookie": cookie, "Origin": f"http://{host}"}
    if body is not None:
        headers["Content-Type"] = "multipart/form-data; boundary=a-boundary-of-the-tests"
    connection.request(method, path, body, headers)
    reply = connection.getresponse()
    found = reply.status, reply.read().decode(), str(reply.headers.get("Set-Cookie", "")).partition(";")[0]
    connection.close()
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_from_the_start_to_the_end(tmp_path: Path, number: int) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    with serving(tmp_path, TMPDIR=str(temporary)) as run:
        where = address(run)
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{43}", where)
        status, _, cookie = asked(where, "GET", where[where.index("/?") :])
        assert status == 200 and cookie
        # Large enough for libraries to put it on a disk.
        body = form({}, {"resume_files": [(f"{WORD}.txt", RESUME.encode() + b" \n" * 900_000)]})
        status, page, _ = asked(where, "POST", "/read", body, cookie)
        assert status == 200 and WORD in page
        asked(where, "POST", "/read", body[:-40], cookie)
        asked(where, "GET", f"/{WORD}", None, cookie)
        asked(where, "GET", f"/?{WORD}", None, "")
        with socket.create_connection(("127.0.0.1", int(re.findall(r":(\d+)/", where)[0]))) as sock:
            sock.sendall(f"{WORD} {WORD}\r\n\r\n".encode())
            sock.recv(100)
        left = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")]
        run.send_signal(number)
        out, err = run.communicate(timeout=20)
    assert run.returncode == 0
    assert left == ["tmp"]
    assert WORD not in out + err and "Traceback" not in out + err
    assert [line.split(":")[0] for line in err.splitlines()] == ["skillmatch"] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals")
def test_it_ends_while_it_works_and_while_somebody_is_connected(tmp_path: Path) -> None:
    with serving(tmp_path) as run:
        where = address(run)
        port = int(re.findall(r":(\d+)/", where)[0])
        _, _, cookie = asked(where, "GET", where[where.index("/?") :])
        head = (
            f"POST /read HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nCookie: {cookie}\r\n"
        )
        with socket.create_connection(("127.0.0.1", port)) as sock, socket.create_connection(("127.0.0.1", port)):
            sock.sendall(
                f"{head}Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 99\r\n\r\n--b".encode()
            )
            time.sleep(0.3)
            os.killpg(run.pid, signal.SIGINT)  # as a terminal does, to its processes too
            _, err = run.communicate(timeout=20)
    assert run.returncode == 0 and "Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script for a browser")
@pytest.mark.parametrize("background", [True, False])
def test_a_browser_is_opened_if_it_has_a_window(tmp_path: Path, background: bool) -> None:
    """With a token of its own, good for one visit; one that would take over the terminal is not."""
    browser = tmp_path / "browser"
    moved = f"{tmp_path}/half && mv {tmp_path}/half {tmp_path}/opened"
    browser.write_text(f'#!/bin/sh\necho "$1" > {moved}\n', encoding="utf-8")
    browser.chmod(0o755)
    with serving(tmp_path, opens=True, BROWSER=f"{browser} %s{' &' if background else ''}") as run:
        where, opened = address(run), tmp_path / "opened"
        end = time.monotonic() + (20 if background else 1)
        while not opened.exists() and time.monotonic() < end:
            time.sleep(0.05)
        assert opened.exists() is background
        if background:
            visit = opened.read_text(encoding="utf-8").strip()
            assert visit != where and visit.partition("=")[0] == where.partition("=")[0]
            assert [asked(visit, "GET", visit[visit.index("/?") :])[0] for _ in range(2)] == [200, 403]


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with serving(tmp_path, "--port", port) as run:
            out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (2, "")
    assert err == f"skillmatch: port {port} is taken. Name another with --port, or none to take a free one.\n"


def test_no_other_command_imports_it(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text(RESUME, encoding="utf-8")
    code = (
        "import sys; from skillmatch.cli.main import run\n"
        "for words in ('--help', 'serve --help', 'cv.txt', 'check cv.txt', 'compare cv.txt cv.txt'):\n"
        "    run(words.split())\n"
        "sys.exit(str({'starlette', 'uvicorn', 'python_multipart', 'asyncio', 'skillmatch.web'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert run.stderr.strip().splitlines()[-1] == "set()"


def test_settings_of_the_folder_hold(tmp_path: Path) -> None:
    (tmp_path / "skillmatch.toml").write_text('[check]\nselect = ["none-such"]\n', encoding="utf-8")
    with serving(tmp_path) as run:
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (2, "") and "none-such" in err


def test_a_limit_that_is_none(tmp_path: Path) -> None:
    with serving(tmp_path, "--limit", "bytes=0") as run:
        assert run.wait(60) == 2
