"""The commands that talk a protocol, as processes: standard output has that alone, and they end with their input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import extras

SECRET = "Xylophonist"


def framed(*bodies: bytes) -> bytes:
    return b"".join(b"Content-Length: %d\r\n\r\n%s" % (len(body), body) for body in bodies)


def request(method: str, **params: object) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()


STRANGE = [
    b"",
    b"\n" * 50,
    f"{{{SECRET}".encode(),
    f'"{SECRET}"'.encode(),
    b"[" * 3_000,
    b"\xff\xfe\0",
    request("textDocument/hover", textDocument={"uri": SECRET}, position={"line": -1, "character": SECRET}),
    request(f"no/{SECRET}", text=SECRET),
    request("tools/call", name=SECRET, arguments={"document": {"text": SECRET}}),
]


@pytest.mark.parametrize(("command", "module"), [("lsp", "pygls"), ("mcp", "mcp")])
def test_input_that_is_no_protocol(tmp_path: Path, command: str, module: str) -> None:
    """Whatever comes in, nothing is said of it on standard error, and the process ends when no more comes."""
    extras.needs(command, module)
    body = framed(*STRANGE) if command == "lsp" else b"\n".join(STRANGE) + b"\n"
    ran = subprocess.run(
        [sys.executable, "-m", "skillmatch", command],
        input=body,
        capture_output=True,
        timeout=90,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    if command == "mcp":
        for line in ran.stdout.splitlines():
            assert json.loads(line)["jsonrpc"] == "2.0"
    else:
        rest = ran.stdout
        while rest:
            head, _, rest = rest.partition(b"\r\n\r\n")
            length = int(dict(line.split(b": ") for line in head.split(b"\r\n"))[b"Content-Length"])
            assert json.loads(rest[:length])["jsonrpc"] == "2.0"
            rest = rest[length:]
