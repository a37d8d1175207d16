"""``skillmatch mcp``: reports for assistants."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.extras import refuse_without
from skillmatch.cli.read_ahead import LimitOption
from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.errors import ExitCode, UsageError
from skillmatch.gc_pause import paused_collector

if TYPE_CHECKING:
    from skillmatch.agents.work import AgentWork

_NEEDED = ("mcp.server.stdio", "mcp_types", "anyio")
"""The modules of the extra ``mcp``."""


def mcp(
    root: Annotated[
        list[str] | None,
        typer.Option(
            "--root",
            metavar="DIR",
            help="A folder whose files may be read, beside those that the assistant's program grants; may be given "
            "several times.",
        ),
    ] = None,
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
) -> int:
    """Serve an assistant: reports, comparisons and findings as tools of the Model Context Protocol, on standard input
    and output. An assistant's program starts it, not you.

    Exit codes: 0 the program has closed it; 2 could not run.
    """
    refuse_without("mcp", _NEEDED, "mcp")
    from skillmatch.agents.server import serve
    from skillmatch.cli.standard_streams import taken
    from skillmatch.pool import Pool

    roots = _roots(root or ())
    work = _work(taxonomy, limit)
    streams = taken()
    pool = Pool(work, _processes(), 4.0 * work.analyzer.limits.seconds, most_waiting=64)
    try:
        pool.start()  # before there are threads
        serve(pool, roots, streams.input, streams.output)
    finally:
        pool.close()
    return ExitCode.DONE


def _roots(given: list[str] | tuple[()]) -> tuple[str, ...]:
    from skillmatch.safe_read import is_folder, resolved

    for folder in given:
        if not is_folder(folder):
            raise UsageError(f"--root {folder!r} is no folder.", hint="Name one that is there.")
    return tuple(str(resolved(folder)) for folder in given)


def _work(taxonomy: list[str] | None, limit: list[str] | None) -> AgentWork:
    from pathlib import Path

    from skillmatch.agents.work import AgentWork
    from skillmatch.analysis import Analyzer
    from skillmatch.checking.settings import read_settings
    from skillmatch.config import find_config
    from skillmatch.readers.limits import limits_from

    config = find_config(Path())
    with paused_collector():
        analyzer = Analyzer(load(taxonomy, config), limits=limits_from(limit or ()))
    return AgentWork(analyzer, read_settings(config))


def _processes() -> int:
    """More than one: a document that is slow is to leave some for the others."""
    return max(2, min(4, os.cpu_count() or 1))
