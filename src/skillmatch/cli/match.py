"""``skillmatch FILE...``: the main job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from skillmatch.cli.blind import BlindCheckOption, must_be_blind_format, told
from skillmatch.cli.jobs.files import JobsOption, opened
from skillmatch.cli.options import (
    AsOfOption,
    DebugOption,
    NoTextOption,
    OutputOption,
    RedactOption,
    StdinNameOption,
    must_be_known,
    only_for_pages,
)
from skillmatch.cli.read_ahead import STDIN, LimitOption
from skillmatch.cli.stderr import say, say_unreadable
from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.errors import ExitCode
from skillmatch.gc_pause import paused_collector
from skillmatch.readers.named import ReadOfSeveral

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from skillmatch.analysis import Analyzer, Report, Result
    from skillmatch.readers.model import Unreadable
    from skillmatch.readers.named import Read
    from skillmatch.reporting.shared.options import Options


def match(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Résumés or postings; - is standard input.")],
    role: Annotated[str | None, typer.Option("--role", help="Report this role type in depth.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="resume or posting; else told from the text.")] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", help="text, json, jsonl, jsonresume, jsonld, markdown or html.")
    ] = "text",
    as_of: AsOfOption = None,
    output: OutputOption = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Show every mention, and what decided it.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Name every skill of a résumé.")] = False,
    include_text: Annotated[bool, typer.Option("--include-text", help="Put the text itself into the JSON.")] = False,
    no_text: NoTextOption = False,
    redact: RedactOption = False,
    blind_check: BlindCheckOption = False,
    stdin_name: StdinNameOption = "stdin",
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    jobs: JobsOption = None,
    debug: DebugOption = False,
) -> int:
    """Say which way résumés and postings lean, which role types they fit, at what level, and what they cover."""
    import gc

    from skillmatch.cli.files import write_pieces
    from skillmatch.cli.progress import tracked
    from skillmatch.cli.terminal import options_for
    from skillmatch.reporting import FORMATS, assembled

    must_be_known(format_, tuple(FORMATS), "format")
    if blind_check:
        must_be_blind_format(format_)
    only_for_pages(format_, no_text=no_text, redact=redact)
    with opened(files, limit, stdin_name, jobs, debug=debug) as readings:
        with paused_collector():
            from skillmatch.analysis import Analyzer

            analyzer = Analyzer(load(taxonomy), kind=kind, role=role, limits=readings.limits, as_of=as_of)
            gc.freeze()  # what the analyzer is made of stays to the end: no use in looking through it after every file
        if blind_check:
            from skillmatch.blinding.documents import BlindMaker

            return told(tracked(readings.results(BlindMaker(analyzer, debug)), len(files)), format_, output)
        shown = options_for(output, evidence=evidence, include_text=include_text)
        options = shown._replace(
            several=len(files) > 1, all=all_, no_text=no_text, redact=redact, title=_title(files, stdin_name, redact)
        )
        ends = Ends()
        pages = readings.results(PageMaker(analyzer, format_, options, debug))
        whole = assembled(ends.of(tracked(pages, len(files))), FORMATS[format_], options)
        write_pieces(whole, output, format_)
    return _exit_code(ends)


def _title(files: list[str], stdin_name: str, redact: bool) -> str:
    """What a page of the reports is called."""
    if redact or len(files) > 1:
        return f"skillmatch: {len(files)} reports" if len(files) > 1 else ""
    return f"skillmatch: {stdin_name if files[0] == STDIN else files[0]}"


class Rendered(NamedTuple):
    """The report on a file, and what it says of how the command ends."""

    text: str
    unreadable: Unreadable | None = None
    silent: str | None = None
    """What is said of a file in which nothing was recognised."""


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Analyses what was read of a file and renders its report, which is forgotten once it is rendered."""

    analyzer: Analyzer
    format: str
    options: Options
    debug: bool

    def __call__(self, read: Read) -> Rendered:
        """The report on a file."""
        from functools import partial

        from skillmatch.readers.guard import guarded
        from skillmatch.readers.model import Unreadable

        page = guarded(read.name, self.analyzer.limits, partial(self._made, read), debug=self.debug)
        if isinstance(page, Unreadable):
            page = page if isinstance(read.found, Unreadable) else page.of_file(read.found)
            return Rendered(self._rendered(page, read), page)
        return page

    def _made(self, read: Read) -> Rendered | Unreadable:
        from skillmatch.readers.model import Unreadable
        from skillmatch.reporting import FORMATS

        if isinstance(read.found, Unreadable):
            return read.found
        report = self.analyzer.reading(read.name, read.found)
        refused = FORMATS[self.format].refusal(report)
        if refused is not None:
            return refused
        return Rendered(self._rendered(report, read), silent=None if report.mentions else _unheard(report))

    def _rendered(self, result: Result, read: Read) -> str:

        from skillmatch.reporting import FORMATS

        is_several = self.options.several or isinstance(read, ReadOfSeveral)
        options = self.options._replace(several=is_several)
        return FORMATS[self.format].page(result, options)


class Ends:
    """Remembers of each page what it says of how the command ends."""

    def __init__(self) -> None:
        self.unreadable: list[Unreadable] = []
        self.silent: list[str] = []

    def of(self, pages: Iterable[Rendered]) -> Iterator[str]:
        """The texts of the pages."""
        for page in pages:
            if page.unreadable:
                self.unreadable.append(page.unreadable)
            if page.silent is not None:
                self.silent.append(page.silent)
            yield page.text


_FEW_WORDS = 12
"""Of so few nobody can tell the language."""


def _unheard(report: Report) -> str:
    """What is said where nothing was recognised; what was not read is not asked about its language."""
    from skillmatch.readers.model import LEFT_OUT

    document = report.document
    if any(LEFT_OUT in note for note in document.notes):
        return f"{report.name}: nothing recognised in the part of it that was read: {'; '.join(document.notes)}."
    words = len(document.text.split())
    if words < _FEW_WORDS:
        return f"{report.name}: nothing recognised in its {words} {'word' if words == 1 else 'words'}. Is it all there?"
    return f"{report.name}: nothing recognised. Is it in English, and about software or machine learning?"


def _exit_code(ends: Ends) -> int:
    """2 before 3: a file that could not be read says less than one in which nothing was found."""
    for one in ends.unreadable:
        say_unreadable(one)
    if ends.unreadable:
        return ExitCode.COULD_NOT_RUN
    for message in ends.silent:
        say(message)
    return ExitCode.NOTHING_RECOGNISED if ends.silent else ExitCode.DONE
