"""The process that works on rows, one after the other: one that raises, hangs or kills it costs that row alone.

Requests come on standard input, each a line of JSON: first the options, then the rows; answers go to standard output
in frames: the rows of the tables as Arrow, so that who asks has little to do and many processes to ask, or an error as
JSON. Nothing is written anywhere else.
"""

from __future__ import annotations

import json
import signal
import sys
from typing import Any

from skillmatch.readers.limits import Limits
from skillmatch.readers.sandbox.protocol import DONE, FAILED, READY, framed
from skillmatch.readers.sandbox.worker import private_stdout
from skillmatch.scanning.model import Row, RowError, RowResult, ScanOptions
from skillmatch.scanning.repeats import RowScanner
from skillmatch.scanning.row import analyzer_for
from skillmatch.scanning.tables import packed


def main() -> None:
    """Answer requests until there are none."""
    # An interrupt is for who asks: a process that dies of it would look as if its row had killed it.
    signal.signal(signal.SIGINT, lambda *_: None)
    answers = private_stdout()
    answers.write(framed(READY, b""))
    answers.flush()
    options = _options(json.loads(sys.stdin.buffer.readline()))
    scanner = RowScanner(analyzer_for(options), options)
    while line := sys.stdin.buffer.readline():
        answers.write(framed(*answer(_row(json.loads(line)), scanner, options)))
        answers.flush()


def answer(row: Row, scanner: RowScanner, options: ScanOptions) -> tuple[bytes, bytes]:
    """What is sent for a row: its result, or its error. What the program itself raises is an error of the row."""
    try:
        found = scanner.scan(row)
        if isinstance(found, RowResult):
            return DONE, packed(found, options.by, options.include_text)
    except Exception as error:
        found = RowError(row.number, row.id, "failed", type(error).__name__)
    return FAILED, json.dumps(found).encode()


def _options(asked: list[Any]) -> ScanOptions:
    kind, taxonomy, limits, include_text, by, *rest = asked
    return ScanOptions(kind, tuple(taxonomy), Limits(**limits), include_text, tuple(by), *rest)


def _row(asked: list[Any]) -> Row:
    number, id_, text, title, date, by, *rest = asked
    return Row(number, id_, text, title, date, tuple(by), *rest)
