"""``skillmatch diff OLD NEW``: what a change to a post did; ``--since``: what changes to many did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.options import DebugOption, OutputOption, StdinNameOption, must_be_known
from skillmatch.cli.read_ahead import STDIN, LimitOption, ReadAhead
from skillmatch.cli.stderr import say_unreadable
from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.errors import ExitCode, UsageError
from skillmatch.gc_pause import paused_collector

if TYPE_CHECKING:
    from skillmatch.analysis import Result


def diff(
    posts: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="OLD NEW",
            help="The post as it was, and as it is; - is standard input. With --since, files, folders or patterns.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REVISION", help="Compare posts with what they were at a revision of git."),
    ] = None,
    pre_commit: Annotated[
        bool, typer.Option("--pre-commit", help="The same, since the revision that pre-commit compares with.")
    ] = False,
    role: Annotated[str | None, typer.Option("--role", help="Compare the coverage of this role type.")] = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="text, markdown, json or html.")] = "text",
    output: OutputOption = None,
    stdin_name: StdinNameOption = "stdin",
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    debug: DebugOption = False,
) -> int:
    """Say what a change to a job post did: must-haves added or dropped, lean, role, level and coverage moved.

    Exit codes: 0 done, whatever has changed; 2 could not run, or a post unreadable.
    """
    from skillmatch.cli.files import write_output
    from skillmatch.cli.terminal import options_for
    from skillmatch.reporting.versions import FORMATS, MANY, render, render_many

    options = options_for(output, evidence=False, include_text=False)
    if since is not None or pre_commit:
        from skillmatch.cli.since import Wanted, changes, revision_of_the_hook

        must_be_known(format_, MANY, "format of several posts")
        wanted = Wanted(
            names=posts or (".",),
            since=revision_of_the_hook() if since is None else since,
            role=role,
            taxonomy=taxonomy,
            limits=limit,
            debug=debug,
        )
        found = changes(wanted)
        write_output(render_many(found, format_, options), output, format_)
        return _told(found.unreadable)
    must_be_known(format_, tuple(FORMATS), "format")
    old, new = _two(posts or ())
    with ReadAhead([old, new], limit, stdin_name, debug=debug) as readings:
        with paused_collector():
            from skillmatch.analysis import Analyzer, Report
            from skillmatch.comparing.versions import difference

            analyzer = Analyzer(load(taxonomy), kind="posting", role=role, limits=readings.limits)
        before, after = (analyzer.result(*read, debug=debug) for read in readings.files())
    if isinstance(before, Report) and isinstance(after, Report):
        write_output(render(difference(before, after), format_, options), output, format_)
        return ExitCode.DONE
    return _told((before, after))


def _two(posts: Sequence[str]) -> tuple[str, str]:
    if len(posts) != 2:
        raise UsageError("name two posts, OLD and NEW.", hint="Or --since REVISION and any number of posts.")
    old, new = posts
    if old == new == STDIN:
        raise UsageError("only one of the two posts can be standard input.")
    return old, new


def _told(results: Sequence[Result]) -> ExitCode:
    """Say why posts could not be read."""
    from skillmatch.readers.model import Unreadable

    unread = [one for one in results if isinstance(one, Unreadable)]
    for one in unread:
        say_unreadable(one)
    return ExitCode.COULD_NOT_RUN if unread else ExitCode.DONE
