"""A comparison for a person at a terminal: one screen, unmet needs first."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from skillmatch.comparing.model import ComparedNeed, Comparison, Comparisons, Verdict
from skillmatch.matching.model import Need
from skillmatch.profiling.needs.model import NeedKind
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.comparison import view
from skillmatch.reporting.comparison.before import changes
from skillmatch.reporting.comparison.matrix import matrix_lines
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.comparison.order import sorted_results
from skillmatch.reporting.shared.cells import width_of
from skillmatch.reporting.shared.escape import one_line, to_ascii
from skillmatch.reporting.shared.quotes import cut

_NAME = 12
_ROWS = 9
"""Unmet must-haves that are shown each by itself."""
_GATES = 3
"""Statements of years, or degrees, that are shown."""
_DRAWN = str.maketrans({"+": "✔", "o": "○", "x": "✘"})
_NOTE = "(7) is line 7 of the résumé. Not compared: place, pay, permit to work."


def render(comparisons: Comparisons, options: CompareOptions) -> str:
    """One screen for each posting; from two on, what they have in common first."""
    made = "\n".join(_pages(comparisons, options)) + "\n"
    return to_ascii(made) if options.ascii else made


def _pages(comparisons: Comparisons, options: CompareOptions) -> Iterator[str]:
    results = sorted_results(comparisons, options.sort)
    if len(results) > 1 and options.need is None:
        yield from matrix_lines(comparisons, results, options.width)
    if comparisons.before:
        yield from changes(comparisons, options.width)
        yield ""
    for number, result in enumerate(results):
        if number:
            yield ""
        if isinstance(result, Unreadable):
            yield f"{one_line(result.name)}: could not be read: {one_line(result.reason)}."
        else:
            yield from _Screen(comparisons, result, options).lines()


class _Screen:
    """One posting."""

    def __init__(self, comparisons: Comparisons, comparison: Comparison, options: CompareOptions) -> None:
        self._resume = comparisons.resume
        self._comparison = comparison
        self._options = options
        self._width = options.width

    def lines(self) -> Iterator[str]:
        """The screen, line by line."""
        yield from self._head()
        if self._comparison.abstained:
            yield from textwrap.wrap(f"Not compared: {self._comparison.abstained}.", self._width)
            return
        if self._options.need is not None:
            for one in self._comparison.needs:
                if one.id == self._options.need:
                    yield from self._in_depth(one)
            return
        yield ""
        yield from self._musts()
        for need in (Need.DUTY, Need.PREFERRED):
            yield from self._class(need)
        yield from self._gates()
        yield from self._wrapped("Level", view.level_said(self._comparison))
        yield from self._wrapped("Split", view.split_said(self._comparison))
        yield from self._wrapped("Not scored", self._soft())
        yield from self._uncounted()
        yield from self._edits()
        yield from textwrap.wrap(_NOTE, self._width)

    def _head(self) -> Iterator[str]:
        title = f"“{cut(one_line(self._comparison.title), 44, '…')}”" if self._comparison.title else ""
        against = " ".join(part for part in (one_line(self._comparison.name), title) if part)
        yield from textwrap.wrap(f"{one_line(self._resume.name)} against {against}", self._width)
        if as_of := view.as_of_offered(self._resume):
            yield as_of

    def _of_class(self, need: Need) -> list[ComparedNeed]:
        return view.by_verdict(one for one in self._comparison.counted if one.need is need)

    def _musts(self) -> Iterator[str]:
        needs = self._of_class(Need.REQUIRED)
        if not needs:
            yield from self._wrapped("Must-haves", "none is told")
            return
        yield from self._wrapped("Must-haves", view.headline(self._comparison.tally(Need.REQUIRED)))
        open_, met = _parted(needs)
        shown = needs if self._options.all else open_[:_ROWS]
        for one in shown:
            yield from self._row(one)
        rest = [] if self._options.all else open_[_ROWS:]
        for sign, ones in groupby(rest, key=lambda one: view.SIGNS[one.verdict]):
            yield from self._list(sign, list(ones))
        if met and not self._options.all:
            yield from self._list(view.SIGNS[Verdict.MET], met)

    def _class(self, need: Need) -> Iterator[str]:
        needs = self._of_class(need)
        if not needs:
            return
        tally = self._comparison.tally(need)
        open_, met = _parted(needs)
        partly = [one for one in open_ if one.verdict is Verdict.PARTLY]
        not_shown = [one for one in open_ if one.verdict is not Verdict.PARTLY]
        head = f"{tally.met} of {tally.asked} shown"
        if self._options.all:
            yield from self._wrapped(view.CLASS_NAMES[need], head)
            for one in needs:
                yield from self._row(one)
            return
        yield from self._wrapped(view.CLASS_NAMES[need], f"{head}: {self._names(met)}" if met else head)
        if partly:
            yield from self._wrapped("", f"partly: {self._names(partly)}")
        if not_shown:
            yield from self._wrapped("", f"not shown: {self._names(not_shown, with_lines=False)}")

    def _names(self, needs: Sequence[ComparedNeed], most: int = 8, *, with_lines: bool = True) -> str:
        names = [self._name(one, with_lines=with_lines) for one in needs[:most]]
        more = [f"and {len(needs) - most} more"] if len(needs) > most else []
        return ", ".join([*names, *more])

    def _name(self, need: ComparedNeed, *, with_lines: bool) -> str:
        name = view.words_of(need, self._comparison, 36)
        evidence = need.best.evidence
        return f"{name} ({evidence[0].line})" if with_lines and evidence else name

    def _row(self, need: ComparedNeed) -> Iterator[str]:
        """A need with its line at the right edge, and below what the résumé shows of it."""
        where = ", ".join(map(str, view.lines_of(need)[:3]))
        right = f"{'lines' if ',' in where else 'line'} {where}"
        sign = view.SIGNS[need.verdict] if self._options.ascii else view.SIGNS[need.verdict].translate(_DRAWN)
        kind = " (any)" if need.open else f" ({need.at_least} of them)" if need.at_least > 1 else ""
        room = self._width - 5 - len(right)
        words = f"{view.words_of(need, self._comparison, room - len(kind))}{kind}"
        yield f"  {sign} {words}{' ' * max(1, room - width_of(words) + 1)}{right}"
        said = view.said_of(need)
        if said != "not found":
            yield from textwrap.wrap(said, self._width, initial_indent="      ", subsequent_indent="      ")
        if self._options.evidence:
            yield from self._evidence(need)

    def _evidence(self, need: ComparedNeed) -> Iterator[str]:
        for one in need.alternatives:
            for place in one.evidence:
                line = view.line_of(self._resume.text, self._resume.line_starts, place.line)
                yield cut(f"      {place.line:>4} | {line}", self._width, "…")

    def _list(self, sign: str, needs: Sequence[ComparedNeed]) -> Iterator[str]:
        if not self._options.ascii:
            sign = sign.translate(_DRAWN)
        names = self._names(needs, 40)
        first = f"  {sign} "
        yield from textwrap.wrap(names, self._width, initial_indent=first, subsequent_indent="    ")

    def _gates(self) -> Iterator[str]:
        for kind, name in ((NeedKind.YEARS, "Years"), (NeedKind.DEGREE, "Degree")):
            gates = [one for one in self._comparison.gates if one.kind is kind]
            unmet_first = sorted(gates, key=lambda one: one.verdict is Verdict.MET)
            shown = gates if self._options.all else unmet_first[:_GATES]
            for number, need in enumerate(shown):
                preferred = ", a plus" if need.need is Need.PREFERRED else ""
                fields = self._fields(need)
                said = (
                    f"{view.gate_asked(need)}{fields}{preferred} (line {need.line}): {view.gate_verdict(need)}; "
                    f"{view.said_of(need)}"
                )
                yield from self._wrapped(name if not number else "", said)
            if len(shown) < len(gates):
                yield from self._wrapped("", f"and {len(gates) - len(shown)} more: --all shows them")

    def _fields(self, need: ComparedNeed) -> str:
        names = self._parts.get(need.id, ())
        return f" in {', '.join(names[:4])}{' …' if len(names) > 4 else ''}" if names else ""

    @cached_property
    def _parts(self) -> Mapping[str, Sequence[str]]:
        """By need, the labels of what is told with it."""
        found: dict[str, list[str]] = {}
        for one in self._comparison.needs:
            if one.part_of is not None:
                found.setdefault(one.part_of, []).extend(alternative.label for alternative in one.alternatives)
        return found

    def _soft(self) -> str:
        if not self._comparison.soft:
            return ""
        named = ", ".join(one.label for one in self._comparison.soft[:5])
        more = f" and {len(self._comparison.soft) - 5} more" if len(self._comparison.soft) > 5 else ""
        lines = sorted({place.line for one in self._comparison.soft for place in one.evidence})
        speaks = f"; these lines speak for them: {', '.join(map(str, lines[:5]))}" if lines else ""
        return f"{named}{more}: no résumé proves these{speaks}"

    def _uncounted(self) -> Iterator[str]:
        most = 6 if self._options.all else 3
        said = [view.uncounted_said(self._comparison.uncounted, most, "line ")]
        if self._resume.uncounted:
            said.append(f"of the résumé: {view.uncounted_said(self._resume.uncounted, most)}")
        for number, one in enumerate(filter(None, said)):
            yield from self._wrapped("" if number else "Not counted", one)

    def _edits(self) -> Iterator[str]:
        if not self._comparison.edits:
            return
        yield "Edits to the résumé, each only if it is true"
        for number, edit in enumerate(self._comparison.edits, start=1):
            said = f"line {edit.line}: {view.edit_said(edit)} ({view.edit_lifts(edit)})"
            yield from textwrap.wrap(said, self._width, initial_indent=f"  {number} ", subsequent_indent="    ")

    def _in_depth(self, need: ComparedNeed) -> Iterator[str]:
        yield ""
        yield f"{need.id}: {need.kind}, {need.need}, {view.VERDICTS[need.verdict]}"
        for line in view.lines_of(need):
            text = view.line_of(self._comparison.text, self._comparison.line_starts, line)
            yield from textwrap.wrap(text, self._width, initial_indent=f"  {line:>4} | ", subsequent_indent="         ")
        for one in need.alternatives:
            yield from self._wrapped("", view.alternative_said(one, named=True))
        yield from self._evidence(need)

    def _wrapped(self, name: str, text: str) -> Iterator[str]:
        if not text:
            return
        blank = " " * _NAME
        yield from textwrap.wrap(text, self._width, initial_indent=f"{name:<{_NAME}}", subsequent_indent=blank)


def _parted(needs: Sequence[ComparedNeed]) -> tuple[list[ComparedNeed], list[ComparedNeed]]:
    met = [one for one in needs if one.verdict is Verdict.MET]
    return [one for one in needs if one.verdict is not Verdict.MET], met
