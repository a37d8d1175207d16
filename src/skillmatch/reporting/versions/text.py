"""A difference for a person at a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from skillmatch.comparing.versions import Difference
from skillmatch.reporting.shared.escape import one_line, to_ascii
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.versions.rows import NOTHING, Change, figures, skill_groups

_ARROW = "→"


def render(difference: Difference, options: Options) -> str:
    """The figures that moved, and what was added and dropped."""
    made = "\n".join(_lines(difference, options.width)) + "\n"
    return to_ascii(made.replace(_ARROW, "->")) if options.ascii else made


def _lines(difference: Difference, width: int) -> Iterator[str]:
    old, new = map(one_line, difference.names)
    yield f"{old} {_ARROW} {new}"
    yield ""
    if not difference.changed:
        yield NOTHING
        return
    rows = [row for row in figures(difference) if row.changed]
    names = max((len(row.name) for row in rows), default=0)
    yield from (line for row in rows for line in _row(row, names, width))
    for name, skills in skill_groups(difference):
        if skills:
            yield ""
            yield f"{name}  {len(skills)}"
            yield from (line for skill in skills for line in _item(skill, width))


def _row(row: Change, names: int, width: int) -> list[str]:
    """A figure that moved; what is long goes on below its own beginning."""
    text = f"{one_line(row.old)} {_ARROW} {one_line(row.new)}"
    lead = f"  {row.name:<{names}}  "
    if len(lead) + len(text) <= width:
        return [lead + text]
    return [f"  {row.name}", *textwrap.wrap(text, width, initial_indent="    ", subsequent_indent="    ")]


def _item(text: str, width: int) -> list[str]:
    return textwrap.wrap(one_line(text), width, initial_indent="  - ", subsequent_indent="    ")
