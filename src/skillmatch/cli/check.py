"""``skillmatch check POSTS...``: job posts reviewed like code."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.options import DebugOption, OutputOption, StdinNameOption
from skillmatch.cli.read_ahead import LimitOption
from skillmatch.cli.stderr import say, say_unreadable
from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.cli.workflow import in_workflow
from skillmatch.errors import ExitCode, UsageError, is_number
from skillmatch.gc_pause import paused_collector

if TYPE_CHECKING:
    from skillmatch.analysis import Analyzer
    from skillmatch.checking.context import Asked
    from skillmatch.checking.model import Run
    from skillmatch.checking.runner import Known, Runner, Stdin
    from skillmatch.checking.settings import Settings
    from skillmatch.config import Config
    from skillmatch.taxonomy.model import Taxonomy

_STDIN = "-"


def check(
    paths: Annotated[
        list[str], typer.Argument(metavar="POST...", help="Files, folders or patterns; - is standard input.")
    ],
    role: Annotated[str | None, typer.Option("--role", help="The role type that the posts are meant for.")] = None,
    min_coverage: Annotated[
        float | None,
        typer.Option("--min-coverage", metavar="PERCENT", min=0, max=100, help="The least share of it to be named."),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            help="text, json, github, sarif, junit, gitlab or markdown. Without it text, and github in a workflow.",
        ),
    ] = None,
    output: OutputOption = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--also",
            metavar="FORMAT=FILE",
            help="Write the same findings to a file too, in a format of its own; may be given several times.",
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option("--fail-on", metavar="SEVERITY", help="Exit with 1 from error, warning or note on, or never."),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="RULE", help="Run these rules or families only.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="RULE", help="Leave these rules or families out.")
    ] = None,
    config: Annotated[
        str | None, typer.Option("--config", metavar="FILE", help="Take the settings from there, the taxonomy too.")
    ] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Take no settings from files, nor a taxonomy.")] = False,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Leave out the findings that are listed there.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write all findings to the --baseline, and exit with 0.")
    ] = False,
    follow_links: Annotated[
        bool, typer.Option("--follow-links", help="Follow links in folders that lead out of them, too.")
    ] = False,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="YYYY-MM-DD", help="When the posts were published; the clock is never read."),
    ] = None,
    stdin_name: StdinNameOption = "stdin",
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    debug: DebugOption = False,
) -> int:
    """Review job posts like code: findings with rule, place, reason and remedy.

    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 could not run, or a post unreadable.
    """
    import gc

    from skillmatch.checking.discovery.walk import files_of
    from skillmatch.checking.runner import only
    from skillmatch.checking.settings import read_settings
    from skillmatch.cli.files import read_stdin
    from skillmatch.cli.progress import tracked

    found = _config(config, isolated)
    settings = only(read_settings(found), select or (), ignore or ())
    _known_rules([*(select or ()), *(ignore or ())], settings)
    if min_coverage is not None and not is_number(min_coverage):
        raise UsageError(f"{min_coverage} is no percentage.", hint="Use a number from 0 to 100.")
    if min_coverage is not None and role is None and not settings.roles:
        raise UsageError("--min-coverage needs a role type.", hint="Name it with --role, or `roles` in the settings.")
    shown = _format(format_, output)
    others = [_other(one) for one in also or ()]
    threshold = _threshold(fail_on, settings)
    known = None if write_baseline else _known(baseline)
    if write_baseline and not baseline:
        raise UsageError("--write-baseline needs a file.", hint="Name it with --baseline FILE.")
    files, notes = files_of(paths, settings.exclude, settings.folder, follow_links=follow_links)
    for note in notes:
        say(note)
    with paused_collector():
        runner = _runner(
            settings, _asked(role, min_coverage, date), _analyzer(load(taxonomy, found), limit), known, debug
        )
    gc.freeze()  # what the analyzer is made of stays to the end: no use in looking through it after every file
    stdin = _stdin(read_stdin(runner.analyzer.limits.bytes), stdin_name) if _STDIN in files else None
    run = runner.run(tracked(files), stdin)
    if write_baseline and baseline:
        return _written(run, Path(baseline))
    _write(run, shown, output)
    for other, file in others:
        _write(run, other, file)
    _tell_forgotten(run, known)
    return _exit_code(run, threshold)


def _config(config: str | None, isolated: bool) -> Config:
    from skillmatch.config import Config, find_config, read_config
    from skillmatch.safe_read import resolved

    if config and isolated:
        raise UsageError("--config and --isolated exclude each other.")
    if isolated:
        return Config(folder=resolved(Path()))
    return read_config(Path(config)) if config else find_config(Path())


def _known_rules(names: list[str], settings: Settings) -> None:
    from skillmatch.checking.settings import known_names
    from skillmatch.suggest import did_you_mean

    known = known_names(settings.house)
    for name in names:
        if name not in known:
            meant = did_you_mean(name, known)
            raise UsageError(f"unknown rule `{name}`{meant or '.'}", hint="See `skillmatch rules`.")


def _format(name: str | None, output: str | None) -> str:
    from skillmatch.reporting.findings import FORMATS

    if name is None:
        return "github" if in_workflow() and output is None else "text"
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}.", hint=f"Use one of {', '.join(FORMATS)}.")
    return name


def _other(also: str) -> tuple[str, str]:
    """The format and the file of an ``--also``."""
    name, _, file = also.partition("=")
    if not file:
        raise UsageError(f"--also {also!r} names no file.", hint="Use FORMAT=FILE, such as sarif=findings.sarif.")
    return _format(name, file), file


def _threshold(name: str | None, settings: Settings) -> str:
    from skillmatch.checking.settings import FAIL_ON

    if name is not None and name not in FAIL_ON:
        raise UsageError(f"unknown severity {name!r} for --fail-on.", hint=f"Use one of {', '.join(FAIL_ON)}.")
    return name or settings.fail_on


def _known(baseline: str | None) -> Known | None:
    from skillmatch.checking.baseline import read_baseline
    from skillmatch.checking.runner import Known

    return Known(read_baseline(Path(baseline)), Path(baseline).parent) if baseline else None


def _year(date: str | None) -> int | None:
    from datetime import date as calendar

    if date is None:
        return None
    try:
        return calendar.fromisoformat(date).year
    except ValueError:
        raise UsageError(f"{date!r} is no date.", hint="Write it as 2024-05-31.") from None


def _asked(role: str | None, min_coverage: float | None, date: str | None) -> Asked:
    from skillmatch.checking.context import Asked

    return Asked(role, None if min_coverage is None else min_coverage / 100, _year(date))


def _analyzer(taxonomy: Taxonomy, limit: list[str] | None) -> Analyzer:
    from skillmatch.analysis import Analyzer
    from skillmatch.readers.limits import limits_from

    return Analyzer(taxonomy, kind="posting", limits=limits_from(limit or ()))


def _runner(settings: Settings, asked: Asked, analyzer: Analyzer, known: Known | None, debug: bool) -> Runner:
    from skillmatch.checking.runner import Runner

    analyzer.files.debug = debug
    return Runner(analyzer, settings, asked, known, debug)


def _stdin(data: bytes, name: str) -> Stdin:
    from skillmatch.checking.runner import Stdin

    return Stdin(_STDIN, name, data)


def _written(run: Run, file: Path) -> int:
    from skillmatch.checking.baseline import write_baseline

    write_baseline(file, run.posts)
    say(f"{len(run.findings)} findings written to {file}.")
    return _exit_code(run, "never")


def _write(run: Run, format_: str, output: str | None) -> None:
    from skillmatch.cli.files import write_output
    from skillmatch.cli.terminal import options_for
    from skillmatch.reporting.findings import render

    report = render(run, format_, options_for(output, evidence=False, include_text=False))
    try:
        write_output(report, output, format_)
    except BrokenPipeError:
        # The reader of a pipe went away ("| head"); what was found is found all the same.
        import sys

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_forgotten(run: Run, known: Known | None) -> None:
    from skillmatch.checking.baseline import forgotten

    for path in forgotten(known.baseline, run.posts, known.folder) if known else ():
        say(f"the baseline lists {path}, which is no more.")


def _exit_code(run: Run, threshold: str) -> int:
    """2 before 1: what could not be read may hold anything."""
    from skillmatch.checking.model import Severity

    for one in run.unreadable:
        say_unreadable(one)
    if run.unreadable:
        return ExitCode.COULD_NOT_RUN
    if threshold == "never":
        return ExitCode.DONE
    worst = Severity(threshold).rank
    return ExitCode.FINDINGS if any(one.severity.rank <= worst for one in run.findings) else ExitCode.DONE
