"""The report for a person at a terminal, or reading a pipe: the answer first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from skillmatch.analysis import Result
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.profile import text_body, text_brief, text_evidence, text_head
from skillmatch.reporting.profile.view.build import SCREEN, report_view
from skillmatch.reporting.profile.view.model import ReportView
from skillmatch.reporting.shared.escape import one_line, to_ascii
from skillmatch.reporting.shared.layout import Part, Text, drawn
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.shared.terminal import ASCII, UNICODE, Canvas, plain
from skillmatch.reporting.shared.wording import COMPARE, COMPARE_SEVERAL

NARROWEST, WIDEST = 60, 120


def text_page(result: Result, options: Options) -> str:
    """One report.

    Args:
        result: a report, or a file that could not be read.
        options: the width is kept between 60 and 120, since longer lines read badly; in ASCII there are other bars and
            marks, and no accents; of several reports, each begins with a rule.
    """
    canvas = Canvas(_width(options), ASCII if options.ascii else UNICODE, options.evidence)
    page = drawn(_page(result, canvas, options), canvas.width, color=options.color)
    made = _rule(result, canvas) + page if options.several else page
    return to_ascii(made) if options.ascii else made


def text_end(options: Options) -> str:
    """What is said once, after several reports."""
    page = drawn([Text(), plain(f"{COMPARE_SEVERAL}: {COMPARE}", "dim")], _width(options), color=options.color)
    return to_ascii(page) if options.ascii else page


def _width(options: Options) -> int:
    return max(NARROWEST, min(WIDEST, options.width))


def _rule(result: Result, canvas: Canvas) -> str:
    """What is between reports, so that the eye finds where a file begins."""
    rule = canvas.glyphs.rule
    name = canvas.clip(result.name, canvas.width - 8)
    return f"{rule * 2} {name} {rule * (canvas.width - len(name) - 4)}\n"


def _page(result: Result, canvas: Canvas, options: Options) -> Iterable[Part]:
    if isinstance(result, Unreadable):
        told = f": {one_line(result.reason)}. {one_line(result.hint)}"
        return [Text.assemble((one_line(result.name), "bold"), ": ", ("not read", "bold red"), told)]
    view = report_view(result, options, SCREEN)
    if not view.recognised:
        return text_head.nothing(view, canvas)
    if view.brief:
        return [
            *text_head.head(view, canvas),
            *text_brief.skills(view, canvas),
            *text_brief.phases(view, canvas),
            *text_brief.role(view),
            *text_brief.career(view, canvas),
            *text_brief.denied(view.denied, canvas),
            *_foot(view),
        ]
    return [
        *text_head.head(view, canvas),
        *text_body.skills(view, canvas),
        *text_body.phases(view, canvas),
        *text_body.role(view, canvas),
        *text_body.career(view, canvas),
        *text_body.denied(view, canvas),
        *text_evidence.all_mentions(view, canvas),
        *_foot(view),
    ]


def _foot(view: ReportView) -> Iterable[Part]:
    foot = view.foot
    mentions = foot.mentions + ("" if foot.lists_all else "; --evidence lists them all")
    yield plain(f"Read as a {view.noun} ({foot.kind_reason}); --kind overrides.", "dim")
    yield plain(f"{mentions}. skillmatch {foot.version}, taxonomy {foot.taxonomy}.", "dim")
    if foot.compare:
        yield plain(f"{foot.compare}: {COMPARE}", "dim")
