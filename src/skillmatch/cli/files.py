"""Standard input and the output file."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from skillmatch.cli.workflow import harmless
from skillmatch.errors import UsageError


def read_stdin(most: int | None = None) -> bytes:
    """All bytes of standard input, up to one more than a file may have.

    Raises:
        UsageError: where it is one that does not wait, and has nothing to give yet.
    """
    from skillmatch.readers.files import read_up_to
    from skillmatch.readers.limits import DEFAULT_LIMITS

    try:
        return read_up_to(sys.stdin.buffer, (most or DEFAULT_LIMITS.bytes) + 1)
    except BlockingIOError:
        raise UsageError("standard input has nothing to give yet.", hint="Name a file, or pipe one in.") from None


def write_output(report: str, output: str | None, format_: str = "text") -> None:
    """Write a finished report in a format to a file, or to standard output where ``output`` is ``None``.

    Raises:
        UsageError: where the file cannot be written.
    """
    write_pieces([report], output, format_)


def write_pieces(pieces: Iterable[str], output: str | None, format_: str = "text") -> None:
    """Write a report piece by piece, each as soon as it is there.

    Raises:
        UsageError: where the file cannot be written; before the first piece is asked for, where that can be known.
    """
    if output is None:
        # Written as bytes: a terminal of another encoding must not crash a report, nor a system translate its lines.
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(harmless(piece, format_).encode(encoding, "replace"))
            sys.stdout.buffer.flush()
        return
    try:
        with Path(output).open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot write {output}: {reason}.", hint="Name another file.") from None
