"""A difference as a page: the figures before and after, and what was added and dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from skillmatch.comparing.versions import Difference
from skillmatch.reporting.shared.escape import one_line
from skillmatch.reporting.shared.html import filled, whole_page
from skillmatch.reporting.shared.options import Options
from skillmatch.reporting.versions.rows import NOTHING, Change, figures, skill_groups

if TYPE_CHECKING:
    from markupsafe import Markup


class VersionsPage(NamedTuple):
    """All that the page of a difference shows."""

    old: str
    new: str
    changed: bool
    nothing: str
    axis: tuple[float, float, float, float] | None
    """The split as it is and as it was, each with its place on the axis in percent."""
    figures: tuple[Change, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]


def render(difference: Difference, options: Options) -> str:
    """The whole page."""
    return whole_page(f"{one_line(difference.names.new)}: what changed", html_body(difference, options))


def html_body(difference: Difference, options: Options) -> Markup:
    """The difference as a part of a page."""
    old, new = difference.score
    page = VersionsPage(
        old=one_line(difference.names.old),
        new=one_line(difference.names.new),
        changed=difference.changed,
        nothing=NOTHING,
        axis=None if old is None or new is None else (new, 50 + 50 * new, old, 50 + 50 * old),
        figures=tuple(Change(*map(one_line, row)) for row in figures(difference)),
        groups=tuple((name, tuple(map(one_line, ones))) for name, ones in skill_groups(difference) if ones),
    )
    return filled("versions.html", page=page)
