"""A comparison for a person at a terminal."""

from __future__ import annotations

from skillmatch.comparing.model import Comparisons
from skillmatch.reporting.comparison.options import CompareOptions


def render(comparisons: Comparisons, options: CompareOptions) -> str:
    """One screen for each posting."""
    return ""
