"""The process in which files are read whose parsers are large: what such a parser does to it hurts nobody else.

Requests come on standard input, each a line of JSON and then the bytes of the file; answers go to standard output in
frames of a length and JSON. Nothing is written anywhere else.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any, BinaryIO

from skillmatch.readers.codes import Code
from skillmatch.readers.sandbox.confine import UnlimitedError, hear_alarms, hold_memory, set_alarm
from skillmatch.readers.sandbox.protocol import DONE, PROGRESS, READY, framed, packed

_PIECE = 65_536


def main() -> None:
    """Answer requests until there are none."""
    answers = private_stdout()
    hear_alarms()
    _write(answers, READY, b"")
    while line := sys.stdin.buffer.readline():
        _write(answers, DONE, _answer(json.loads(line), sys.stdin.buffer, answers))


def _answer(asked: dict[str, Any], requests: BinaryIO, answers: BinaryIO) -> bytes:
    """What is in the file that follows its request, packed to be sent."""
    from skillmatch.readers.files import printable
    from skillmatch.readers.limits import Limits
    from skillmatch.readers.model import Unreadable
    from skillmatch.readers.read import read_all
    from skillmatch.readers.refusals import too_much_memory

    limits, name = Limits(**asked["limits"]), asked["name"]
    set_alarm(limits.seconds)
    left = [asked["size"]]
    try:
        limits = replace(limits, memory=hold_memory(limits.memory))
        data = requests.read(left[0])
        left.clear()
        return packed(read_all(data, name, limits, _teller(answers, limits.seconds)))
    except MemoryError:
        return packed(Unreadable(printable(name), *too_much_memory(limits)))
    except UnlimitedError as error:
        return packed(
            Unreadable(printable(name), f"its memory cannot be limited: {error}", "Save it as text.", Code.NO_PROCESS)
        )
    finally:
        for size in left:
            _skip(requests, size)
        set_alarm(0)


def _skip(requests: BinaryIO, size: int) -> None:
    """Read over a file, so that the next request is found."""
    while size > 0 and (piece := requests.read(min(size, _PIECE))):
        size -= len(piece)


def private_stdout() -> BinaryIO:
    """Standard output for answers alone: whatever a parser prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def _teller(answers: BinaryIO, seconds: float) -> Callable[[int, int], None]:
    def tell(page: int, of: int) -> None:
        _write(answers, PROGRESS, json.dumps([page, of]).encode("ascii"))
        set_alarm(seconds)

    return tell


def _write(answers: BinaryIO, sort: bytes, body: bytes) -> None:
    answers.write(framed(sort, body))
    answers.flush()
