"""The commands, one line for each. The module of one is imported, and its options are read, only where it is called."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Annotated

import typer

from skillmatch.cli.group import MAIN_COMMAND, FileOrCommand

COMMANDS: Mapping[str, str] = {
    name: f"skillmatch.cli.{name}"
    for name in (
        *(MAIN_COMMAND, "show", "check", "diff", "compare", "serve", "scan", "verify"),
        *("lsp", "mcp", "rules", "explain", "schema", "taxonomy"),
    )
}
"""Each command with its module, which has a function of that name, or is an app of several commands: ``app``."""
_HELP = ("-h", "--help")
_COMPLETING = "_SKILLMATCH_COMPLETE"
"""What a shell sets where it asks for completions."""


def app(args: Sequence[str] = ()) -> typer.Typer:
    """The command line as far as ``args`` need it: with the command that they name, or, where they ask for help, with
    the names of all and what they do; for completion with all of it.

    To read the options of every command takes longer than all else that a start does before its work.
    """
    found = typer.Typer(
        cls=FileOrCommand.knowing(COMMANDS),
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": list(_HELP)},
    )
    found.callback()(skillmatch)
    if _COMPLETING in os.environ or not args:
        for name in COMMANDS:
            _add(found, name)
    elif args[0] in _HELP:
        for name in COMMANDS:
            found.command(name=name, help=_help_of(name))(_nothing)
    else:
        _add(found, args[0] if args[0] in COMMANDS else MAIN_COMMAND)
    return found


def _add(to: typer.Typer, name: str) -> None:
    module = import_module(COMMANDS[name])
    if hasattr(module, name):
        to.command(name=name)(getattr(module, name))
    else:
        to.add_typer(module.app, name=name)


def _help_of(name: str) -> str:
    module = import_module(COMMANDS[name])
    return str(getattr(module, name).__doc__ if hasattr(module, name) else module.app.info.help)


def _nothing() -> None:
    """A command without its options, which help does not show."""


def _version(asked: bool) -> None:
    if asked:
        from skillmatch._version import __version__
        from skillmatch.cli.files import write_output

        write_output(f"skillmatch {__version__}\n", None)
        raise typer.Exit


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
