"""``skillmatch serve``: the same reports on a page of this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.extras import refuse_without
from skillmatch.cli.options import DebugOption
from skillmatch.cli.read_ahead import LimitOption
from skillmatch.cli.stderr import say, say_lines
from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.errors import ExitCode
from skillmatch.gc_pause import paused_collector

if TYPE_CHECKING:
    from skillmatch.web.work import ServerWork

_NEEDED = ("starlette", "uvicorn", "python_multipart")
"""The modules of the extra ``web``."""


def serve(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65_535, help="The port to listen on; 0 takes a free one.")
    ] = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="Print the address, and open no browser.")] = False,
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    debug: DebugOption = False,
) -> int:
    """Open a page in your browser to read, compare and check documents; nothing leaves this machine or is kept.

    Exit codes: 0 stopped, by Ctrl-C; 2 could not run.
    """
    refuse_without("web", _NEEDED, "serve")
    from skillmatch.pool import Pool
    from skillmatch.web.app import Site, app
    from skillmatch.web.security import Access
    from skillmatch.web.server import listen, made

    work = _work(taxonomy, limit)
    limits = work.analyzer.limits
    pool = Pool(work, _processes(), 4.0 * limits.seconds, most_waiting=64)
    try:
        pool.start()  # before the socket is there, which they would hold too
        listener = listen(port)
        access = Access(listener.getsockname()[1])
        site = Site(access, pool, work.roles, limits.bytes, say_lines if debug else None)
        to_open = None if no_open else access.address_for_one_visit()
        made(app(site), lambda: _tell(access.address, to_open)).run([listener])
    finally:
        pool.close()
    say("stopped.")
    return ExitCode.DONE


def _work(taxonomy: list[str] | None, limit: list[str] | None) -> ServerWork:
    from pathlib import Path

    from skillmatch.analysis import Analyzer
    from skillmatch.checking.settings import read_settings
    from skillmatch.config import find_config
    from skillmatch.readers.limits import limits_from
    from skillmatch.web.work import ServerWork

    config = find_config(Path())
    with paused_collector():
        analyzer = Analyzer(load(taxonomy, config), limits=limits_from(limit or ()))
    return ServerWork(analyzer, read_settings(config))


def _processes() -> int:
    """More than there are cores: one document that is slow is to leave some for the others."""
    return max(4, min(8, (os.cpu_count() or 1) + 1))


def _tell(address: str, to_open: str | None) -> None:
    from skillmatch.cli.files import write_output

    write_output(f"{address}\n", None)
    say("open this address in a browser; Ctrl-C stops the server. Nothing leaves this machine, and nothing is kept.")
    if to_open:
        _open(to_open)


def _open(address: str) -> None:
    """Open an address in a browser with a window, where there is one; one in the terminal would be in the way."""
    import webbrowser
    from threading import Thread

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is not webbrowser.GenericBrowser:
        Thread(target=browser.open, args=(address,), daemon=True).start()
