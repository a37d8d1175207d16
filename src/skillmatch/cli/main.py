"""The entry point: whatever goes wrong becomes one line on stderr and an exit code."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from typing import TYPE_CHECKING

from skillmatch.cli.stderr import say, say_lines
from skillmatch.errors import ExitCode, SkillmatchError
from skillmatch.gc_pause import collect_seldom

if TYPE_CHECKING:
    import typer


def main() -> None:
    """Run the command line and exit with its code."""
    collect_seldom()
    code = run(sys.argv[1:])
    gc.freeze()  # the process ends: no use in looking through all that it is made of
    sys.exit(code)


def run(args: list[str]) -> int:
    """Run the command line with ``args``; the exit code, whatever happens."""
    debug = "--debug" in args[: [*args, "--"].index("--")]  # after that, it is the name of a file
    try:
        return _command(args)
    except SkillmatchError as error:
        say(str(error))
    except SystemExit as error:
        # Typer leaves with 1 where the reader of a pipe went away ("| head"): not our failure.
        return ExitCode.DONE if error.code == 1 else ExitCode.COULD_NOT_RUN
    except KeyboardInterrupt:
        say("interrupted.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe went away ("| head"): not our failure, and nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.DONE
    except Exception as error:
        from typer import Abort  # here, and not above: nothing is imported before collections are made seldom

        if isinstance(error, Abort):
            say("interrupted.")
            return ExitCode.INTERRUPTED
        if hasattr(error, "format_message"):
            is_help = type(error).__name__ == "NoArgsIsHelpError"
            if is_help:
                say_lines(error.format_message())
            else:
                say(_with_help(error.format_message(), getattr(error, "ctx", None)))
            return ExitCode.COULD_NOT_RUN
        if debug:
            say_lines(traceback.format_exc())
            return ExitCode.COULD_NOT_RUN
        # The message of a stray exception may quote the document, so only its type is shown.
        say(f"crashed ({type(error).__name__}). This is a bug: run again with --debug to see where.")
    return ExitCode.COULD_NOT_RUN


def _with_help(message: str, context: typer.Context | None) -> str:
    """An error of use, and which help tells how the command is used."""
    closed = message if message.endswith((".", "?")) else f"{message}."
    return f"{closed} See `{context.command_path} --help`." if context else closed


def _command(args: list[str]) -> int:
    from skillmatch.cli.app import app

    returned = app(args)(args=args, prog_name="skillmatch", standalone_mode=False)
    return int(returned) if isinstance(returned, int) else ExitCode.DONE
