"""The command group: one line for each command. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmatch.cli.check import check
from skillmatch.cli.compare import compare
from skillmatch.cli.diff import diff
from skillmatch.cli.explain import explain
from skillmatch.cli.group import FileOrCommand
from skillmatch.cli.match import match
from skillmatch.cli.rules import rules
from skillmatch.cli.schema import schema
from skillmatch.cli.show import show
from skillmatch.cli.taxonomy import taxonomy_app

app = typer.Typer(
    cls=FileOrCommand,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        from skillmatch._version import __version__
        from skillmatch.cli.files import write_output

        write_output(f"skillmatch {__version__}\n", None)
        raise typer.Exit


@app.callback()
def skillmatch(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Which way does a résumé or a job posting lean, MACHINE LEARNING engineer or machine learning ENGINEER?

    Examples:

      skillmatch resume.pdf

      skillmatch posting.txt --role applied

      cat posting.md | skillmatch -

      skillmatch compare resume.pdf posting.txt

      skillmatch check posts/

    Exit codes: 0 done; 2 could not run, or a file unreadable; 3 nothing recognised in a file; 130 interrupted.
    """


app.command(name="match")(match)
app.command()(show)
app.command()(check)
app.command()(diff)
app.command()(compare)
app.command()(rules)
app.command()(explain)
app.command()(schema)
app.add_typer(taxonomy_app, name="taxonomy")
