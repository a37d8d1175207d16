"""A report to all that its page shows, in order; the template lays it out, and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from skillmatch.analysis import Report
from skillmatch.matching.model import Mention, MentionType, Need, Strength
from skillmatch.reporting.profile.page.figures import Figure, Figures
from skillmatch.reporting.profile.page.marks import MarkLook, letter_of, look_by, look_of, looks, marks
from skillmatch.reporting.profile.page.outline import Outline, outlines
from skillmatch.reporting.profile.page.timeline import TimeLine, asked_line, career_line
from skillmatch.reporting.profile.view.build import report_view
from skillmatch.reporting.profile.view.hidden_text import change
from skillmatch.reporting.profile.view.model import MentionRow, ReportView
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.html.pieces import TextLine, marked_lines
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.shared.quotes import label_of

_WORDS = 400


class MentionLink(NamedTuple):
    """A way to a mention in the text."""

    href: str
    line: int
    letter: str
    cls: str


class FoundConcept(NamedTuple):
    """A concept with all places that name it: what a mark in the text leads back to."""

    id: str
    label: str
    sort: str
    links: tuple[MentionLink, ...]
    rows: tuple[MentionRow, ...]
    """The same with what decided each; only where all evidence is asked for."""


class HiddenPart(NamedTuple):
    """Words that the file does not show."""

    place: str
    how: str
    text: str


class TextPart(NamedTuple):
    """A page of the text, or all of it where it has no pages."""

    number: int | None
    lines: tuple[TextLine, ...]
    hidden: tuple[HiddenPart, ...]


class ReportPage(NamedTuple):
    """All that the page of a report shows."""

    prefix: str
    view: ReportView
    with_text: bool
    axis: float | None
    """Where the split is on its axis, in percent of it."""
    sides: tuple[tuple[str, tuple[Figure, ...]], ...]
    roles: tuple[Figure, ...]
    phases: tuple[Figure, ...]
    signs: tuple[tuple[str, str, int | None], ...]
    """Of the level: the words, what to say beside them, and the line."""
    time: TimeLine | None
    found: tuple[FoundConcept, ...]
    looks: tuple[MarkLook, ...]
    text: tuple[TextPart, ...]
    hidden: tuple[HiddenPart, ...]
    """Those that are on no page of the text."""
    change: str
    outlines: tuple[Outline, ...]
    links: Callable[[Sequence[Mention]], list[MentionLink]]
    look: Callable[[Need | Strength], str]


def report_page(report: Report, options: Options, prefix: str) -> ReportPage:
    """All that the page of a report shows; every id on it begins with ``prefix``, which is HTML."""
    view = report_view(report, options)
    figures = Figures(report)
    concepts = {concept: at for at, concept in enumerate(dict.fromkeys(one.concept for one in report.mentions))}

    def links(mentions: Sequence[Mention]) -> list[MentionLink]:
        """The first on each line."""
        firsts = {one.line: one for one in reversed(mentions)}
        return [_link(one, "#" + prefix + f"m{figures.number(one)}") for one in reversed(firsts.values())]

    sides, roles, phases = figures.sides(), figures.roles(), figures.phases()
    with_text = not options.no_text
    hidden, unplaced = _hidden(report)
    score = report.profile.split.score
    return ReportPage(
        prefix=prefix,
        view=view,
        with_text=with_text,
        axis=None if score is None else 50 + 50 * max(-1.0, min(1.0, score)),
        sides=sides,
        roles=roles,
        phases=phases,
        signs=_signs(report, view),
        time=career_line(report, view.career.entries) if view.career else asked_line(report),
        found=_found(report, view, concepts, links, prefix),
        looks=looks(report),
        text=_text(report, prefix, concepts, figures, hidden) if with_text else (),
        hidden=unplaced if with_text else _all(report),
        change=change(report),
        outlines=outlines(report, prefix) if with_text else (),
        links=links,
        look=look_by,
    )


def _link(mention: Mention, href: str) -> MentionLink:
    look = look_of(mention)
    return MentionLink(href, mention.line, letter_of(look), look)


def _signs(report: Report, view: ReportView) -> tuple[tuple[str, str, int | None], ...]:
    reasons = report.profile.level.reasons
    return tuple((sign.text, sign.aside, reason.line) for sign, reason in zip(view.level.signs, reasons, strict=False))


def _found(
    report: Report,
    view: ReportView,
    concepts: dict[str, int],
    links: Callable[[Sequence[Mention]], list[MentionLink]],
    prefix: str,
) -> tuple[FoundConcept, ...]:
    named: dict[str, list[Mention]] = {concept: [] for concept in concepts}
    rows: dict[str, list[MentionRow]] = {concept: [] for concept in concepts}
    for mention in report.mentions:
        named[mention.concept].append(mention)
    for mention, row in zip(report.mentions, view.mentions, strict=False):
        rows[mention.concept].append(row)
    return tuple(
        FoundConcept(
            prefix + f"c{number}",
            one_line(label_of(report, concept)),
            "responsibility" if named[concept][0].type is MentionType.RESPONSIBILITY else "skill",
            tuple(links(named[concept])),
            tuple(rows[concept]),
        )
        for concept, number in concepts.items()
    )


def _text(
    report: Report, prefix: str, concepts: dict[str, int], figures: Figures, hidden: dict[int, list[HiddenPart]]
) -> tuple[TextPart, ...]:
    document = report.document
    lines = tuple(marked_lines(document.text, document.line_starts, marks(report, prefix, concepts, figures.classes)))
    if not document.pages:
        return (TextPart(None, lines, ()),)
    firsts = [document.line_of(page.span.start) - 1 for page in document.pages]
    firsts[0] = 0
    return tuple(
        TextPart(page.number, lines[first:after], tuple(hidden.get(page.number, ())))
        for page, first, after in zip(document.pages, firsts, [*firsts[1:], len(lines)], strict=True)
    )


def _hidden(report: Report) -> tuple[dict[int, list[HiddenPart]], tuple[HiddenPart, ...]]:
    """Hidden words by their page, and those that are on none."""
    pages = {f"page {page.number}": page.number for page in report.document.pages}
    by_page: dict[int, list[HiddenPart]] = {}
    others: list[HiddenPart] = []
    for one in _all(report):
        if one.place in pages:
            by_page.setdefault(pages[one.place], []).append(one)
        else:
            others.append(one)
    return by_page, tuple(others)


def _all(report: Report) -> tuple[HiddenPart, ...]:
    return tuple(
        HiddenPart(one_line(one.place), one_line(one.how), one_line(one.text)[:_WORDS])
        for one in report.document.hidden
    )
