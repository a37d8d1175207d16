"""The one place from which anything is said on standard error."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from skillmatch.cli.workflow import harmless

if TYPE_CHECKING:
    from skillmatch.readers.model import Unreadable


def say(message: str) -> None:
    """Say something in one line, whatever names and words of files are in it."""
    from skillmatch.reporting.shared.escape import one_line

    _write(f"skillmatch: {one_line(message)}\n")


def say_lines(text: str) -> None:
    """Print lines as they are, such as those of a help or a traceback, but for what would act on a terminal."""
    from skillmatch.reporting.shared.escape import visible

    _write("".join(f"{visible(line)}\n" for line in text.rstrip("\n").split("\n")))


def is_watched() -> bool:
    """Whether somebody looks at it while the command runs."""
    return sys.stderr is not None and sys.stderr.isatty()


def _write(text: str) -> None:
    # Where there is no standard error, or nobody reads it any more, nobody can be told.
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(harmless(text))
            sys.stderr.flush()


def say_unreadable(one: Unreadable) -> None:
    """Why a file gave nothing, what to do, and which option would let it be read."""
    from skillmatch.readers.codes import Code

    option = f" Or allow more with --limit {one.limit}=NUMBER." if one.limit else ""
    debug = " Run again with --debug to see where." if one.code is Code.INTERNAL_ERROR else ""
    say(f"{one}{option}{debug}")
