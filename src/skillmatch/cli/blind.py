"""``--blind-check``: whether anything that is said of documents depends on who they are of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.stderr import say_unreadable
from skillmatch.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from skillmatch.blinding.check import BlindChecked
    from skillmatch.readers.model import Unreadable

BlindCheckOption = Annotated[
    bool,
    typer.Option(
        "--blind-check", help="Swap name, pronouns, address, school and employer, and show what moves: nothing should."
    ),
]


def must_be_blind_format(format_: str) -> None:
    """Refuse the formats that the check is not written in.

    Raises:
        UsageError: it is one of them.
    """
    from skillmatch.reporting.blinding import FORMATS

    if format_ not in FORMATS:
        raise UsageError(f"--blind-check is not written as {format_}.", hint=f"Use one of {', '.join(FORMATS)}.")


def told(results: Iterable[BlindChecked | Unreadable], format_: str, output: str | None) -> int:
    """Write what came of the check, and say how it ended: 2 before 1 before 3."""
    from skillmatch.blinding.check import BlindChecked
    from skillmatch.cli.files import write_output
    from skillmatch.reporting.blinding import render

    found = list(results)
    write_output(render(found, format_), output, format_)
    checked = [one for one in found if isinstance(one, BlindChecked)]
    for one in found:
        if not isinstance(one, BlindChecked):
            say_unreadable(one)
    if len(checked) < len(found):
        return ExitCode.COULD_NOT_RUN
    if any(one.differences for one in checked):
        return ExitCode.FINDINGS
    return ExitCode.DONE if all(one.swapped for one in checked) else ExitCode.NOTHING_RECOGNISED
