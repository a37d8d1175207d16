"""``skillmatch compare RESUME POSTING...``: what a résumé shows of what postings ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

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
from skillmatch.cli.read_ahead import STDIN, LimitOption, ReadAhead
from skillmatch.cli.stderr import say, say_unreadable
from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.errors import ExitCode, UsageError
from skillmatch.gc_pause import paused_collector
from skillmatch.readers.named import Read, ReadOfSeveral

if TYPE_CHECKING:
    from skillmatch.analysis import Analyzer, Report
    from skillmatch.comparing.model import Comparisons
    from skillmatch.comparing.resume_posting import Compared, Sides
    from skillmatch.reporting.comparison.options import CompareOptions

_SHARE = re.compile(r"(\d{1,3})\s?%?")
_KINDS = ("resume", "posting", "both")


def compare(
    resume: Annotated[str, typer.Argument(metavar="RESUME", help="Your résumé; - is standard input.")],
    postings: Annotated[list[str], typer.Argument(metavar="POSTING...", help="One posting or many.")],
    before: Annotated[
        str | None,
        typer.Option(
            "--before", metavar="OLD_RESUME", help="An older version of the résumé: what did the edits change?"
        ),
    ] = None,
    need: Annotated[str | None, typer.Option("--need", metavar="ID", help="Show this need in depth.")] = None,
    sort: Annotated[str, typer.Option("--sort", help="as-given, or coverage: by must-haves met.")] = "as-given",
    require: Annotated[
        str | None,
        typer.Option(
            "--require-must-haves",
            metavar="N%",
            help="Exit with 1 where fewer of the must-haves of a posting are met.",
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind", help="resume, posting or both: take the first file, the others or all for what they are given as."
        ),
    ] = None,
    format_: Annotated[str, typer.Option("--format", "-f", help="text, json, jsonl, csv, markdown or html.")] = "text",
    as_of: AsOfOption = None,
    output: OutputOption = None,
    evidence: Annotated[bool, typer.Option("--evidence", help="Show every place that speaks for a need.")] = False,
    all_: Annotated[bool, typer.Option("--all", help="Show every need by itself, met or not.")] = False,
    include_text: Annotated[
        bool, typer.Option("--include-text", help="Put the texts themselves into the JSON.")
    ] = False,
    no_text: NoTextOption = False,
    redact: RedactOption = False,
    blind_check: BlindCheckOption = False,
    stdin_name: StdinNameOption = "stdin",
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    jobs: JobsOption = None,
    debug: DebugOption = False,
) -> int:
    """Say what your résumé shows of what postings ask for, need by need, and what you could truthfully change.

    It counts needs; it gives no percentage of fit, and ranks nobody.

    Exit codes: 0 done; 1 a posting's must-haves are met by less than --require-must-haves; 2 could not run, or a file
    unreadable; 3 there is nothing to compare.
    """
    from skillmatch.cli.files import write_output
    from skillmatch.cli.progress import tracked
    from skillmatch.reporting.comparison import FORMATS, render

    must_be_known(format_, tuple(FORMATS), "format")
    if blind_check:
        must_be_blind_format(format_)
    only_for_pages(format_, no_text=no_text, redact=redact)
    least = _share(require)
    options = _options(output, sort, evidence=evidence, all_=all_, include_text=include_text, need=need)
    options = replace(options, no_text=no_text)
    must_be_known(kind, (None, *_KINDS), "kind")
    own_files = [resume, *([before] if before else [])]
    if [*own_files, *postings].count(STDIN) > 1:
        raise UsageError("only one of the files can be standard input.")
    with (
        ReadAhead(own_files, limit, stdin_name, debug=debug) as resumes,
        opened(postings, limit, stdin_name, jobs, debug=debug) as readings,
    ):
        with paused_collector():
            from skillmatch.analysis import Analyzer

            loaded = load(taxonomy)
            own = Analyzer(
                loaded, kind="resume" if kind in ("resume", "both") else None, limits=readings.limits, as_of=as_of
            )
        if blind_check:
            from skillmatch.blinding.documents import blind_comparisons

            own_read = next(iter(resumes.files()))
            others = own.with_as_of(None).of_kind("posting" if kind in ("posting", "both") else None)
            return told(blind_comparisons(own_read, list(readings.results(_as_read)), own, others), format_, output)
        reports = _resumes(resumes, own, debug=debug)
        if reports is None:
            return ExitCode.COULD_NOT_RUN
        work = PairMaker(own.of_kind("posting" if kind in ("posting", "both") else None), reports, debug)
        comparisons = work.sides.gathered(tracked(readings.results(work), len(postings)))
        if redact:
            comparisons = _redacted(comparisons, reports)
    if need is not None and not any(one.id == need for result in comparisons.comparisons for one in result.needs):
        raise UsageError(f"no posting has a need {need!r}.", hint="--format json names the ids of all needs.")
    write_output(render(comparisons, format_, options), output, "json" if format_ == "jsonl" else format_)
    return _exit_code(comparisons, least)


def _resumes(readings: Iterable[Read], own: Analyzer, *, debug: bool) -> list[Report] | None:
    """The résumé, and its older version where one is given; ``None`` where one of them cannot be read, which has been
    said then."""
    from skillmatch.analysis import Report
    from skillmatch.readers.codes import Code
    from skillmatch.readers.model import Unreadable

    resumes: list[Report] = []
    for read in readings:
        if isinstance(read, ReadOfSeveral):
            hint = f"Name the one that is yours, such as {read.name}."
            say_unreadable(Unreadable(read.file, "several documents in one file", hint, Code.SEVERAL))
            return None
        found = own.result(*read, debug=debug)
        if not isinstance(found, Report):
            say_unreadable(found)
            return None
        _must_be_a_resume(found)
        resumes.append(found)
    return resumes


def _as_read(read: Read) -> Read:
    """What was read, as it is: a function with a name, so that it can be sent to another process."""
    return read


class PairMaker:
    """Compares what was read of a posting with the résumé, in whichever process it is."""

    def __init__(self, analyzer: Analyzer, resumes: Sequence[Report], debug: bool) -> None:
        self._analyzer = analyzer
        self._resumes = resumes
        self._debug = debug

    def __call__(self, read: Read) -> Compared:
        """The comparison, or why there is none."""
        return self.sides.with_posting(self._analyzer.result(*read, debug=self._debug))

    def __getstate__(self) -> dict[str, object]:
        # The sides are made anew on the other side, which takes less than sending them.
        return {name: value for name, value in self.__dict__.items() if name != "sides"}

    @cached_property
    def sides(self) -> Sides:
        """The résumé and its older version."""
        from skillmatch.comparing.resume_posting import Comparer

        return Comparer(self._analyzer.taxonomy).sides(*self._resumes)


def _redacted(comparisons: Comparisons, resumes: list[Report]) -> Comparisons:
    """The comparisons with the résumé, and its older version, as others may see them."""
    from skillmatch.reporting.shared.redact import redacted

    blank = [redacted(one) for one in resumes]
    own, *older = [
        replace(one, name=report.name, text=report.document.text)
        for one, report in zip(filter(None, (comparisons.resume, comparisons.before)), blank, strict=True)
    ]
    return replace(comparisons, resume=own, before=older[0] if older else None)


def _must_be_a_resume(report: Report) -> None:
    from skillmatch.readers.model import Kind

    if report.document.kind is not Kind.RESUME:
        raise UsageError(
            f"{report.name} reads like a posting, not like a résumé: {report.document.kind_reason}.",
            hint="Give the résumé first; or say --kind resume if it is one.",
        )


def _options(
    output: str | None, sort: str, *, evidence: bool, all_: bool, include_text: bool, need: str | None
) -> CompareOptions:
    from skillmatch.cli.terminal import options_for
    from skillmatch.reporting.comparison.options import SORTS, CompareOptions

    must_be_known(sort, SORTS, "order")
    shown = options_for(output, evidence=evidence, include_text=include_text)
    return CompareOptions(
        evidence=evidence,
        all=all_,
        include_text=include_text,
        need=need,
        sort=sort,
        width=shown.width,
        color=shown.color,
        ascii=shown.ascii,
    )


def _share(given: str | None) -> float | None:
    """A share in [0, 1] of ``80%``."""
    if given is None:
        return None
    match = _SHARE.fullmatch(given.strip())
    if match is None or int(match[1]) > 100:
        raise UsageError(f"{given!r} is no share of must-haves.", hint="Write it as 80%.")
    return int(match[1]) / 100


def _exit_code(comparisons: Comparisons, least: float | None) -> int:
    """2 before 3 before 1: what could not be read says less than what was not compared, and that than what is short."""
    from skillmatch.comparing.model import Comparison

    unread = [one for one in comparisons.results if not isinstance(one, Comparison)]
    for one in unread:
        say_unreadable(one)
    if unread:
        return ExitCode.COULD_NOT_RUN
    for comparison in comparisons.comparisons:
        if comparison.abstained:
            say(f"{comparison.name}: not compared: {comparison.abstained}.")
    if all(one.abstained for one in comparisons.comparisons):
        return ExitCode.NOTHING_RECOGNISED
    short = [one for one in comparisons.comparisons if least is not None and one.share_met < least]
    for comparison in short:
        share = f"{comparison.share_met:.0%} of the must-haves are met"
        say(f"{comparison.name}: {share}, and {least:.0%} were required.")
    return ExitCode.FINDINGS if short else ExitCode.DONE
