"""Options that several commands take, each said once."""

from __future__ import annotations

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
