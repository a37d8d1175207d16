"""A difference for a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from skillmatch.comparing.versions import Difference
from skillmatch.reporting.shared.escape import code, markdown
from skillmatch.reporting.shared.markdown_cells import table
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.versions.rows import NOTHING, figures, skill_groups


def render(difference: Difference, options: Options) -> str:
    """A table of the figures, those that moved in bold, and lists of what was added and dropped."""
    return "".join(f"{line}\n" for line in _lines(difference))


def _lines(difference: Difference) -> Iterator[str]:
    old, new = difference.names
    yield f"## {code(new) or 'a post'}, compared with {code(old) or 'a post'}"
    yield ""
    if not difference.changed:
        yield NOTHING
        return
    rows = [[row.name, markdown(row.old), _bold(markdown(row.new), row.changed)] for row in figures(difference)]
    yield from table(("", "before", "after"), rows)
    for name, skills in skill_groups(difference):
        if skills:
            yield f"**{name}**: {markdown('; '.join(skills))}"
            yield ""


def _bold(text: str, moved: bool) -> str:
    return f"**{text}**" if moved else text
