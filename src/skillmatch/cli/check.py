"""``skillmatch check POSTS...``: job posts reviewed like code."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from skillmatch.cli.check_options import (
    AlsoOption,
    BaselineOption,
    ConfigOption,
    DateOption,
    FailOnOption,
    FollowLinksOption,
    ForceExcludeOption,
    FormatOption,
    IgnoreOption,
    IsolatedOption,
    MinCoverageOption,
    PostsArgument,
    RoleOption,
    SelectOption,
    WriteBaselineOption,
)
from skillmatch.cli.jobs.files import JobsOption, opened
from skillmatch.cli.options import DebugOption, OutputOption, StdinNameOption
from skillmatch.cli.posts import posts_of
from skillmatch.cli.progress import tracked
from skillmatch.cli.read_ahead import LimitOption
from skillmatch.cli.stderr import say, say_unreadable
from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.cli.workflow import in_workflow
from skillmatch.errors import ExitCode, UsageError, is_number
from skillmatch.gc_pause import paused_collector

if TYPE_CHECKING:
    from skillmatch.checking.context import Asked
    from skillmatch.checking.model import Run
    from skillmatch.checking.runner import Known, Runner
    from skillmatch.checking.settings import Settings
    from skillmatch.config import Config
    from skillmatch.readers.limits import Limits


def check(
    paths: PostsArgument,
    role: RoleOption = None,
    min_coverage: MinCoverageOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    also: AlsoOption = None,
    fail_on: FailOnOption = None,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    baseline: BaselineOption = None,
    write_baseline: WriteBaselineOption = False,
    follow_links: FollowLinksOption = False,
    force_exclude: ForceExcludeOption = False,
    date: DateOption = None,
    stdin_name: StdinNameOption = "stdin",
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    jobs: JobsOption = None,
    debug: DebugOption = False,
) -> int:
    """Review job posts like code: findings with rule, place, reason and remedy.

    Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 could not run, or a post unreadable.
    """
    found = _config(config, isolated)
    settings = _settings(found, select or (), ignore or ())
    call = _Call(
        settings=settings,
        asked=_asked(role, min_coverage, date, settings),
        outputs=(_Output(_format(format_, output), output), *map(_other, also or ())),
        threshold=_threshold(fail_on, settings),
        baseline=_baseline(baseline, write_baseline),
    )
    files = posts_of(paths, settings, follow_links=follow_links, force=force_exclude)
    with opened(files, limit, stdin_name, jobs, debug=debug) as readings:
        with paused_collector():
            runner = _runner(call, readings.limits, taxonomy, found, debug)
            gc.freeze()  # what the analyzer is made of stays to the end: no use in looking through it after every file
        run = runner.ran(tracked(readings.results(runner.read), len(files)))
    return _told(call, run)


class _Output(NamedTuple):
    """A format to write the findings in, and the file; ``None``: standard output."""

    format: str
    file: str | None


class _Baseline(NamedTuple):
    """A baseline's file, and what is known by it; ``None``: it is to be written."""

    file: Path
    known: Known | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """What was asked for, by the command line and by the settings, and found to be sound."""

    settings: Settings
    asked: Asked
    outputs: tuple[_Output, ...]
    threshold: str
    """The severity from which on it fails."""
    baseline: _Baseline | None

    @property
    def known(self) -> Known | None:
        """What the baseline leaves out."""
        return self.baseline.known if self.baseline else None


def _config(config: str | None, isolated: bool) -> Config:
    from skillmatch.config import Config, find_config, read_config
    from skillmatch.safe_read import resolved

    if config and isolated:
        raise UsageError("--config and --isolated exclude each other.")
    if isolated:
        return Config(folder=resolved(Path()))
    return read_config(Path(config)) if config else find_config(Path())


def _settings(config: Config, select: Sequence[str], ignore: Sequence[str]) -> Settings:
    from skillmatch.checking.runner import only
    from skillmatch.checking.settings import known_names, read_settings
    from skillmatch.suggest import did_you_mean

    settings = read_settings(config)
    known = known_names(settings.house)
    for name in (*select, *ignore):
        if name not in known:
            raise UsageError(f"unknown rule `{name}`{did_you_mean(name, known) or '.'}", hint="See `skillmatch rules`.")
    return only(settings, select, ignore)


def _format(name: str | None, output: str | None) -> str:
    from skillmatch.reporting.findings import FORMATS

    if name is None:
        return "github" if in_workflow() and output is None else "text"
    if name not in FORMATS:
        raise UsageError(f"unknown format {name!r}.", hint=f"Use one of {', '.join(FORMATS)}.")
    return name


def _other(also: str) -> _Output:
    """What an ``--also`` asks for."""
    name, _, file = also.partition("=")
    if not file:
        raise UsageError(f"--also {also!r} names no file.", hint="Use FORMAT=FILE, such as sarif=findings.sarif.")
    return _Output(_format(name, file), file)


def _threshold(name: str | None, settings: Settings) -> str:
    from skillmatch.checking.settings import FAIL_ON

    if name is not None and name not in FAIL_ON:
        raise UsageError(f"unknown severity {name!r} for --fail-on.", hint=f"Use one of {', '.join(FAIL_ON)}.")
    return name or settings.fail_on


def _baseline(file: str | None, write: bool) -> _Baseline | None:
    from skillmatch.checking.runner import Known

    if not file:
        if write:
            raise UsageError("--write-baseline needs a file.", hint="Name it with --baseline FILE.")
        return None
    path = Path(file)
    return _Baseline(path, None if write else Known.in_file(path))


def _year(date: str | None) -> int | None:
    from datetime import date as calendar

    if date is None:
        return None
    try:
        return calendar.fromisoformat(date).year
    except ValueError:
        raise UsageError(f"{date!r} is no date.", hint="Write it as 2024-05-31.") from None


def _asked(role: str | None, min_coverage: float | None, date: str | None, settings: Settings) -> Asked:
    from skillmatch.checking.context import Asked

    if min_coverage is None:
        return Asked(role, None, _year(date))
    if not is_number(min_coverage):
        raise UsageError(f"{min_coverage} is no percentage.", hint="Use a number from 0 to 100.")
    if role is None and not settings.roles:
        raise UsageError("--min-coverage needs a role type.", hint="Name it with --role, or `roles` in the settings.")
    return Asked(role, min_coverage / 100, _year(date))


def _runner(call: _Call, limits: Limits, taxonomy: list[str] | None, config: Config, debug: bool) -> Runner:
    from skillmatch.analysis import Analyzer
    from skillmatch.checking.runner import Runner

    analyzer = Analyzer(load(taxonomy, config), kind="posting", limits=limits)
    return Runner(analyzer, call.settings, call.asked, call.known, debug)


def _told(call: _Call, run: Run) -> int:
    """Write what was found to where it was asked for, and say how it ended."""
    if call.baseline and call.known is None:
        return _written(run, call.baseline.file)
    for output in call.outputs:
        _write(run, *output)
    _tell_forgotten(run, call.known)
    return _exit_code(run, call.threshold)


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
