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
    for name in (MAIN_COMMAND, "show", "check", "diff", "rules", "explain", "schema", "taxonomy")
}
"""Each command with its module, which has a function of that name, or is an app of several commands: ``app``."""
_HELP = ("-h", "--help")
_COMPLETING = "_SKILLMATCH_COMPLETE"
"""What a shell sets where it asks for completions."""


def app(args: Sequence[str] = ()) -> typer.Typer:
    """The command line as far as ``args`` need it: with all commands for help and completion, else with that named.

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
    for name in _needed(args):
        module = import_module(COMMANDS[name])
        if hasattr(module, name):
            found.command(name=name)(getattr(module, name))
        else:
            found.add_typer(module.app, name=name)
    return found


def _needed(args: Sequence[str]) -> Sequence[str]:
    if not args or args[0] in _HELP or _COMPLETING in os.environ:
        return tuple(COMMANDS)
    return (args[0] if args[0] in COMMANDS else MAIN_COMMAND,)


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

      skillmatch check posts/

    Exit codes: 0 done; 2 could not run, or a file unreadable; 3 nothing recognised in a file; 130 interrupted.
    """
