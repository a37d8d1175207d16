"""The process in which files are read whose parsers are large: what such a parser does to it hurts nobody else.

Requests come on standard input, each a line of JSON and then the bytes of the file; answers go to standard output in
frames of a length and JSON. Nothing is written anywhere else.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

LENGTH = 8
"""Bytes of the number that says how long a frame is."""
PROGRESS, DONE = b"p", b"d"


def main() -> None:
    """Answer requests until there are none."""
    answers = _private_stdout()
    requests = sys.stdin.buffer
    held = False
    while line := requests.readline():
        from skillmatch.documents.limits import Limits
        from skillmatch.documents.read import read_bytes
        from skillmatch.documents.wire import packed

        asked = json.loads(line)
        limits = Limits(**asked["limits"])
        held = held or _hold(limits.memory)
        found = read_bytes(requests.read(asked["size"]), asked["name"], limits, _teller(answers))
        _write(answers, DONE, packed(found))


def _private_stdout() -> BinaryIO:
    """Standard output for answers alone: whatever a parser prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def _teller(answers: BinaryIO) -> Callable[[int, int], None]:
    def tell(page: int, of: int) -> None:
        _write(answers, PROGRESS, json.dumps([page, of]).encode("ascii"))

    return tell


def _write(answers: BinaryIO, sort: bytes, body: bytes) -> None:
    answers.write(sort + len(body).to_bytes(LENGTH, "big") + body)
    answers.flush()


def _hold(megabytes: int) -> bool:
    """Take no more memory than that from now on, on systems that can see to it."""
    try:
        import resource
    except ImportError:  # Windows
        return True
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the document
    return True


if __name__ == "__main__":
    main()
