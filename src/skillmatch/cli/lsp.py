"""``skillmatch lsp``: the check in an editor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.extras import refuse_without
from skillmatch.cli.read_ahead import LimitOption
from skillmatch.cli.taxonomy_option import TaxonomyOption
from skillmatch.errors import ExitCode
from skillmatch.gc_pause import paused_collector

if TYPE_CHECKING:
    from skillmatch.editors.work import EditorWork

_NEEDED = ("pygls.lsp.server", "lsprotocol.types")
"""The modules of the extra ``lsp``."""


def lsp(
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    stdio: Annotated[bool, typer.Option("--stdio", hidden=True, help="What some editors add.")] = False,
) -> int:
    """Serve an editor: what `check` finds, as one types. It talks the Language Server Protocol on standard input and
    output; an editor starts it, not you.

    Exit codes: 0 the editor has closed it; 2 could not run.
    """
    refuse_without("lsp", _NEEDED, "lsp")
    from skillmatch.cli.standard_streams import taken
    from skillmatch.editors.listening import made
    from skillmatch.editors.pages import RulePages
    from skillmatch.pool import Pool

    work, seconds = _work(taxonomy, limit)
    streams = taken()
    pool = Pool(work, _processes(), seconds, most_waiting=1_000)  # as many as somebody may have open
    try:
        pool.start()  # before there are threads
        with RulePages() as pages:
            made(pool, pages).start_io(streams.input, streams.output)
    finally:
        pool.close()
    return ExitCode.DONE


def _work(taxonomy: list[str] | None, limit: list[str] | None) -> tuple[EditorWork, float]:
    """The work, and how many seconds a piece of it may take."""
    from pathlib import Path

    from skillmatch.analysis import Analyzer
    from skillmatch.editors.work import EditorWork
    from skillmatch.readers.limits import limits_from
    from skillmatch.taxonomy.load import load_taxonomy

    limits = limits_from(limit or ())
    with paused_collector():
        # Each project's own taxonomy is laid over ours where its settings name one.
        analyzer = Analyzer(load_taxonomy(*map(Path, taxonomy or ())), limits=limits)
    return EditorWork(analyzer, own_taxonomy=not taxonomy), 4.0 * limits.seconds


def _processes() -> int:
    """More than one: a document that is slow is to leave some for the others."""
    return max(3, min(4, os.cpu_count() or 1))
