"""What the edits of a résumé changed: the older version and the newer against the same postings."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from skillmatch.comparing.model import Comparison, Comparisons
from skillmatch.reporting.comparison import view
from skillmatch.reporting.shared.escape import one_line


def changes(comparisons: Comparisons, width: int) -> Iterator[str]:
    """The needs whose verdict moved, posting by posting."""
    older = comparisons.before
    if older is None:
        return
    yield f"Since {one_line(older.name)}"
    for was, now in zip(comparisons.earlier, comparisons.results, strict=True):
        if not isinstance(was, Comparison) or not isinstance(now, Comparison):
            continue
        moved = list(_moved(was, now))
        yield f"  {one_line(now.name)}: {'nothing moved' if not moved else f'{len(moved)} moved'}"
        for line in moved:
            yield from textwrap.wrap(line, width, initial_indent="    ", subsequent_indent="      ")


def _moved(was: Comparison, now: Comparison) -> Iterator[str]:
    if bool(was.abstained) != bool(now.abstained):
        if was.abstained:
            yield f"it was not compared ({was.abstained}), and is now"
        else:
            yield f"it is not compared any more: {now.abstained}"
        return
    verdicts = {one.id: one.verdict for one in was.needs}
    for need in now.needs:
        old = verdicts.get(need.id)
        if old is not None and old is not need.verdict:
            yield f"{view.words_of(need, now)}: {view.VERDICTS[old]} → {view.VERDICTS[need.verdict]}"
