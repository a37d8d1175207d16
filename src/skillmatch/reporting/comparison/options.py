"""What a user may ask of a comparison's output."""

from __future__ import annotations

from dataclasses import dataclass

AS_GIVEN, BY_COVERAGE = "as-given", "coverage"
SORTS = (AS_GIVEN, BY_COVERAGE)


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """What a user may ask of a comparison; each format heeds what means something to it."""

    evidence: bool = False
    """All places that speak for a need, not only the best."""
    all: bool = False
    """Every need by itself, met or not."""
    include_text: bool = False
    """The texts inside the JSON."""
    need: str | None = None
    """The one need to show in depth, by its id."""
    sort: str = AS_GIVEN
    width: int = 80
    color: bool = False
    ascii: bool = False
    no_text: bool = False
    """A page without the texts: with the lines that speak for needs, and nothing else of them."""
