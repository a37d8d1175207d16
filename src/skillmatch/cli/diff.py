"""``skillmatch diff OLD NEW``: what a change to a post did."""

from __future__ import annotations

from typing import Annotated

import typer

from skillmatch.cli.options import DebugOption, OutputOption, StdinNameOption
from skillmatch.cli.read_ahead import STDIN, LimitOption, ReadAhead
from skillmatch.cli.stderr import say_unreadable
from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.errors import ExitCode, UsageError
from skillmatch.gc_pause import paused_collector


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The post as it was; - is standard input.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The post as it is.")],
    role: Annotated[str | None, typer.Option("--role", help="Compare the coverage of this role type.")] = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="text, markdown, json or html.")] = "text",
    output: OutputOption = None,
    stdin_name: StdinNameOption = "stdin",
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    debug: DebugOption = False,
) -> int:
    """Say what a change to a job post did: must-haves added or dropped, lean, role, level and coverage moved.

    Exit codes: 0 done, whatever has changed; 2 could not run.
    """
    from skillmatch.cli.files import write_output
    from skillmatch.cli.terminal import options_for
    from skillmatch.reporting.versions import FORMATS, render

    if format_ not in FORMATS:
        raise UsageError(f"unknown format {format_!r}.", hint=f"Use one of {', '.join(FORMATS)}.")
    if old == new == STDIN:
        raise UsageError("only one of the two posts can be standard input.")
    with ReadAhead([old, new], limit, stdin_name, debug=debug) as readings:
        with paused_collector():
            from skillmatch.analysis import Analyzer, Report
            from skillmatch.comparing.versions import difference

            analyzer = Analyzer(load(taxonomy), kind="posting", role=role, limits=readings.limits)
        before, after = (analyzer.result(*read, debug=debug) for read in readings.files())
    if isinstance(before, Report) and isinstance(after, Report):
        options = options_for(output, evidence=False, include_text=False)
        write_output(render(difference(before, after), format_, options), output, format_)
        return ExitCode.DONE
    for unread in (before, after):
        if not isinstance(unread, Report):
            say_unreadable(unread)
    return ExitCode.COULD_NOT_RUN
