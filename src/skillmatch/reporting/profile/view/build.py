"""A report, and what a user asked of it, to the view that every format for people lays out."""

from __future__ import annotations

from typing import NamedTuple

from skillmatch._version import __version__
from skillmatch.analysis import Report
from skillmatch.readers.model import Kind
from skillmatch.reporting.profile.view import career, head, mentions, parts
from skillmatch.reporting.profile.view.hidden_text import warnings
from skillmatch.reporting.profile.view.model import Foot, ReportView
from skillmatch.reporting.profile.view.skills import skills
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.shared.wording import count, voice

_GAPS = 8


class Lengths(NamedTuple):
    """How many of a list are shown unless all evidence is asked for; ``None``: all."""

    movers: int | None
    """Of each side."""
    signs: int | None
    """Of the level."""
    gaps: int | None = _GAPS
    """Of a sort."""
    skills: int | None = None
    """Of a group that a résumé shows as strongly."""


SCREEN = Lengths(movers=3, signs=3, skills=6)
"""The answer has to be on the first screen."""
BRIEF = Lengths(movers=2, signs=2, skills=None)
"""A résumé in brief fits two screens."""
PAGE = Lengths(movers=5, signs=None)
"""A page is scrolled."""
_ALL = Lengths(None, None, None)


def report_view(report: Report, options: Options, lengths: Lengths = PAGE) -> ReportView:
    """What to show of ``report``.

    Args:
        report: all that is said of a document.
        options: ``evidence`` asks for every mention, and for lists in full; the rest is the layout's.
        lengths: how long lists are else.
    """
    evidence, document = options.evidence, report.document
    brief = _is_brief(report, options, lengths)
    lengths = _ALL if evidence else BRIEF if brief else lengths
    return ReportView(
        name=one_line(report.name),
        noun=voice(document.kind).noun,
        title=head.title(report),
        recognised=bool(report.mentions),
        headline=head.headline(report),
        level=head.level(report, lengths.signs),
        notes=tuple(map(one_line, document.notes)),
        warnings=tuple(warnings(report)),
        roles=head.roles(report),
        no_role=one_line(report.profile.no_role),
        sides=head.sides(report, lengths.movers),
        skills=skills(report, None if options.all else lengths.skills),
        phases=parts.phases(report, evidence),
        focus=parts.focus(report, lengths.gaps),
        career=career.career(report),
        denied=None if evidence else mentions.denied(report),
        mentions=mentions.all_mentions(report) if evidence else (),
        foot=_foot(report, options),
        brief=brief,
    )


def _is_brief(report: Report, options: Options, lengths: Lengths) -> bool:
    """Whether a résumé is to fit a screen or two: nobody asked for all of anything, nor for one role in depth."""
    asked = options.evidence or options.all or report.role is not None
    return lengths is SCREEN and report.document.kind is Kind.RESUME and not asked


def _foot(report: Report, options: Options) -> Foot:
    mentions = count(len(report.mentions), "mention")
    reason = one_line(report.document.kind_reason)
    compare = "" if options.several else voice(report.document.kind).compare
    return Foot(reason, mentions, options.evidence, __version__, one_line(report.labels.taxonomy[:12]), compare)
