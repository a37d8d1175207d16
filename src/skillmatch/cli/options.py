"""Options that several commands take, each said once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, not to the terminal.")
]
StdinNameOption = Annotated[str, typer.Option("--stdin-name", metavar="NAME", help="What to call standard input.")]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="YYYY-MM", help="What “present” is in a résumé; else the file's own date."),
]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of a crash.")]
NoTextOption = Annotated[bool, typer.Option("--no-text", help="Leave the text out of the HTML page: only quotes stay.")]
RedactOption = Annotated[
    bool, typer.Option("--redact", help="Blank name, address, mail, phone and links of a résumé in the HTML page.")
]


def only_for_pages(format_: str, *, no_text: bool, redact: bool) -> None:
    """Refuse what other formats would not heed: who asks for less must not get more.

    Raises:
        UsageError: where one of the two is asked of another format.
    """
    from skillmatch.errors import UsageError

    for asked, name in ((no_text, "--no-text"), (redact, "--redact")):
        if asked and format_ != "html":
            raise UsageError(f"{name} is for --format html.", hint=f"Say --format html, or leave {name} out.")


def must_be_known(name: str | None, known: Sequence[str | None], what: str) -> None:
    """Refuse a value of an option that there is none of.

    Args:
        known: what there is; ``None`` among them is the option left out.
        what: what it is, as the message says it.

    Raises:
        UsageError: it is not among ``known``.
    """
    if name not in known:
        from skillmatch.errors import UsageError

        names = ", ".join(one for one in known if one)
        raise UsageError(f"unknown {what} {name!r}.", hint=f"Use one of {names}.")
