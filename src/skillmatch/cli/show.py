"""``skillmatch show FILE``: what was understood of a file, so that one can see why something was missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from skillmatch.cli.options import DebugOption, StdinNameOption
from skillmatch.cli.read_ahead import LimitOption, ReadAhead
from skillmatch.cli.stderr import say, say_unreadable
from skillmatch.cli.taxonomy_option import TaxonomyOption, load
from skillmatch.errors import ExitCode, UsageError
from skillmatch.readers.named import ReadOfSeveral

if TYPE_CHECKING:
    from skillmatch.documents.model import Document

_WIDEST = 100


def show(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A résumé or a posting; - is standard input.")],
    what: Annotated[str, typer.Option("--what", help="text, sections, entries, units or hidden.")] = "text",
    kind: Annotated[str | None, typer.Option("--kind", help="resume or posting; else told from the text.")] = None,
    stdin_name: StdinNameOption = "stdin",
    taxonomy: TaxonomyOption = None,
    limit: LimitOption = None,
    debug: DebugOption = False,
) -> int:
    """Print what was understood of a file: its text, sections or units, or what it hides."""
    from skillmatch.analysis import Analyzer
    from skillmatch.cli.files import write_output
    from skillmatch.readers.model import Unreadable

    if what not in _VIEWS:
        raise UsageError(f"unknown view {what!r}.", hint=f"Use one of {', '.join(_VIEWS)}.")
    with ReadAhead([file], limit, stdin_name, debug=debug) as readings:
        analyzer = Analyzer(load(taxonomy), kind=kind, limits=readings.limits)
        code = ExitCode.DONE
        for read in readings:
            report = analyzer.result(*read, debug=debug)
            if isinstance(report, Unreadable):
                say_unreadable(report)
                code = ExitCode.COULD_NOT_RUN
            else:
                if isinstance(read, ReadOfSeveral):
                    write_output(f"{read.name}:\n", None)
                _show(report.document, read.name, what)
    return code


def _show(document: Document, name: str, what: str) -> None:
    from skillmatch.cli.files import write_output

    write_output("".join(f"{line}\n" for line in _VIEWS[what](document)), None)
    for note in document.notes:
        say(f"{name}: note: {note}.")
    if document.hidden and what != "hidden":
        say(f"{name}: it hides words, which do not count: see --what hidden.")


def _text(document: Document) -> Iterator[str]:
    """The text as read, safe for a terminal, with the line numbers that reports name."""
    for number, line in enumerate(document.text.split("\n"), start=1):
        yield f"{number:>5}  {_printable(line)}"


def _sections(document: Document) -> Iterator[str]:
    for section in document.sections:
        heading = document.text[slice(*section.heading)] if section.heading else "(no heading)"
        first = document.line_of((section.heading or section.body).start)
        last = document.line_of(max(section.body.start, section.body.end - 1))
        yield f"{first:>5} - {last:<5} {section.role:<11} {_cut(heading)}"


def _units(document: Document) -> Iterator[str]:
    for unit in document.units:
        sort = "item" if unit.item else "sentence"
        role = document.sections[unit.section].role
        yield f"{document.line_of(unit.span.start):>5}  {role:<11} {sort:<9} {_cut(document.text[slice(*unit.span)])}"


def _entries(document: Document) -> Iterator[str]:
    """The jobs, degrees and projects of a résumé, with what their heads tell."""
    if not document.entries:
        yield "No entries were found."
    for entry in document.entries:
        named = [_cut(document.text_of(span)) for span in (entry.title, entry.employer, entry.place) if span]
        dates = _cut(document.text[entry.period.start : entry.period.end]) if entry.period else "no dates"
        yield f"{document.line_of(entry.span.start):>5}  {entry.role:<12} {dates:<24} {' | '.join(named)}"


def _hidden(document: Document) -> Iterator[str]:
    from skillmatch.reporting.shared.escape import one_line

    if not document.hidden:
        yield "Nothing hidden was found."
    for one in document.hidden:
        yield f"{one_line(one.place)}, {one_line(one.how)}: {one_line(one.text)}"


_VIEWS: Mapping[str, Callable[[Document], Iterator[str]]] = {
    "text": _text,
    "sections": _sections,
    "units": _units,
    "hidden": _hidden,
    "entries": _entries,
}


def _cut(text: str) -> str:
    from skillmatch.reporting.shared.escape import one_line

    shown = one_line(text)
    return shown if len(shown) <= _WIDEST else shown[: _WIDEST - 1] + "…"


def _printable(line: str) -> str:
    """A line with its blanks as they are; what could move a cursor is an escape."""
    from skillmatch.reporting.shared.escape import one_line

    return "\t".join(part if part.isprintable() else one_line(part) for part in line.rstrip("\r").split("\t"))
