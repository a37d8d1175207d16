"""Standard input and the output file."""

from __future__ import annotations

import sys
from pathlib import Path

from skillmatch.cli.workflow import harmless
from skillmatch.errors import UsageError


def read_stdin(most: int | None = None) -> bytes:
    """All bytes of standard input, up to one more than a file may have."""
    from skillmatch.documents.limits import DEFAULT_LIMITS

    return sys.stdin.buffer.read((most or DEFAULT_LIMITS.bytes) + 1)


def write_output(report: str, output: str | None, format_: str = "text") -> None:
    """Write a finished report in a format to a file, or to standard output where ``output`` is ``None``.

    Raises:
        UsageError: where the file cannot be written.
    """
    if output is None:
        # Written as bytes: a terminal of another encoding must not crash a report, nor a system translate its lines.
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.flush()
        sys.stdout.buffer.write(harmless(report, format_).encode(encoding, "replace"))
        sys.stdout.buffer.flush()
        return
    try:
        Path(output).write_text(report, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot write {output}: {reason}.", hint="Name another file.") from None
