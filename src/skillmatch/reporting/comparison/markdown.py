"""A comparison to share: tables, with everything from the documents made inert."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skillmatch.comparing.model import ComparedNeed, Comparison, Comparisons
from skillmatch.matching.model import Need
from skillmatch.profiling.needs.model import CLASSES
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.comparison import view
from skillmatch.reporting.comparison.matrix import gap_said
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.comparison.order import sorted_results
from skillmatch.reporting.shared.escape import code, markdown
from skillmatch.reporting.shared.markdown_cells import table
from skillmatch.reporting.shared.wording import count


def render(comparisons: Comparisons, options: CompareOptions) -> str:
    """What the postings have in common, then each."""
    return "".join(f"{line}\n" for line in _lines(comparisons, options))


def _lines(comparisons: Comparisons, options: CompareOptions) -> Iterator[str]:
    results = sorted_results(comparisons, options.sort)
    postings = count(len(results), "posting")
    yield f"# {code(comparisons.resume.name) or 'a résumé'}, compared with {postings}"
    yield ""
    if as_of := view.as_of_said(comparisons.resume):
        yield f"{markdown(as_of)}."
        yield ""
    if len(results) > 1:
        yield from table(("posting", "must-haves", "duties:", "a plus:"), map(_row, results))
    if comparisons.gaps:
        yield "Asked for and not shown in several:"
        yield ""
        for gap in comparisons.gaps:
            yield f"- {markdown(gap.label)}: {gap_said(gap, len(comparisons.comparisons))}"
        yield ""
    for result in results:
        yield from _posting(result, options)


def _row(result: Comparison | Unreadable) -> list[str]:
    if isinstance(result, Unreadable):
        return [code(result.name), f"could not be read: {markdown(result.reason)}", "", ""]
    if result.abstained:
        return [code(result.name), f"not compared: {markdown(result.abstained)}", "", ""]
    duty, plus = result.tally(Need.DUTY), result.tally(Need.PREFERRED)
    return [
        code(result.name),
        view.headline(result.tally(Need.REQUIRED)),
        f"{duty.met} of {duty.asked}",
        f"{plus.met} of {plus.asked}",
    ]


def _posting(result: Comparison | Unreadable, options: CompareOptions) -> Iterator[str]:
    if isinstance(result, Unreadable):
        yield f"## {code(result.name)}"
        yield ""
        yield f"Could not be read: {markdown(result.reason)}."
        yield ""
        return
    yield f"## {markdown(result.title) or code(result.name)}"
    yield ""
    if result.abstained:
        yield f"Not compared: {markdown(result.abstained)}."
        yield ""
        return
    for need in CLASSES:
        ones = view.by_verdict(one for one in result.counted if one.need is need and options.need in (None, one.id))
        if ones:
            yield f"**{view.CLASS_NAMES[need]}**: {view.headline(result.tally(need))}"
            yield ""
            yield from _table(ones, result)
    gates = [one for one in result.gates if options.need in (None, one.id)]
    if gates:
        yield "**Years and degree**"
        yield ""
        yield from table(
            ("", "asked", "line:", "shown"),
            (
                [
                    view.gate_verdict(one),
                    markdown(view.gate_asked(one)),
                    str(one.line),
                    markdown(view.said_of(one)),
                ]
                for one in gates
            ),
        )
    for name, said in (("Level", view.level_said(result)), ("Split", view.split_said(result))):
        if said:
            yield f"- **{name}**: {markdown(said)}"
    yield ""
    if result.edits:
        yield "Edits to the résumé, each only if it is true:"
        yield ""
        for number, edit in enumerate(result.edits, start=1):
            yield f"{number}. line {edit.line}: {markdown(view.edit_said(edit))} ({view.edit_lifts(edit)})"
        yield ""


def _table(needs: Sequence[ComparedNeed], result: Comparison) -> Iterator[str]:
    rows = (
        [
            view.VERDICTS[one.verdict],
            code(view.words_of(one, result)),
            ", ".join(map(str, view.lines_of(one))),
            markdown(view.said_of(one)),
        ]
        for one in needs
    )
    yield from table(("", "asked", "line", "shown"), rows)
