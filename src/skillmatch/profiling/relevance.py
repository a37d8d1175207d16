"""Whether a text is of software, data or ML work at all, or of another trade."""

from __future__ import annotations

from typing import NamedTuple

from skillmatch.matching.model import Mention, Need
from skillmatch.profiling.evidence import Counts
from skillmatch.profiling.parameters import Weights
from skillmatch.profiling.title import named_in


class Relevance(NamedTuple):
    """How much of a text only software, data or ML work names; what is said of the company is no part of it."""

    evidence: float
    """All that is said of core concepts, in units of one required skill or one stated duty."""
    core: int
    """Core skills among the hard ones."""
    hard: int
    trade: str
    """The title, where it is of another trade."""
    least: float
    """The least share of core skills that a verdict takes."""

    @property
    def elsewhere(self) -> bool:
        """Whether what the text names, or without any of it the title, is of another trade."""
        return self.core < self.least * self.hard or (bool(self.trade) and not self.core)

    @property
    def reason(self) -> str:
        """Why there is no verdict for a text that is of another trade."""
        title = f" under the title “{self.trade}”" if self.trade else ""
        least = f"; a verdict takes {self.least:.0%}{title}" if self.core else ""
        return f"neither a software nor an ML text: {self._found} of these fields{least}"

    @property
    def _found(self) -> str:
        if self.hard > 1:
            return f"{self.core} of {self.hard} hard skills are"
        return "its only hard skill is not" if self.hard else "no hard skill is"


def relevance(counts: Counts, title: str, weights: Weights) -> Relevance:
    """What the counts and the title of a document tell of its trade; the title can ask for more, and gives nothing."""
    concepts = weights.taxonomy.concepts
    said = [concept for concept in counts.said if any(_is_of_the_job(one) for one in counts.mentions[concept])]
    core = [concept for concept in said if concepts[concept].core]
    trade = title if named_in(title, weights.other_trades) else ""
    return Relevance(
        evidence=round(sum(counts.said[concept] for concept in core), 2),
        core=sum(concepts[concept].phase is None for concept in core),
        hard=sum(concepts[concept].phase is None for concept in said),
        trade=trade,
        least=weights.share_other_trade if trade else weights.share,
    )


def _is_of_the_job(mention: Mention) -> bool:
    return mention.need is not Need.CONTEXT
