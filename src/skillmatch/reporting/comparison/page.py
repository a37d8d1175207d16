"""A comparison to all that its page shows: needs, where they are asked for, and what is shown of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from skillmatch.comparing.model import ComparedNeed, Comparison, Comparisons, Resume, ShownPlace, Verdict
from skillmatch.profiling.needs.model import CLASSES
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.comparison import view
from skillmatch.reporting.comparison.before import changes
from skillmatch.reporting.comparison.matrix import gap_said
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.comparison.order import sorted_results
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.html.pieces import TextLine, TextMark, marked_lines
from skillmatch.text.spans import Span

_LETTERS = {
    Verdict.MET: "✓",
    Verdict.PARTLY: "½",
    Verdict.CANNOT_TELL: "?",
    Verdict.NEAR: "≈",
    Verdict.MISSING: "✗",
    Verdict.DENIED: "⊘",
}
_NAMES = {**view.VERDICTS, Verdict.PARTLY: "partly"}
_LINES = re.compile(r" ?\((\d+(?:, \d+)*)\)")
_EVIDENCE = 3
_WORDS = 120


class VerdictShare(NamedTuple):
    """A part of a bar of verdicts, in percent of it."""

    cls: str
    name: str
    often: int
    at: float
    width: float


class PlaceLink(NamedTuple):
    """A way to a place in a text; to nowhere where the page is without it."""

    href: str
    line: int


class NeedRow(NamedTuple):
    """A need of a posting."""

    id: str
    cls: str
    letter: str
    verdict: str
    asked: str
    asked_at: tuple[PlaceLink, ...]
    said: str
    shown_at: tuple[PlaceLink, ...]
    quotes: tuple[str, ...]
    """Lines of the résumé; where all evidence is asked for, or the text is left out."""


class NeedClass(NamedTuple):
    """The needs of a class."""

    name: str
    headline: str
    bar: tuple[VerdictShare, ...]
    rows: tuple[NeedRow, ...]


class PostingPage(NamedTuple):
    """What the page shows of one posting."""

    prefix: str
    name: str
    title: str
    why_not: str
    """Why there is nothing more; empty where there is."""
    unread: bool
    classes: tuple[NeedClass, ...]
    facts: tuple[tuple[str, str], ...]
    """Level and such: a name, and what is said."""
    split: tuple[float, float, float, float] | None
    """What the posting asks for and the résumé shows, each with its place on the axis in percent."""
    edits: tuple[tuple[PlaceLink, str, str], ...]
    looks: tuple[VerdictShare, ...]
    lines: tuple[TextLine, ...]


class ComparePage(NamedTuple):
    """All that the page of a comparison shows."""

    resume: str
    with_text: bool
    as_of: str
    postings: tuple[PostingPage, ...]
    gaps: tuple[tuple[str, str], ...]
    changes: tuple[str, ...]
    lines: tuple[TextLine, ...]


def compare_page(comparisons: Comparisons, options: CompareOptions) -> ComparePage:
    """All that the page of a comparison shows."""
    shown = _Shown(comparisons.resume, options)
    results = sorted_results(comparisons, options.sort)
    postings = tuple(
        _unread(result, f"p{number}") if isinstance(result, Unreadable) else _posting(result, f"p{number}", shown)
        for number, result in enumerate(results, 1)
    )
    return ComparePage(
        resume=one_line(comparisons.resume.name),
        with_text=shown.with_text,
        as_of=view.as_of_said(comparisons.resume),
        postings=postings,
        gaps=tuple((one_line(gap.label), gap_said(gap, len(comparisons.comparisons))) for gap in comparisons.gaps),
        changes=tuple(changes(comparisons, 10_000)),
        lines=shown.lines(),
    )


class _Shown:
    """The résumé, and the places in it that speak for needs, as they are met."""

    def __init__(self, resume: Resume, options: CompareOptions) -> None:
        self.options = options
        self.with_text = not options.no_text
        self._resume = resume
        self._marks: dict[Span, TextMark] = {}

    def links(self, need: ComparedNeed, cls: str, letter: str, href: str) -> tuple[PlaceLink, ...]:
        """The ways to what speaks for a need; each place is marked for the first need that it speaks for."""
        places = self._places(need)
        if not self.with_text:
            return tuple(PlaceLink("", line) for line in dict.fromkeys(place.line for place in places))
        for place in places:
            if place.span not in self._marks:
                mark = TextMark(place.span, f"e{len(self._marks)}", href, (cls,), letter)
                self._marks[place.span] = mark
        firsts = {place.line: self._marks[place.span].id for place in reversed(places)}
        return tuple(PlaceLink(f"#{firsts[line]}", line) for line in dict.fromkeys(place.line for place in places))

    def quotes(self, need: ComparedNeed) -> tuple[str, ...]:
        """The lines of those places, where they are asked for or all that there is."""
        if self.with_text and not self.options.evidence:
            return ()
        return tuple(self.line(number) for number in dict.fromkeys(place.line for place in self._places(need)))

    def line(self, number: int) -> str:
        """A line of the résumé, cut where it is long."""
        start = self._resume.line_starts[number - 1]
        return one_line(self._resume.text[start:].split("\n", 1)[0])[:240]

    def lines(self) -> tuple[TextLine, ...]:
        """The résumé with those places marked."""
        if not self.with_text:
            return ()
        return tuple(marked_lines(self._resume.text, self._resume.line_starts, self._marks.values()))

    def _places(self, need: ComparedNeed) -> list[ShownPlace]:
        places = {place.span: place for one in need.alternatives for place in one.evidence}
        return list(places.values())[: None if self.options.evidence else _EVIDENCE]


def _unread(result: Unreadable, prefix: str) -> PostingPage:
    why = f"Could not be read: {one_line(result.reason)}. {one_line(result.hint)}"
    return PostingPage(prefix, one_line(result.name), "", why, True, (), (), None, (), (), ())


def _posting(result: Comparison, prefix: str, shown: _Shown) -> PostingPage:
    name, title = one_line(result.name), one_line(result.title)
    if result.abstained:
        why = f"Not compared: {one_line(result.abstained)}."
        return PostingPage(prefix, name, title, why, False, (), (), None, (), (), ())
    asked = _Asked(result, prefix, shown)
    classes = tuple(asked.classes())
    return PostingPage(
        prefix=prefix,
        name=name,
        title=title,
        why_not="",
        unread=False,
        classes=classes,
        facts=tuple(_facts(result)),
        split=_split(result),
        edits=tuple(
            (
                PlaceLink(f"#rl{edit.line}" if shown.with_text else "", edit.line),
                view.edit_said(edit),
                view.edit_lifts(edit),
            )
            for edit in result.edits
        ),
        looks=_shares(row.cls for one in classes for row in one.rows),
        lines=asked.lines(),
    )


class _Asked:
    """The needs of a posting, and where it asks for them."""

    def __init__(self, result: Comparison, prefix: str, shown: _Shown) -> None:
        self._result, self._prefix, self._shown = result, prefix, shown
        self._marks: list[TextMark] = []
        self._rows = 0

    def classes(self) -> Iterator[NeedClass]:
        """The classes that it has needs of, then years and degrees."""
        only = self._shown.options.need
        for need in CLASSES:
            ones = view.by_verdict(one for one in self._result.counted if one.need is need and only in (None, one.id))
            if ones:
                rows = tuple([self._row(one) for one in ones])
                headline = view.headline(self._result.tally(need))
                yield NeedClass(view.CLASS_NAMES[need], headline, _shares(row.cls for row in rows), rows)
        gates = [one for one in self._result.gates if only in (None, one.id)]
        if gates:
            yield NeedClass("Years and degree", "", (), tuple([self._gate(one) for one in gates]))

    def lines(self) -> tuple[TextLine, ...]:
        """The posting with the places that ask marked."""
        if not self._shown.with_text:
            return ()
        return tuple(marked_lines(self._result.text, self._result.line_starts, self._marks))

    def _gate(self, need: ComparedNeed) -> NeedRow:
        row = self._row(need)
        preferred = ", a plus" if need.need.value == "preferred" else ""
        return row._replace(asked=view.gate_asked(need) + preferred, verdict=view.gate_verdict(need))

    def _row(self, need: ComparedNeed) -> NeedRow:
        cls, letter = _cls(need.verdict), _LETTERS[need.verdict]
        id_ = f"{self._prefix}n{self._rows}"
        self._rows += 1
        return NeedRow(
            id=id_,
            cls=cls,
            letter=letter,
            verdict=_NAMES[need.verdict],
            asked=view.words_of(need, self._result, _WORDS) + _how_many(need),
            asked_at=self._links(need, cls, letter, f"#{id_}"),
            said=_without_lines(view.said_of(need), need),
            shown_at=self._shown.links(need, cls, letter, f"#{id_}"),
            quotes=self._shown.quotes(need),
        )

    def _links(self, need: ComparedNeed, cls: str, letter: str, href: str) -> tuple[PlaceLink, ...]:
        """The ways to the lines that ask for a need."""
        by_line: dict[int, str] = {}
        for place in (asked for one in need.alternatives for asked in one.asked):
            id_ = f"{self._prefix}a{len(self._marks)}"
            self._marks.append(TextMark(place.span, id_, href, (cls,), letter))
            by_line.setdefault(place.line, f"#{id_}")
        return tuple(PlaceLink(by_line[line] if self._shown.with_text else "", line) for line in view.lines_of(need))


def _without_lines(said: str, need: ComparedNeed) -> str:
    """What is said of a need without the lines in brackets, which are links beside it."""
    known = {str(place.line) for one in need.alternatives for place in one.evidence}
    return _LINES.sub(lambda found: "" if set(found[1].split(", ")) <= known else found[0], said)


def _how_many(need: ComparedNeed) -> str:
    return " (any)" if need.open else f" ({need.at_least} of them)" if need.at_least > 1 else ""


def _cls(verdict: Verdict) -> str:
    """The look of a verdict."""
    return f"w-{verdict.value}"


def _shares(classes: Iterable[str]) -> tuple[VerdictShare, ...]:
    """How many there are of each verdict, as parts of a bar."""
    found = list(classes)
    shares, at = [], 0.0
    for verdict, name in _NAMES.items():
        if number := found.count(_cls(verdict)):
            width = 100 * number / len(found)
            shares.append(VerdictShare(_cls(verdict), name, number, round(at, 2), round(width, 2)))
            at += width
    return tuple(shares)


def _facts(result: Comparison) -> Iterator[tuple[str, str]]:
    soft = ", ".join(one_line(one.label) for one in result.soft)
    rows: Sequence[tuple[str, str]] = (
        ("Level", view.level_said(result)),
        ("Split", view.split_said(result)),
        ("Not scored", f"{soft}: no résumé proves these" if soft else ""),
        ("Not counted", view.uncounted_said(result.uncounted, 6, "line ")),
    )
    yield from ((name, said) for name, said in rows if said)


def _split(result: Comparison) -> tuple[float, float, float, float] | None:
    split = result.split
    if split is None or split.asked is None or split.shown is None:
        return None
    return split.asked, 50 + 50 * split.asked, split.shown, 50 + 50 * split.shown
