"""Comparisons as JSON, one line for each posting: a line says all that the whole would say of it."""

from __future__ import annotations

import json

from skillmatch.comparing.model import Comparisons
from skillmatch.reporting.comparison.as_json import comparison_object, head
from skillmatch.reporting.comparison.options import CompareOptions
from skillmatch.reporting.comparison.order import sorted_results


def render(comparisons: Comparisons, options: CompareOptions) -> str:
    """A line for each posting."""
    begin = head(comparisons.resume, options)
    rows = ({**begin, **comparison_object(one, options)} for one in sorted_results(comparisons, options.sort))
    # Pure ASCII: no splitter of lines meets a control code of a document.
    return "".join(json.dumps(row) + "\n" for row in rows)
