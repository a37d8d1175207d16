"""A comparison for a sheet: a row for each need of each posting; no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from skillmatch.comparing.model import Comparison, Comparisons
from skillmatch.readers.model import Unreadable
from skillmatch.reporting.comparison import view
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.comparison.order import sorted_results
from skillmatch.reporting.shared.escape import csv_cell

COLUMNS = (
    "posting",
    "title",
    "need",
    "kind",
    "class",
    "verdict",
    "asked",
    "asked_lines",
    "shown",
    "resume_lines",
    "not_compared",
)


def render(comparisons: Comparisons, options: CompareOptions) -> str:
    """The head, and the rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for result in sorted_results(comparisons, options.sort):
        for row in _rows(result, options):
            writer.writerow([csv_cell(cell) for cell in row])
    return out.getvalue()


def _rows(result: Comparison | Unreadable, options: CompareOptions) -> Iterator[list[str]]:
    blank = [""] * (len(COLUMNS) - 3)
    if isinstance(result, Unreadable):
        yield [result.name, "", *blank, f"could not be read: {result.reason}"]
        return
    if result.abstained:
        yield [result.name, result.title, *blank, result.abstained]
        return
    for need in result.needs:
        if options.need not in (None, need.id):
            continue
        lines = dict.fromkeys(place.line for one in need.alternatives for place in one.evidence)
        yield [
            result.name,
            result.title,
            need.id,
            need.kind,
            need.need,
            need.verdict,
            view.words_of(need, result, 200),
            " ".join(map(str, view.lines_of(need))),
            view.said_of(need),
            " ".join(map(str, lines)),
            "",
        ]
