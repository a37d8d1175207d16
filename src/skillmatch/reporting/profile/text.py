"""The report for a person at a terminal, or reading a pipe: the answer first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from skillmatch.analysis import Report, Result
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.profile import text_body, text_evidence, text_head
from skillmatch.reporting.shared.escape import one_line, to_ascii
from skillmatch.reporting.shared.layout import Part, Text, drawn
from skillmatch.reporting.shared.terminal import ASCII, UNICODE, Canvas, plain
from skillmatch.reporting.shared.wording import count, voice

NARROWEST, WIDEST = 60, 120


def text_page(
    result: Result,
    *,
    evidence: bool = False,
    width: int = 80,
    color: bool = False,
    ascii: bool = False,
    several: bool = False,
) -> str:
    """One report.

    Args:
        result: a report, or a file that could not be read.
        evidence: whether to list every mention, those that do not count too, with what decided them.
        width: columns of the terminal; kept between 60 and 120, since longer lines read badly.
        color: whether to put ANSI colours in.
        ascii: keep to ASCII, for an output that cannot carry more: other bars and marks, no accents.
        several: whether it is one of several, so that a rule shows where it begins.
    """
    canvas = Canvas(max(NARROWEST, min(WIDEST, width)), ASCII if ascii else UNICODE, evidence)
    page = drawn(_page(result, canvas), canvas.width, color=color)
    made = _rule(result, canvas) + page if several else page
    return to_ascii(made) if ascii else made


def _rule(result: Result, canvas: Canvas) -> str:
    """What is between reports, so that the eye finds where a file begins."""
    rule = canvas.glyphs.rule
    name = canvas.clip(result.name, canvas.width - 8)
    return f"{rule * 2} {name} {rule * (canvas.width - len(name) - 4)}\n"


def _page(result: Result, canvas: Canvas) -> Iterable[Part]:
    if isinstance(result, Unreadable):
        told = f": {one_line(result.reason)}. {one_line(result.hint)}"
        return [Text.assemble((one_line(result.name), "bold"), ": ", ("not read", "bold red"), told)]
    if not result.mentions:
        return text_head.nothing(result, canvas)
    return [
        *text_head.head(result, canvas),
        *text_body.skills(result, canvas),
        *text_body.phases(result, canvas),
        *text_body.role(result, canvas),
        *(text_evidence.all_mentions(result, canvas) if canvas.evidence else text_body.denied(result, canvas)),
        *_foot(result, canvas),
    ]


def _foot(report: Report, canvas: Canvas) -> Iterable[Part]:
    from skillmatch._version import __version__

    kind = f"Read as a {voice(report.document.kind).noun} ({report.document.kind_reason}); --kind overrides."
    mentions = count(len(report.mentions), "mention") + ("" if canvas.evidence else "; --evidence lists them all")
    taxonomy = f"taxonomy {report.labels.taxonomy[:12]}"
    yield plain(kind, "dim")
    yield plain(f"{mentions}. skillmatch {__version__}, {taxonomy}.", "dim")
