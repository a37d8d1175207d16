"""``skillmatch FILE...``: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.options import DebugOption, OutputOption, StdinNameOption
from skillmatch.cli.overlays import TaxonomyOption, load
from skillmatch.cli.reading import LimitOption
from skillmatch.cli.stderr import say
from skillmatch.collector import paused_collector
from skillmatch.errors import ExitCode

if TYPE_CHECKING:
    from skillmatch.analysis import Result


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

    from skillmatch.cli.files import write_output
    from skillmatch.cli.progress import tracked
    from skillmatch.cli.reading import ReadAhead
    from skillmatch.cli.slim import import_spacy_slim
    from skillmatch.cli.terminal import options_for
    from skillmatch.reporting import RENDERERS, render

    _known_format(format_, tuple(RENDERERS))
    readings = ReadAhead(files, limit, stdin_name)
    with paused_collector():
        import_spacy_slim()
        from skillmatch.analysis import Analyzer

        analyzer = Analyzer(load(taxonomy), kind=kind, role=role)
    gc.freeze()  # what the analyzer is made of stays to the end: no use in looking through it after every file
    results = [analyzer.result(*read) for read in tracked(readings)]
    report = render(results, format_, options_for(output, evidence=evidence, include_text=include_text))
    write_output(report, output, format_)
    return _exit_code(results)


def _known_format(name: str, known: tuple[str, ...]) -> None:
    from skillmatch.errors import UsageError

    if name not in known:
        raise UsageError(f"unknown format {name!r}.", hint=f"Use one of {', '.join(known)}.")


def _exit_code(results: list[Result]) -> int:
    """2 before 3: a file that could not be read says less than one in which nothing was found."""
    from skillmatch.documents.model import Unreadable

    unreadable = [result for result in results if isinstance(result, Unreadable)]
    for one in unreadable:
        say(str(one))
    if unreadable:
        return ExitCode.COULD_NOT_RUN
    silent = [result for result in results if not isinstance(result, Unreadable) and not result.mentions]
    for report in silent:
        say(f"{report.name}: nothing recognised. Is it in English, and about software or machine learning?")
    if silent:
        return ExitCode.NOTHING_RECOGNISED
    return ExitCode.DONE
