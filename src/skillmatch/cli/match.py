"""``skillmatch FILE...``: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.options import DebugOption, OutputOption, StdinNameOption
from skillmatch.cli.read_ahead import LimitOption
from skillmatch.cli.stderr import say, say_unreadable
from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.errors import ExitCode
from skillmatch.gc_pause import paused_collector

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillmatch.analysis import Analyzer
    from skillmatch.cli.read_ahead import Read
    from skillmatch.readers.model import Unreadable
    from skillmatch.reporting.shared.options import Options


def match(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Résumés or postings; - is standard input.")],
    role: Annotated[str | None, typer.Option("--role", help="Report this role type in depth.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="resume or posting; else told from the text.")] = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="text, json, jsonl or markdown.")] = "text",
    output: OutputOption = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Show every mention, and what decided it.")] = False,
    include_text: Annotated[bool, typer.Option("--include-text", help="Put the text itself into the JSON.")] = False,
    stdin_name: StdinNameOption = "stdin",
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    debug: DebugOption = False,
) -> int:
    """Say which way résumés and postings lean, which role types they fit, at what level, and what they cover."""
    import gc
    from dataclasses import replace

    from skillmatch.cli.files import write_pieces
    from skillmatch.cli.progress import tracked
    from skillmatch.cli.read_ahead import ReadAhead
    from skillmatch.cli.terminal import options_for
    from skillmatch.reporting import FORMATS, assembled

    _known_format(format_, tuple(FORMATS))
    with ReadAhead(files, limit, stdin_name, debug=debug) as readings:
        with paused_collector():
            from skillmatch.analysis import Analyzer

            analyzer = Analyzer(load(taxonomy), kind=kind, role=role, limits=readings.limits)
        gc.freeze()  # what the analyzer is made of stays to the end: no use in looking through it after every file
        options = replace(options_for(output, evidence=evidence, include_text=include_text), several=len(files) > 1)
        pages = Pages(analyzer, format_, options, debug)
        write_pieces(assembled(pages.of(tracked(readings)), FORMATS[format_]), output, format_)
    return _exit_code(pages)


class Pages:
    """Analyses files and renders their reports, one after the other; a report is forgotten once it is rendered."""

    def __init__(self, analyzer: Analyzer, format_: str, options: Options, debug: bool) -> None:
        from skillmatch.reporting import FORMATS

        self._analyzer = analyzer
        self._page = FORMATS[format_].page
        self._options = options
        self._debug = debug
        self.unreadable: list[Unreadable] = []
        self.silent: list[str] = []
        """The names of files in which nothing was recognised."""

    def of(self, readings: Iterable[Read]) -> Iterator[str]:
        """The report on each file."""
        from functools import partial

        from skillmatch.readers.guard import guarded
        from skillmatch.readers.model import Unreadable

        for read in readings:
            page = guarded(read.name, self._analyzer.limits, partial(self._made, read), debug=self._debug)
            if isinstance(page, Unreadable):
                self.unreadable.append(page)
                page = self._page(page, self._options)
            yield page

    def _made(self, read: Read) -> str | Unreadable:
        from skillmatch.readers.model import Unreadable

        if isinstance(read.found, Unreadable):
            return read.found
        report = self._analyzer.reading(read.name, read.found)
        page = self._page(report, self._options)
        if not report.mentions:
            self.silent.append(report.name)
        return page


def _known_format(name: str, known: tuple[str, ...]) -> None:
    from skillmatch.errors import UsageError

    if name not in known:
        raise UsageError(f"unknown format {name!r}.", hint=f"Use one of {', '.join(known)}.")


def _exit_code(pages: Pages) -> int:
    """2 before 3: a file that could not be read says less than one in which nothing was found."""
    for one in pages.unreadable:
        say_unreadable(one)
    if pages.unreadable:
        return ExitCode.COULD_NOT_RUN
    for name in pages.silent:
        say(f"{name}: nothing recognised. Is it in English, and about software or machine learning?")
    return ExitCode.NOTHING_RECOGNISED if pages.silent else ExitCode.DONE
