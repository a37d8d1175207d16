"""The rules' functions by the rules' ids: a rule is an entry in ``taxonomy/rules`` and a line in its module's table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from skillmatch.checking.context import Post
from skillmatch.checking.model import Hit, Rule
from skillmatch.checking.rules import breadth, clarity, fit, hidden, levels, needs, title

Check = Callable[[Post, Rule], Iterator[Hit]]

CHECKS: Mapping[str, Check] = {
    **title.CHECKS,
    **breadth.CHECKS,
    **levels.CHECKS,
    **needs.CHECKS,
    **clarity.CHECKS,
    **hidden.CHECKS,
    **fit.CHECKS,
}
