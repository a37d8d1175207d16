"""``skillmatch scan SOURCE... -o OUT``: a corpus into tables."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.options import DebugOption, must_be_known
from skillmatch.cli.read_ahead import LimitOption
from skillmatch.cli.stderr import is_watched, say
from skillmatch.cli.taxonomy_option import TaxonomyOption, overlay_folders
from skillmatch.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from skillmatch.analysis import Report
    from skillmatch.scanning.model import ScanOptions
    from skillmatch.scanning.scan import Plan, Totals

_SHARE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?%?")
_PAUSE = 2.0
"""Seconds between two lines of progress."""
_INSTALL = "Install it with: pip install 'skillmatch[scan]'"


def scan(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Parquet, JSONL, CSV, JSON or XML feeds, also .gz, .zst; folders, patterns, - for standard input.",
        ),
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="OUT", help="The folder for the tables.")],
    text: Annotated[str, typer.Option("--text", metavar="COL", help="The column with the text.")] = "",
    id_: Annotated[str, typer.Option("--id", metavar="COL", help="The column with the id.")] = "",
    title: Annotated[str, typer.Option("--title", metavar="COL", help="The column with the title.")] = "",
    date: Annotated[str, typer.Option("--date", metavar="COL", help="The column with the day.")] = "",
    by: Annotated[list[str] | None, typer.Option("--by", metavar="COL", help="A column to count by.")] = None,
    kind: Annotated[str, typer.Option("--kind", help="posting or resume.")] = "posting",
    engine: Annotated[str, typer.Option("--engine", help="local, or dask=ADDRESS.")] = "local",
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Processes on this machine; all cores without it.")
    ] = None,
    part_rows: Annotated[
        int | None,
        typer.Option("--part-rows", min=1, help="Rows that are written as one; 1000, or fewer of a small source."),
    ] = None,
    dedupe: Annotated[str, typer.Option("--dedupe", help="exact, near or off: what counts as one.")] = "exact",
    sample: Annotated[int, typer.Option("--sample", metavar="N", min=0, help="Only so many rows; 0 for all.")] = 0,
    max_errors: Annotated[str, typer.Option("--max-errors", help="The share of rows that may have no result.")] = "1%",
    report: Annotated[
        str | None, typer.Option("--report", metavar="FILE", help="The picture of the market: a .html or .md file.")
    ] = None,
    resume: Annotated[
        str | None,
        typer.Option("--resume", metavar="RESUME", help="With --report: how much of the market this résumé reaches."),
    ] = None,
    restart: Annotated[bool, typer.Option("--restart", help="Begin anew where the folder holds a scan.")] = False,
    include_text: Annotated[bool, typer.Option("--include-text", help="Put the texts into the tables.")] = False,
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    debug: DebugOption = False,
) -> int:
    """Read thousands to millions of documents from tables, and write what they say as tables.

    A scan that was stopped goes on where it was when the same command is run again.

    Exit codes: 0 done; 2 could not run, or more errors than --max-errors; 3 nothing recognised anywhere; 130
    interrupted.
    """
    try:
        import duckdb  # noqa: F401
        import pyarrow  # noqa: F401
    except ImportError:
        raise UsageError("what scans need is not installed.", hint=_INSTALL) from None
    from skillmatch.readers.limits import limits_from
    from skillmatch.scanning.columns import Columns
    from skillmatch.scanning.model import ScanOptions
    from skillmatch.scanning.rows import part_size, row_count
    from skillmatch.scanning.scan import Plan, planned_sources
    from skillmatch.scanning.scan import scan as scan_all
    from skillmatch.scanning.standard_input import STDIN, kept

    must_be_known(kind, ("posting", "resume"), "kind")
    must_be_known(dedupe, ("exact", "near", "off"), "way to find what is repeated")
    most = _share(max_errors)
    asked = Columns(text, id_, title, date, tuple(by or ()))
    folders = tuple(str(folder.absolute()) for folder in overlay_folders(taxonomy))
    options = ScanOptions(kind, folders, limits_from(limit or ()), include_text, asked.by)
    if resume and not report:
        raise UsageError("--resume is told in the picture.", hint="Name a file for it with --report.")
    with kept(sys.stdin.buffer) if STDIN in sources else nullcontext() as stdin:
        planned = planned_sources(sources, asked, stdin)
        # A look at all rows before the work is not for nothing where the parts are to be cut, or somebody watches.
        rows = row_count(planned, sample) if part_rows is None or is_watched() else 0
        size = part_rows or part_size(rows)
        plan = Plan(planned, Path(output), options, engine, workers, size, sample, dedupe, restart)
        _say_columns(plan)
        picture = _picture(report, folders, _resume(resume, folders, options) if resume else None)
        totals = scan_all(plan, _progress(rows))
    picture(plan.folder)
    return _outcome(totals, most, output)


def _picture(report: str | None, folders: tuple[str, ...], resume: Report | None) -> Callable[[Path], None]:
    """What draws the picture of a scan in a folder, known to be able to before the work begins."""
    if report is None:
        return lambda _: None
    from skillmatch.cli.files import write_output
    from skillmatch.reporting.market import renderer_for
    from skillmatch.scanning.manifest import SUMMARY
    from skillmatch.scanning.market import market
    from skillmatch.scanning.reach import reach
    from skillmatch.taxonomy.load import load_taxonomy

    render = renderer_for(report)

    def draw(folder: Path) -> None:
        summary = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
        taxonomy = load_taxonomy(*map(Path, folders))
        reached = reach(folder, summary["dedupe"], resume, taxonomy) if resume else None
        write_output(render(market(folder, summary, taxonomy), reached), report)

    return draw


def _resume(file: str, folders: tuple[str, ...], options: ScanOptions) -> Report:
    """The résumé, read before the work begins."""
    from skillmatch.analysis import Analyzer, Report
    from skillmatch.taxonomy.load import load_taxonomy

    analyzer = Analyzer(load_taxonomy(*map(Path, folders)), kind="resume", limits=options.limits)
    found = analyzer.file(file)
    analyzer.files.close()
    if not isinstance(found, Report):
        raise UsageError(f"{found.reason}.", place=found.name, hint=found.hint)
    return found


def _outcome(totals: Totals, most: float, output: str) -> int:
    say(f"{totals.rows:,} rows, {totals.read:,} read, {totals.errors:,} errors: {output}")
    if totals.errors > most * totals.rows:
        say(f"errors in more than {most:.2%} of the rows: see errors.jsonl in {output}.")
        return ExitCode.COULD_NOT_RUN
    return ExitCode.DONE if totals.recognised else ExitCode.NOTHING_RECOGNISED


def _say_columns(plan: Plan) -> None:
    for source, columns in plan.sources:
        texts = (columns.text, *columns.parts) if columns.text else ()
        named = {"text": texts, "id": (columns.id,), "title": (columns.title,), "date": (columns.date,)}
        told = [f"{what} from {' and '.join(map(repr, names))}" for what, names in named.items() if any(names)]
        say(f"{source.name}: {', '.join(told if texts else ['postings as their pages show them', *told])}")


def _progress(of: int) -> Callable[[Totals, int], None]:
    """Says from time to time how far of so many rows it is, where somebody watches."""
    if not is_watched():
        return lambda totals, rows: None
    began = last = monotonic()
    first: int | None = None

    def tell(totals: Totals, rows: int) -> None:
        nonlocal first, last
        first = rows if first is None else first
        now = monotonic()
        if now - last >= _PAUSE:
            last = now
            say(progress_said(rows, of, totals.errors, (rows - first) / (now - began)))

    return tell


def progress_said(rows: int, of: int, errors: int, rate: float) -> str:
    """How far a scan is.

    Args:
        rows: done, of so many.
        rate: rows in a second; 0 where none is done yet.
    """
    left = f", {_time((of - rows) / rate)} left" if rate and rows < of else ""
    return f"{rows:,} of {of:,} rows, {rate:,.{0 if rate >= 10 else 1}f} a second, {errors:,} errors{left}"


def _time(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"


def _share(text: str) -> float:
    match = _SHARE.fullmatch(text.strip())
    if not match:
        raise UsageError(f"{text!r} is no share.", hint="Use a number of a hundred, such as 1%.")
    return float(match[1]) / 100
